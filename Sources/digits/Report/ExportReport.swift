import DigitReading
import MNIST
import Reporting
import Workers

/// The report of `digits export`: what went into the data set as what, and what was set aside.
final class ExportReport {
    private let writer: ReportWriter
    private let export: Export
    private var tally = ReportTally()
    private var asideCount = 0

    init(_ writer: ReportWriter, of export: Export) {
        self.writer = writer
        self.export = export
    }

    /// Adds a photo.
    func add(_ answer: PhotoAnswer, _ sorted: LabelledSamples) throws {
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

    /// Writes the page: what was set aside first.
    func finish(written: Int) throws {
        var page = ReportPage(
            title: "Data set \(ReportWords.name(of: export.output))",
            subtitle: "\(written) digits for \(export.output), \(asideCount) set aside")
        tally.fill(&page)
        page.tabTitle = page.title + " · Digits"
        page.canReview = true
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
