import MNIST
import SystemLibraries

/// What stands above and below a report's digits.
package struct ReportPage: Sendable {
    /// The heading.
    package var title: String
    /// One line below it.
    package var subtitle: String
    /// Counts and shares, in order.
    package var figures: [(name: String, value: String)] = []
    /// Charts and tables.
    var panels: [ReportPanel] = []
    /// Whether the digits' labels are known.
    package var hasLabels = false
    /// Whether a person is to check the digits and make labels of them.
    package var canReview = false
    /// What can be done with the labels, and the commands.
    package var commands: [(why: String, text: String)] = []
    /// What the filters are set to at first, by their names.
    package var filters: [(name: String, value: String)] = []

    /// Makes a page without anything but its heading.
    package init(title: String, subtitle: String) {
        self.title = title
        self.subtitle = subtitle
    }

    /// Returns the page up to its data.
    func head(program: String, usesFolder: Bool) -> String {
        var body = PageFile.body.text
        let figureList =
            figures.isEmpty
            ? ""
            : "<dl class=\"figures\">\n"
                + figures.map {
                    "<div><dt>\(HTML.escaped($0.name))</dt><dd>\(HTML.escaped($0.value))</dd></div>\n"
                }.joined() + "</dl>"
        let overview =
            panels.isEmpty
            ? ""
            : """
            <section class="overview columns-\(overviewColumns)" aria-label="Overview">
            \(panels.map(\.html).joined(separator: "\n"))
            </section>
            """
        for (name, value) in [
            ("title", HTML.escaped(title)), ("subtitle", HTML.escaped(subtitle)),
            ("figures", figureList), ("overview", overview),
        ] {
            body = body.replacing("{{\(name)}}", with: value)
        }
        // Known before the program runs, so that nothing moves when it does.
        let kinds = [hasLabels ? "has-labels" : nil, canReview ? "can-review" : nil]
        return HTML.head(
            title: title, program: program, usesFolder: usesFolder,
            bodyClass: kinds.compactMap { $0 }.joined(separator: " ")) + body
    }

    /// How many panels stand side by side where there is room: told to the browser, which else takes the
    /// first panel to be the only one until it has read the next, and moves it.
    private var overviewColumns: Int {
        min(panels.reduce(0) { $0 + $1.columns }, ReportPanel.allColumns)
    }

    /// Returns what the page's program has to know.
    func meta(id: String, folder: String) -> String {
        return JSONText.object([
            ("id", JSONText.string(id)), ("folder", JSONText.string(folder)),
            ("canReview", canReview ? "true" : "false"),
            ("sheet", "{\"side\":\(DigitImage.side),\"columns\":\(SpriteSheet.columns)}"),
            (
                "commands",
                JSONText.array(
                    commands.map {
                        JSONText.object([
                            ("why", JSONText.string($0.why)), ("text", JSONText.string($0.text)),
                        ])
                    })
            ),
            ("filters", JSONText.object(filters.map { ($0.name, JSONText.string($0.value)) })),
            ("words", PageWords.words), ("captions", PageWords.captions),
        ])
    }
}

/// A part of a page's overview.
struct ReportPanel: Sendable {
    let html: String
    /// How many columns it takes.
    var columns = 1

    /// As many as there are: a row to itself.
    static let allColumns = 4

    /// A chart; `id` must be the page's only one of the name.
    static func chart(_ plot: Plot, id: String) -> ReportPanel {
        ReportPanel(
            html: """
                <div class="panel\(plot.charts.count > 1 ? " wide" : "")">
                <h2>\(HTML.escaped(plot.title))</h2>
                <figure>\(plot.element(id: id))</figure></div>
                """, columns: plot.charts.count > 1 ? allColumns : 1)
    }
}

extension ReportPanel {
    /// A table of words and numbers; long words may be asked to wrap.
    static func table(
        title: String, columns: [String], rows: [[String]], wraps: Bool = false
    ) -> ReportPanel {
        let head = columns.map { "<th scope=\"col\">\(HTML.escaped($0))</th>" }.joined()
        let body = rows.map { row in
            let cells = row.enumerated().map { index, cell in
                index == 0
                    ? "<th scope=\"row\">\(HTML.escaped(cell))</th>"
                    : "<td>\(HTML.escaped(cell))</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return ReportPanel(
            html: """
                <div class="panel tabular"><h2>\(HTML.escaped(title))</h2><div class="scroll" tabindex="0" \
                role="region" aria-label="\(HTML.escaped(title))"><table class="plain\(wraps ? " wraps" : "")">
                <thead><tr>\(head)</tr></thead>
                <tbody>
                \(body.joined(separator: "\n"))
                </tbody></table></div></div>
                """, columns: 2)
    }
}
