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

    /// Reads every photo that has a transcript.
    func run(_ options: ReadingOptions) async throws -> (report: PageReport, hasFailures: Bool) {
        let pages = table.entries.filter { $0.transcript != nil }
        guard !pages.isEmpty else {
            throw CommandFailure(.noInput, "\(labels) says of no photo what is written on it.")
        }
        let debugFolder = try options.makeDebugFolder()
        var progress = ProgressBar("photos", total: pages.count)
        var report = PageReport()
        var failures = 0
        try await options.makeReader().run(
            pages.map { $0.photo(in: folder) }, observe: { debugFolder?.gallery(for: $0) },
            deliver: { rows in
                let entry = pages[report.pages.count]
                guard let first = rows.first, let transcript = entry.transcript else { return }
                if first.status == .error {
                    failures += 1
                    progress.clear()
                    StandardError.print(first.complaint)
                }
                let read = rows.digitsByRow
                let aligned = TranscriptAlignment(of: read, with: transcript)
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
    /// The digits that were read and not rejected, in the rows they are written in.
    var digitsByRow: [[Digit]] {
        var byRow: [[Digit]] = []
        for row in self where row.status == .ok {
            guard let digit = row.digit, let place = row.row else { continue }
            while byRow.count <= place { byRow.append([]) }
            byRow[place].append(digit)
        }
        return byRow.filter { !$0.isEmpty }
    }
}
