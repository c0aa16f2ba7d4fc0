import DigitReading
import Files
import MNIST
import SystemLibraries

/// The HTML page of a report: what stands above and below its digits, and what its program has to know.
///
/// The frame is `body.html`; the digits' records are written apart, as they gather (`ReportWriter`).
package struct HTMLReport: Sendable {
    /// What the digits of a report are on.
    package enum Kind: Sendable {
        /// Photos, which are known by their paths.
        case photos
        /// A data set, whose pictures have numbers alone.
        case dataset
    }

    /// The heading of the page, as plain text.
    package var title: String
    /// One line below the heading: what was read, by what.
    package var subtitle: String
    /// What the browser's tab says; the heading where it is empty.
    package var tabTitle = ""
    /// What the digits are on.
    package var kind = Kind.photos
    /// Counts and shares as text, each with its name, in order.
    package var figures: [(name: String, value: String)] = []
    /// Charts and tables above the digits.
    var panels: [ReportPanel] = []
    /// Whether the charts and tables are unfolded at first, beside the digits where there is room.
    var showsPanels = false
    /// Charts and tables below the digits.
    var morePanels: [ReportPanel] = []
    /// Whether the digits' labels are known, so that right and wrong can be told.
    package var hasLabels = false
    /// Whether a person is to check the digits and make labels of them.
    package var canReview = false
    /// What can be done with the labels that a person sets: reasons, and the commands to copy.
    package var commands: [(why: String, text: String)] = []
    /// What the filters are set to at first, by the names that `filters.js` has for them.
    package var filters: [(name: String, value: String)] = []
    /// The names of what a table of labels says beside the labels; each item has as many fields, in this order.
    package var columns: [String] = []
    /// How the page came about: command, model, version.
    package var about: [(name: String, value: String)] = []
    /// What a page without any digits says.
    package var emptyNote = "There are no digits here."

    /// Makes a page with a heading and nothing else.
    package init(title: String, subtitle: String) {
        self.title = title
        self.subtitle = subtitle
    }

    /// A button for each digit, for the bars by which labels are set, as HTML.
    private static let labelButtons = (0..<10).map {
        "<button type=\"button\" data-key=\"\($0)\">\($0)</button>"
    }.joined(separator: "\n")

    /// Returns the page up to its data; without digits there is nothing to filter or to review.
    ///
    /// `usesFolder` says whether pictures lie in a folder beside the page.
    func head(program: String, usesFolder: Bool, isEmpty: Bool) -> String {
        var body = PageFile.body.text
        // Each place in double braces occurs in the frame; what is put there is escaped already, or
        // HTML of this module.
        for (name, value) in [
            ("theme", HTML.themeChoice), ("title", MarkupText.escaped(title)),
            ("subtitle", MarkupText.escaped(subtitle)),
            ("figures", isEmpty ? "" : figureList),
            ("empty", isEmpty ? "<p class=\"notice\">\(MarkupText.escaped(emptyNote))</p>" : ""),
            ("overview", isEmpty ? "" : fold(panels, "Figures", isOpen: showsPanels)),
            ("labels", Self.labelButtons),
            ("more", isEmpty ? "" : fold(morePanels, "More figures", isOpen: true) + aboutList),
        ] {
            body = body.replacing("{{\(name)}}", with: value)
        }
        // Classes that are known before the program runs, so that nothing moves when it does.
        let kinds = [
            hasLabels ? "has-labels" : nil, canReview ? "can-review" : nil,
            kind == .dataset ? "is-dataset" : nil, isEmpty ? "is-empty" : nil,
            showsPanels ? "beside" : nil,
        ]
        return HTML.head(
            title: tabTitle.isEmpty ? title : tabTitle, program: program, usesFolder: usesFolder,
            showsPhotos: kind == .photos, bodyClass: kinds.compactMap { $0 }.joined(separator: " "))
            + body
    }

    /// The counts and shares as a list of HTML; empty where there are none.
    private var figureList: String {
        guard !figures.isEmpty else { return "" }
        let list = figures.map {
            "<div><dt>\(MarkupText.escaped($0.name))</dt><dd>\(MarkupText.escaped($0.value))</dd></div>\n"
        }
        return "<dl class=\"figures\">\n" + list.joined() + "</dl>"
    }

    /// How the page came about, as a list of HTML that is folded away; empty where nothing is said.
    private var aboutList: String {
        guard !about.isEmpty else { return "" }
        let list = about.map {
            "<div><dt>\(MarkupText.escaped($0.name))</dt><dd>\(MarkupText.escaped($0.value))</dd></div>\n"
        }
        return """
            <details class="about"><summary>How this page came about</summary>
            <dl class="facts">
            \(list.joined())</dl></details>
            """
    }

    /// Returns charts and tables under a heading that folds them away; empty where there are none.
    private func fold(_ panels: [ReportPanel], _ title: String, isOpen: Bool) -> String {
        guard !panels.isEmpty else { return "" }
        return """
            <details class="overview-fold"\(isOpen ? " open=\"open\"" : "")><summary>\(title)</summary>
            <section class="overview columns-\(Self.columns(of: panels))" aria-label="\(title)">
            \(panels.map(\.html).joined(separator: "\n"))
            </section></details>
            """
    }

    /// Returns how many panels stand side by side where there is room, 1 … 6.
    ///
    /// The browser is told, which else takes the first panel to be the only one until it has read
    /// the next, and moves it. Six are as many as the widest screens show; set by eye.
    private static func columns(of panels: [ReportPanel]) -> Int {
        let narrow = panels.count { !$0.isWide }
        return min(max(narrow, 1), 6)
    }

    /// Returns what the page's program has to know, as JSON.
    ///
    /// `id` names the report to the browser, which keeps the labels set in it; `folder` is the
    /// address of the folder beside the page, empty where all is in it; `photos` is the way from
    /// the page to the folder that relative paths begin in.
    func meta(id: String, folder: String, photos: String?) -> String {
        return JSONText.object([
            ("id", JSONText.string(id)), ("folder", JSONText.string(folder)),
            ("photos", photos.map(JSONText.string) ?? "null"),
            ("canReview", canReview ? "true" : "false"),
            ("isDataset", kind == .dataset ? "true" : "false"),
            ("columns", JSONText.array(columns.map(JSONText.string))),
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
            ("words", PageWords.words), ("stages", PageWords.stages),
        ])
    }
}
