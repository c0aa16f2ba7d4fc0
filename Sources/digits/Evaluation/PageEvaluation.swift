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
        let pages = table.entries.filter { $0.transcript != nil }
        guard !pages.isEmpty else {
            throw CommandFailure(.noInput, "\(labels) says of no photo what is written on it.")
        }
        let debugFolder = try options.makeDebugFolder()
        let collector = page.map { _ in ExcerptCollector(wantsStories: true) }
        var progress = ProgressBar("photos", total: pages.count)
        var report = PageReport()
        var failures = 0
        try await options.makeReader().run(
            pages.map { $0.photo(in: folder) },
            observe: { photo in
                let observers: [any ReadingObserver] = [
                    debugFolder?.gallery(for: photo), collector?.observer(of: photo),
                ].compactMap { $0 }
                return observers.count > 1 ? ObserverGroup(observers) : observers.first
            },
            deliver: { rows in
                let entry = pages[report.pages.count]
                guard let first = rows.first, let transcript = entry.transcript else { return }
                if first.status == .error {
                    failures += 1
                    progress.clear()
                    StandardError.print(first.complaint)
                }
                let places = rows.placesByRow
                let read = places.map { $0.compactMap { rows[$0].digit } }
                let aligned = TranscriptAlignment(of: read, with: transcript)
                var items = rows.map { ReportItem($0) }
                for pair in aligned.pairs {
                    items[places[pair.read.row][pair.read.column]].label =
                        transcript.rows[pair.actual.row][pair.actual.column]
                }
                let excerpt = collector?.excerpt(for: rows) ?? PhotoExcerpt()
                try page?.add(items, photo: excerpt.photo, story: excerpt.story)
                report.add(
                    PageReport.Page(
                        name: first.path.text, actual: transcript.description,
                        read: Transcript(rows: read).description,
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

extension [Row] {
    /// The places of the digits that were read and not rejected, in the rows they are written in.
    var placesByRow: [[Int]] {
        var byRow: [[Int]] = []
        for (index, row) in enumerated() where row.status == .ok && row.digit != nil {
            guard let place = row.row else { continue }
            while byRow.count <= place { byRow.append([]) }
            byRow[place].append(index)
        }
        return byRow.filter { !$0.isEmpty }
    }
}
