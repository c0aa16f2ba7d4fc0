import DigitReading

/// A part of a page's overview.
struct ReportPanel: Sendable {
    let html: String
    /// Whether it takes a row to itself.
    var isWide = false

    /// A chart, with a sentence on what it comes to.
    ///
    /// `id` must be the page's only one of the name.
    static func chart(_ plot: Plot, id: String, says sentence: String = "") -> ReportPanel {
        let isWide = plot.charts.count > 1
        return ReportPanel(
            html: """
                <div class="panel\(isWide ? " wide" : "")">
                <h2>\(HTML.escaped(plot.title))</h2>\(says(sentence))
                <figure>\(plot.element(id: id))</figure></div>
                """, isWide: isWide)
    }

    /// A chart that is folded away at first.
    static func folded(_ plot: Plot, id: String, says sentence: String) -> ReportPanel {
        ReportPanel(
            html: """
                <details class="panel wide"><summary>\(HTML.escaped(plot.title))</summary>\(says(sentence))
                <figure>\(plot.element(id: id))</figure></details>
                """, isWide: true)
    }

    /// A row of a bar chart whose counts show their digits.
    struct Count {
        let name: String
        let count: Int
        /// What the filters are set to.
        let filter: [(name: String, value: String)]
    }

    /// Bars that lie below each other; a press on a count shows its digits.
    static func counts(title: String, unit: String, _ rows: [Count]) -> ReportPanel {
        let most = Double(max(1, rows.map(\.count).max() ?? 0))
        let body = rows.map { row in
            let width = NumberText.decimal(100 * Double(row.count) / most, places: 2)
            let button =
                row.count == 0
                ? "<span class=\"muted\">0</span>"
                : button(
                    filter: row.filter, says: "\(row.count) \(unit), \(row.name)",
                    HTML.escaped(NumberText.count(row.count)))
            return """
                <tr><th scope="row">\(HTML.escaped(row.name))</th><td aria-hidden="true"><svg \
                viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="fill-series-0" \
                width="\(width)" height="10"/></svg></td><td>\(button)</td></tr>
                """
        }
        return ReportPanel(
            html: """
                <div class="panel"><h2>\(HTML.escaped(title))</h2><table class="counts"><tbody>
                \(body.joined(separator: "\n"))
                </tbody></table></div>
                """)
    }

    /// A table's cell.
    enum Cell: ExpressibleByStringInterpolation {
        case text(String)
        /// Text that is HTML already.
        case html(String)
        /// A press on it sets the filters.
        case filter(String, [(name: String, value: String)])

        init(stringLiteral text: String) { self = .text(text) }

        fileprivate var html: String {
            switch self {
            case .text(let text): HTML.escaped(text)
            case .html(let html): html
            case .filter(let text, let filter):
                ReportPanel.button(
                    filter: filter, says: "Show \(text)", HTML.escaped(text))
            }
        }
    }

    /// A table of words and numbers; long words may be asked to wrap.
    static func table(
        title: String, columns: [String], rows: [[Cell]], wraps: Bool = false,
        says sentence: String = ""
    ) -> ReportPanel {
        let head = columns.map { "<th scope=\"col\">\(HTML.escaped($0))</th>" }.joined()
        let body = rows.map { row in
            let cells = row.enumerated().map { index, cell in
                index == 0 ? "<th scope=\"row\">\(cell.html)</th>" : "<td>\(cell.html)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return ReportPanel(
            html: """
                <div class="panel tabular\(wraps ? " wide" : "")"><h2>\(HTML.escaped(title))</h2>\
                \(says(sentence))<div class="scroll" tabindex="0" \
                role="region" aria-label="\(HTML.escaped(title))"><table class="plain\(wraps ? " wraps" : "")">
                <thead><tr>\(head)</tr></thead>
                <tbody>
                \(body.joined(separator: "\n"))
                </tbody></table></div></div>
                """, isWide: wraps)
    }

    /// A button that sets the page's filters.
    static func button(
        filter: [(name: String, value: String)], says words: String, _ html: String
    ) -> String {
        let json = HTML.escaped(
            JSONText.object(filter.map { ($0.name, JSONText.string($0.value)) }))
        return """
            <button type="button" data-filter="\(json)" aria-label="\(HTML.escaped(words))">\(html)</button>
            """
    }

    private static func says(_ sentence: String) -> String {
        sentence.isEmpty ? "" : "<p class=\"says\">\(HTML.escaped(sentence))</p>"
    }
}
