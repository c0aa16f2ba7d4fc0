import Files
import SystemLibraries

/// A debug folder's `index.html`: the report's view of one photo, with the pictures in files beside the page.
struct DebugPage {
    /// What the page shows, as data for its program.
    private let trace: Trace

    /// The page's name in the folder.
    static let file = "index.html"

    /// Makes the page of a photo's trace that was made in this process.
    init(_ trace: Trace) { self.trace = trace }

    /// Makes the page of a trace's file; nil where it holds none.
    ///
    /// Whoever wrote it may have been taken over by the photo: from what is taken apart and put together
    /// again, no script comes out.
    init?(file bytes: [UInt8]) {
        // The trace's fields are in snake case, and are checked by their types as they are read.
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let trace = try? decoder.decode(Trace.self, from: Data(bytes)) else { return nil }
        self.trace = trace
    }

    /// Returns the page as HTML; what comes from the photo or its name is escaped.
    func html() throws(ReportingError) -> String {
        let program = PageFile.debug.text
        // The photo's own name is the heading, its folder the line below.
        let file = trace.path.split(separator: "/").last.map(String.init) ?? trace.path
        let folder = MarkupText.escaped(String(trace.path.dropLast(file.count)))
        return HTML.head(title: "\(file) · Digits, every step", program: program, usesFolder: true)
            + """
            <header class="page">
            \(HTML.themeChoice)
            <h1>\(MarkupText.escaped(file))</h1>
            <p class="subtitle">\(folder.isEmpty ? "" : "In \(folder). ")Every step of its reading; a press on a step shows its picture as it is. All in one picture: <a
            href="sheet.png">sheet.png</a>; for programs: <a href="\(Trace.file)">\(Trace.file)</a>.</p>
            </header>
            <main id="story"><noscript><p class="notice">This page needs JavaScript; sheet.png shows the
            same without.</p></noscript></main>

            """
            + HTML.data(
                PageWords.json([("stages", PageWords.stages), ("words", PageWords.words)]),
                id: "meta")
            + HTML.data(try trace.compactJSON(), id: "trace") + HTML.tail(program: program)
    }
}
