import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Reporting
import Workers

/// Measures reading on photos of which it is known row by row what is written.
struct PageEvaluation {
    let folder: String
    let labels: String
    let table: LabelTable
    let groupColumn: Int?

    /// Reads every photo that has a transcript; a report page, if one is wanted, gets them all.
    func run(
        _ reading: ReadingOptions, _ isolation: IsolationOptions, _ page: ReportWriter?
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
        let photos = try PhotoRun(
            reading: reading, isolation: isolation, debugFolder: try reading.makeDebugFolder(),
            extras: page == nil ? [] : [.thumbnail, .story])
        var progress = ProgressBar("photos", total: pages.count)
        var report = PageReport()
        var failures = 0
        let source = SequenceSource(reviewed.lazy.map(\.photo).makeIterator())
        let ending = try photos.run(source) { answer in
            let (rows, entry) = (answer.rows, pages[report.pages.count])
            guard let first = rows.first else { return }
            if first.status == .error {
                failures += 1
                progress.clear()
                StandardError.print(first.complaint)
            }
            let beside = AlignedRows(rows, with: entry.transcript, havingRows: entry.hasRows)
            let fields = table.remarks.map { entry.fields[$0.column] }
            let items = rows.enumerated().map { place, row in
                ReportItem(row, label: beside.labels[place], fields: fields)
            }
            let aligned = beside.alignment
            try page?.add(items, photo: answer.thumbnail, story: answer.story)
            report.add(
                PageReport.Page(
                    name: first.path.text, actual: entry.transcript.description,
                    read: Transcript(rows: beside.read).description,
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
