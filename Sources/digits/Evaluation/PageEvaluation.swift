import DigitDatasets
import DigitReading
import PhotoFiles
import Reporting
import Results
import Workers

/// Measures reading on photos of pages of which it is known line by line what is written.
struct PageEvaluation {
    /// The folder with the photos.
    let folder: String
    /// The path of the table, for messages.
    let labels: String
    /// The table that has the transcripts.
    let table: LabelTable
    /// The place of the column that figures are grouped by, from 0; nil where they are not.
    let groupColumn: Int?

    /// Reads every photo that has a transcript and returns the figures, and whether any photo could
    /// not be read.
    ///
    /// A report page, if one is wanted, gets every digit with the transcript's for it.
    ///
    /// - Throws: `CommandFailure` where no transcript was looked at by anybody, or the run was
    ///   interrupted
    func run(
        _ reading: ReadingOptions, _ isolation: IsolationOptions, _ writer: ReportWriter?
    ) throws -> (report: PageReport, hasFailures: Bool) {
        let all = table.pages
        let reviewed = try DoubledNames.removed(
            from: all.filter { !$0.isUnreviewed }.map { ($0.path.photo(in: folder), $0) },
            in: labels, same: { $0.transcript == $1.transcript })
        let pages = reviewed.map(\.entry)
        let unreviewed = all.count(where: \.isUnreviewed)
        if unreviewed > 0 {
            StandardError.print(
                "\(unreviewed) of \(all.count) pages have labels that are readings nobody has "
                    + "looked at (reviewed: no); they are not counted.")
        }
        guard !pages.isEmpty else {
            throw CommandFailure(
                .noInput, "\(labels) says of no photo that was looked at what is written on it.")
        }
        // A report needs each photo and its story; figures alone need rows alone.
        let photos = try PhotoRun(
            reading: reading, isolation: isolation, debugFolder: try reading.makeDebugFolder(),
            extras: writer == nil ? [] : [.thumbnail, .story])
        var progress = ProgressBar("photos", total: pages.count)
        var report = PageReport()
        var failures = 0
        let source = SequenceSource(reviewed.lazy.map(\.photo).makeIterator())
        let ending = try photos.run(source) { answer in
            // Answers come in the photos' order, so that the next page is this photo's.
            let (rows, entry) = (answer.rows, pages[report.pages.count])
            guard let first = rows.first else { return }
            // A page that cannot be read counts with all its digits missed: its rows have none.
            if first.status == .error {
                failures += 1
                progress.clear()
                StandardError.print(first.complaint)
            }
            // What was read is aligned with what is written, so that one missed digit does not make
            // all after it wrong.
            let beside = AlignedRows(rows, with: entry.transcript, havingLines: entry.hasLines)
            let fields = table.remarks.map { entry.fields[$0.column] }
            let items = rows.enumerated().map { place, row in
                ReportItem(row, label: beside.labels[place], fields: fields)
            }
            let aligned = beside.alignment
            try writer?.add(items, photo: answer.thumbnail, story: answer.story)
            report.add(
                PageReport.Page(
                    name: first.path.text, actual: entry.transcript.description,
                    read: Transcript(lines: beside.read).description,
                    figures: PageFigures(
                        actual: aligned.actualCount, read: aligned.readCount,
                        paired: aligned.pairs.count, right: aligned.right),
                    group: groupColumn.map { entry.fields[$0] }))
            progress.update(report.pages.count)
        }
        progress.clear()
        if ending == .interrupted { throw CommandFailure(.interrupted, "Interrupted.") }
        return (report, failures > 0)
    }
}
