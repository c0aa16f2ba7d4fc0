extension PageReport {
    /// Returns the page of the figures, without the digits.
    package func page(subtitle: String) -> ReportPage {
        let all = figures
        var page = ReportPage(title: "Evaluation of pages", subtitle: subtitle)
        page.hasLabels = true
        page.figures = [
            ("Pages", NumberText.count(all.pages)),
            ("Exact", NumberText.percent(all.exactShare, places: 1)),
            ("Recall", NumberText.percent(all.recall, places: 2)),
            ("Precision", NumberText.percent(all.precision, places: 2)),
            ("F1", NumberText.percent(all.f1, places: 2)),
            ("Recognition", NumberText.percent(all.recognition, places: 2)),
        ]
        let rows = pages.map { page in
            [
                page.name, NumberText.percent(page.figures.f1, places: 1),
                page.read == page.actual ? "exact" : "\(page.actual) → \(page.read)",
            ]
        }
        page.panels = [
            .table(
                title: "By page", columns: ["Page", "F1", "Written → read"], rows: rows, wraps: true
            )
        ]
        page.filters = [("sort", "doubt")]
        return page
    }
}
