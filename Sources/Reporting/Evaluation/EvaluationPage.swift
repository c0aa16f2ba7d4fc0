import MNIST
import SystemLibraries

extension EvaluationReport {
    /// Returns the page of the figures, without the digits; `curves` are those of the model's own
    /// training, where it has kept them.
    package func page(subtitle: String, curves: TrainingCurves?) -> ReportPage {
        var page = ReportPage(title: "Evaluation", subtitle: subtitle)
        page.hasLabels = confusion.total > 0
        let unread = confusion.unread.reduce(0, +)
        page.figures = [
            ("Accuracy", NumberText.percent(confusion.accuracy, places: 2)),
            ("Digits", NumberText.count(confusion.total)),
            ("Misread", NumberText.count(confusion.total - confusion.right - unread)),
            ("Not read", NumberText.count(unread)),
        ]
        if let loss { page.figures.append(("Loss", NumberText.decimal(loss, places: 4))) }
        if let calibrationError {
            page.figures.append(
                ("Calibration error", NumberText.percent(calibrationError, places: 2)))
        }
        if let mean = meanOverGroups {
            page.figures.append(("Mean over groups", NumberText.percent(mean, places: 2)))
        }
        page.panels = [
            .confusion(confusion), .chart(reliabilityPlot, id: "reliability"),
            .chart(coveragePlot, id: "coverage"), digitPanel,
        ]
        if !groups.isEmpty { page.panels.append(groupPanel) }
        if let curves, !curves.epochs.isEmpty {
            let plot = curves.plot(title: "How the model was trained")
            page.panels.append(.chart(plot, id: "training"))
        }
        if confusion.right < confusion.total {
            page.filters = [("verdict", "wrong"), ("sort", "sure")]
        }
        return page
    }

    private var digitPanel: ReportPanel {
        .table(
            title: "By digit, in %", columns: ["Digit", "Count", "Precision", "Recall", "F1"],
            rows: Digit.allCases.map { digit in
                let shares = [
                    confusion.precision(of: digit), confusion.recall(of: digit),
                    confusion.f1(of: digit),
                ]
                return [digit.description, NumberText.count(confusion.support(of: digit))]
                    + shares.map { NumberText.decimal($0.map { 100 * $0 }, places: 2) }
            })
    }

    private var groupPanel: ReportPanel {
        .table(
            title: "By group", columns: ["Group", "Count", "Right", "Accuracy"],
            rows: groups.map { group in
                [
                    group.name, NumberText.count(group.count), NumberText.count(group.right),
                    NumberText.percent(Double(group.right) / Double(group.count), places: 2),
                ]
            })
    }
}
