import DigitReading
import Reporting
import Workers

/// The report of `digits export`: which digits went into the data set as what, and which were set
/// aside.
final class ExportReport {
    /// Writes photos to the disk as they come.
    private let writer: ReportWriter
    /// The command, for the title and the command that makes the data set anew.
    private let export: Export
    /// What the digits come to, for the page's charts.
    private var tally = ReportTally()
    /// How many digits were set aside.
    private var asideCount = 0

    /// Makes a report without photos.
    init(_ writer: ReportWriter, of export: Export) {
        self.writer = writer
        self.export = export
    }

    /// Adds a photo with the labels of the digits that were taken, and the reasons for those that
    /// were not.
    func add(_ answer: PhotoAnswer, _ sorted: LabeledSamples) throws {
        // By the rows' places on their photo; no two rows have the same, but a dictionary has to be
        // told what if.
        let labels = Dictionary(
            sorted.samples.map { ($0.row.index, $0.label) }, uniquingKeysWith: { first, _ in first }
        )
        let aside = Dictionary(
            sorted.aside.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
        asideCount += aside.count
        let items = answer.rows.map { row in
            ReportItem(aside[row.index] ?? row, label: labels[row.index])
        }
        tally.add(items)
        try writer.add(items, photo: answer.thumbnail, story: answer.story)
    }

    /// Writes the page, which shows first what was set aside.
    func finish(written: Int) throws {
        var page = HTMLReport(
            title: "Data set \(ReportWords.name(of: export.output))",
            subtitle: "\(written) digits for \(export.output), \(asideCount) set aside")
        tally.fill(&page)
        page.tabTitle = page.title + " · Digits"
        page.canReview = true
        // The page opens with what somebody should look at; a press shows all.
        if asideCount > 0 { page.filters = [("status", Row.Status.rejected.rawValue)] }
        let words = export.input.paths.map(ShellWord.quoted).joined(separator: " ")
        let options = export.sameReading.map { " " + ShellWord.quoted($0) }.joined()
        page.commands = [
            (
                "The data set with your corrections:",
                "digits export \(words)\(options) --labels labels.csv --output "
                    + "\(ShellWord.quoted(export.output)) --force"
            )
        ]
        try writer.finish(page)
    }
}
