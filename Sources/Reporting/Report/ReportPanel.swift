import DigitReading
import Drawing
import Files

/// A part of a page's overview: a chart or a table, as HTML.
///
/// Text is escaped here; cells of HTML and the contents of buttons are taken as they are.
struct ReportPanel: Sendable {
    /// The panel as one element.
    let html: String
    /// Whether the panel takes a row to itself.
    var isWide = false

    /// Returns a chart, with a sentence on what it comes to.
    ///
    /// `id` must be the page's only one of the name.
    static func chart(_ plot: Plot, id: String, says sentence: String = "") -> ReportPanel {
        // Charts side by side need the width of a row.
        let isWide = plot.charts.count > 1
        return ReportPanel(
            html: """
                <div class="panel\(isWide ? " wide" : "")">
                <h2>\(MarkupText.escaped(plot.title))</h2>\(says(sentence))
                <figure>\(plot.element(id: id))</figure></div>
                """, isWide: isWide)
    }

    /// Returns a chart that is folded away at first, under its title.
    static func folded(_ plot: Plot, id: String, says sentence: String) -> ReportPanel {
        ReportPanel(
            html: """
                <details class="panel wide"><summary>\(MarkupText.escaped(plot.title))</summary>\(says(sentence))
                <figure>\(plot.element(id: id))</figure></details>
                """, isWide: true)
    }

    /// A bar of a chart of counts, with the digits it counts.
    struct Count {
        /// What is counted.
        let name: String
        /// How many there are.
        let count: Int
        /// What the page's filters are set to by a press on the count, by their names.
        let filter: [(name: String, value: String)]
    }

    /// Returns bars that lie below each other, one a row; a press on a count shows its digits.
    ///
    /// The longest bar has the full width. `unit` is what is counted, for people who hear the page.
    static func counts(title: String, unit: String, _ rows: [Count]) -> ReportPanel {
        // At least 1: without any count no bar has a length, and nothing is divided by 0.
        let most = Double(max(1, rows.map(\.count).max() ?? 0))
        let body = rows.map { row in
            let width = NumberText.decimal(100 * Double(row.count) / most, places: 2)
            let button =
                row.count == 0
                ? "<span class=\"muted\">0</span>"
                : button(
                    filter: row.filter, says: "\(row.count) \(unit), \(row.name)",
                    MarkupText.escaped(NumberText.count(row.count)))
            return """
                <tr><th scope="row">\(MarkupText.escaped(row.name))</th><td aria-hidden="true"><svg \
                viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="fill-series-0" \
                width="\(width)" height="10"/></svg></td><td>\(button)</td></tr>
                """
        }
        return ReportPanel(
            html: """
                <div class="panel"><h2>\(MarkupText.escaped(title))</h2><table class="counts"><tbody>
                \(body.joined(separator: "\n"))
                </tbody></table></div>
                """)
    }

    /// A cell of a table; a string literal is text.
    enum Cell: ExpressibleByStringInterpolation {
        /// Text, which is escaped.
        case text(String)
        /// Text that is HTML already, and stands as it is.
        case html(String)
        /// Text that sets the page's filters, by their names, when it is pressed.
        case filter(String, [(name: String, value: String)])

        /// Makes a cell with text.
        init(stringLiteral text: String) { self = .text(text) }

        /// The cell's content as HTML.
        fileprivate var html: String {
            switch self {
            case .text(let text): MarkupText.escaped(text)
            case .html(let html): html
            case .filter(let text, let filter):
                ReportPanel.button(
                    filter: filter, says: "Show \(text)", MarkupText.escaped(text))
            }
        }
    }

    /// Returns a table whose first column names the rows; with `wraps`, long words go on in further lines.
    static func table(
        title: String, columns: [String], rows: [[Cell]], wraps: Bool = false,
        says sentence: String = ""
    ) -> ReportPanel {
        let head = columns.map { "<th scope=\"col\">\(MarkupText.escaped($0))</th>" }.joined()
        let body = rows.map { row in
            // The first cell names its row, for people who hear the page.
            let cells = row.enumerated().map { index, cell in
                index == 0 ? "<th scope=\"row\">\(cell.html)</th>" : "<td>\(cell.html)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return ReportPanel(
            html: """
                <div class="panel tabular\(wraps ? " wide" : "")"><h2>\(MarkupText.escaped(title))</h2>\
                \(says(sentence))<div class="scroll" tabindex="0" \
                role="region" aria-label="\(MarkupText.escaped(title))"><table class="plain\(wraps ? " wraps" : "")">
                <thead><tr>\(head)</tr></thead>
                <tbody>
                \(body.joined(separator: "\n"))
                </tbody></table></div></div>
                """, isWide: wraps)
    }

    /// Returns a button that sets the page's filters, given its content as HTML and what it does in words.
    static func button(
        filter: [(name: String, value: String)], says words: String, _ html: String
    ) -> String {
        let json = MarkupText.escaped(
            JSONText.object(filter.map { ($0.name, JSONText.string($0.value)) }))
        return """
            <button type="button" data-filter="\(json)" aria-label="\(MarkupText.escaped(words))">\(html)</button>
            """
    }

    /// Returns a sentence as a paragraph; empty for an empty one.
    private static func says(_ sentence: String) -> String {
        sentence.isEmpty ? "" : "<p class=\"says\">\(MarkupText.escaped(sentence))</p>"
    }
}
