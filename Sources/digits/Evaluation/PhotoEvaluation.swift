import DigitReading
import MNIST
import NeuralNetwork
import PhotoFiles
import PhotoLabels
import Reporting
import SystemLibraries

/// Measures the whole way from photo to digit on labelled photos.
struct PhotoEvaluation {
    let folder: String
    let labels: String
    let table: LabelTable
    let groupColumn: Int?
    let keepsPictures: Bool

    /// Reads every photo the table labels; a report, if one is wanted, gets them all.
    func run(_ options: ReadingOptions, _ page: ReportWriter?) async throws -> Evaluated {
        let labelled = table.entries.filter { $0.label != nil }
        guard !labelled.isEmpty else {
            throw CommandFailure(.noInput, "\(labels) labels no photo.")
        }

        let reader = try options.makeReader()
        let debugFolder = try options.makeDebugFolder()
        let collector =
            keepsPictures || page != nil ? ExcerptCollector(wantsStories: page != nil) : nil
        var progress = ProgressBar("photos", total: labelled.count)
        var report = EvaluationReport()
        var items: [Gallery.Item] = []
        var (losses, failures): ([Double], Int) = ([], 0)
        try await reader.run(
            labelled.map { $0.path.photo(in: folder) },
            observe: { photo in
                let observers: [any ReadingObserver] = [
                    debugFolder?.gallery(for: photo), collector?.observer(of: photo),
                ].compactMap { $0 }
                return observers.count > 1 ? ObserverGroup(observers) : observers.first
            },
            deliver: { rows in
                let entry = labelled[report.answers.count]
                guard let row = rows.first, let label = entry.label else { return }
                if row.status == .error {
                    failures += 1
                    progress.clear()
                    StandardError.print(row.complaint)
                }
                if row.probabilities.count == Digit.allCases.count {
                    losses.append(-log(max(row.probabilities[label.value], 1e-12)))
                }
                report.add(
                    EvaluationReport.Answer(
                        name: row.path.text, label: label,
                        // More than one digit is wrong, even where the first is right.
                        predicted: row.status == .ok && rows.count == 1 ? row.digit : nil,
                        confidence: row.confidence,
                        group: groupColumn.map { entry.fields[$0] }))
                let excerpt = collector?.excerpt(for: rows) ?? PhotoExcerpt()
                try page?.add(
                    rows.map { ReportItem($0, label: label) }, photo: excerpt.photo,
                    story: excerpt.story)
                if keepsPictures {
                    var item = Gallery.Item(row, photo: excerpt.photo)
                    item.actual = label
                    items.append(item)
                }
                progress.update(report.answers.count)
                try Interruption.check()
            })
        progress.clear()
        if let failure = debugFolder?.firstFailure { throw failure }
        report.calibrationError = Calibration.expectedError(report.outcomes)
        if !losses.isEmpty { report.loss = losses.reduce(0, +) / Double(losses.count) }
        return Evaluated(
            report: report, title: "\(folder), \(options.model ?? "the built-in model")",
            history: try options.model.map {
                try Model(contentsOf: URL(fileURLWithPath: $0)).history
            } ?? Model.shipped().history,
            item: { [items] in items[$0] }, hasFailures: failures > 0)
    }
}

extension PhotoPath {
    /// The photo that a table of labels calls so: below a folder, or where `digits classify` named it.
    func photo(in folder: String) -> PhotoPath {
        if bytes.first == UInt8(ascii: "/") { return self }
        let below = PhotoPath(folder).appending(bytes)
        let isNamedFromHere = !FileBytes.exists(below.text) && FileBytes.exists(text)
        return isNamedFromHere ? self : below
    }
}
