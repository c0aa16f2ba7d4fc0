import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Reporting

/// Measures reading on photos of which it is known row by row what is written.
struct PageEvaluation {
    let folder: String
    let labels: String
    let table: LabelTable
    let groupColumn: Int?

    /// Reads every photo that has a transcript; a report page, if one is wanted, gets them all.
    func run(
        _ options: ReadingOptions, _ page: ReportWriter?
    ) async throws -> (report: PageReport, hasFailures: Bool) {
        let pages = table.pages
        guard !pages.isEmpty else {
            throw CommandFailure(.noInput, "\(labels) says of no photo what is written on it.")
        }
        let debugFolder = try options.makeDebugFolder()
        let collector = page.map { _ in ExcerptCollector(wantsStories: true) }
        var progress = ProgressBar("photos", total: pages.count)
        var report = PageReport()
        var failures = 0
        try await options.makeReader().run(
            pages.map { $0.path.photo(in: folder) },
            observe: { photo in
                let observers: [any ReadingObserver] = [
                    debugFolder?.gallery(for: photo), collector?.observer(of: photo),
                ].compactMap { $0 }
                return observers.count > 1 ? ObserverGroup(observers) : observers.first
            },
            deliver: { rows in
                let entry = pages[report.pages.count]
                guard let first = rows.first else { return }
                if first.status == .error {
                    failures += 1
                    progress.clear()
                    StandardError.print(first.complaint)
                }
                let beside = AlignedRows(rows, with: entry.transcript, havingRows: entry.hasRows)
                let items = rows.enumerated().map { place, row in
                    ReportItem(row, label: beside.labels[place])
                }
                let aligned = beside.alignment
                let excerpt = collector?.excerpt(for: rows) ?? PhotoExcerpt()
                try page?.add(items, photo: excerpt.photo, story: excerpt.story)
                report.add(
                    PageReport.Page(
                        name: first.path.text, actual: entry.transcript.description,
                        read: Transcript(rows: beside.read).description,
                        figures: PageFigures(
                            actual: aligned.actualCount, read: aligned.readCount,
                            paired: aligned.pairs.count, right: aligned.right),
                        group: groupColumn.map { entry.fields[$0] }))
                progress.update(report.pages.count)
                try Interruption.check()
            })
        progress.clear()
        if let failure = debugFolder?.firstFailure { throw failure }
        return (report, failures > 0)
    }
}
