import ArgumentParser
import Reporting

/// Options of the HTML page that a command may write beside what it prints.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show everything in this .html file: look, filter, open, correct.",
            discussion: """
                Up to 16 MB of pictures lie in the file itself. Above that they lie in a folder \
                beside it, FILE_files: about 50 KB a photo, ten times as much for one that was seen \
                in many ways. Move both together.
                """, valueName: "file"),
        completion: .file(extensions: ["html"]))
    var report: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Keep the report in one file, however large; or never.")
    var embed: Bool?

    /// Refuses names that browsers would not open as a page.
    func validate() throws {
        if let report, !report.lowercased().hasSuffix(".html") {
            throw ValidationError("--report \(report): the name must end in .html.")
        }
        if embed != nil, report == nil { throw ValidationError("--embed goes with --report.") }
    }

    /// Opens the report; nil where none is asked for.
    ///
    /// - Throws: where it exists and may not be replaced, or cannot be made
    func makeWriter(replacingExisting: Bool) throws -> ReportWriter? {
        try report.map {
            try ReportWriter(
                path: $0, embedding: embed.map { $0 ? .always : .never } ?? .whenSmall,
                replacingExisting: replacingExisting)
        }
    }
}
