import Files
package import Results
import SystemLibraries

extension PageReport {
    /// Returns the page of the figures, without the digits, which a report writer adds.
    ///
    /// The figures stand above; below is a table of the pages that were not read exactly, the worst first.
    package func page(title: String, subtitle: String) -> HTMLReport {
        let all = figures
        var page = HTMLReport(title: title, subtitle: subtitle)
        page.hasLabels = true
        // First the pages, then their digits' figures, from finding to recognition.
        page.figures = [
            ("Pages", NumberText.count(all.pages)),
            ("Exact", NumberText.percent(all.exactShare, places: 1)),
            ("Recall", NumberText.percent(all.recall, places: 2)),
            ("Precision", NumberText.percent(all.precision, places: 2)),
            ("F1", NumberText.percent(all.f1, places: 2)),
            ("Recognition", NumberText.percent(all.recognition, places: 2)),
        ]
        // Only pages that were not read exactly are listed: the others have nothing to show.
        let misread = pages.filter { $0.figures.exact < $0.figures.pages }
            .sorted { ($0.figures.f1 ?? 0, $0.name) < ($1.figures.f1 ?? 0, $1.name) }
        let rows: [[ReportPanel.Cell]] = misread.map { page in
            [
                .filter(Self.fileName(page.name), [("text", Self.fileName(page.name))]),
                "\(NumberText.percent(page.figures.f1, places: 1))",
                // Each transcript is marked against the other: in one what was missed, in the other what was made up.
                .html(
                    "\(Self.marked(page.actual, against: page.read)) → \(Self.marked(page.read, against: page.actual))"
                ),
            ]
        }
        if !rows.isEmpty {
            page.panels = [
                .table(
                    title: "Pages that were not read exactly, the worst first",
                    columns: ["Page", "F1", "Written → read"], rows: rows, wraps: true,
                    says: "What differs is marked. A press on a page shows its digits.")
            ]
        }
        page.showsPanels = true
        // The page opens with whole pages where some were misread: where on the page it was is what helps.
        page.filters = misread.isEmpty ? [] : [("view", "pages")]
        return page
    }

    /// Returns the name of a file without its folders.
    private static func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Returns a transcript as HTML in which what another one lacks is marked, by a longest common subsequence.
    ///
    /// Time and memory are proportional to the product of both lengths; pages have some hundred
    /// signs. An empty transcript is the word “nothing”.
    private static func marked(_ text: String, against other: String) -> String {
        // From the end to the start: an alignment pairs what stands last first, and here that is to be the start.
        let (signs, others) = (Array(text.reversed()), Array(other.reversed()))
        guard !signs.isEmpty else { return "nothing" }
        // Two signs that differ are never paired: that costs more than to leave both out.
        let alignment = EditAlignment<Int>(
            leavingOut: others.map { _ in 1 }, signs.map { _ in 1 }
        ) { others[$0] == signs[$1] ? 0 : 3 }
        let shared = Set(alignment.pairs.map { $0.second })
        return signs.indices.reversed().map { place in
            let shown = MarkupText.escaped(String(signs[place]))
            return shared.contains(place) ? shown : "<mark>\(shown)</mark>"
        }.joined()
    }
}
