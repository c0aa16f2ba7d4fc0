import DigitReading
import MNIST
import NeuralNetwork
import PhotoFiles
import PhotoLabels
import Reporting
import SystemLibraries
import Workers

/// Measures the whole way from photo to digit on labelled photos.
struct PhotoEvaluation {
    let folder: String
    let labels: String
    let table: LabelTable
    let groupColumn: Int?
    let keepsPictures: Bool

    /// Reads every photo the table labels; a report, if one is wanted, gets them all.
    func run(
        _ reading: ReadingOptions, _ isolation: IsolationOptions, _ page: ReportWriter?
    ) throws -> Evaluated {
        let all = table.entries.filter { $0.label != nil }
        let labelled = all.filter { !$0.isUnreviewed }
        if all.count > labelled.count {
            StandardError.print(
                "\(all.count - labelled.count) of \(all.count) labels are readings that nobody has looked "
                    + "at (reviewed: no); they are not counted.")
        }
        guard !labelled.isEmpty else {
            throw CommandFailure(.noInput, "\(labels) labels no photo that was looked at.")
        }
        var extras: PhotoRequest.Extras = []
        if keepsPictures { extras.insert(.thumbnail) }
        if page != nil { extras.formUnion([.thumbnail, .story]) }
        let photos = try PhotoRun(
            reading: reading, isolation: isolation, debugFolder: try reading.makeDebugFolder(),
            extras: extras)
        var progress = ProgressBar("photos", total: labelled.count)
        var report = EvaluationReport()
        var items: [Gallery.Item] = []
        var (losses, failures): ([Double], Int) = ([], 0)
        let source = SequenceSource(
            labelled.lazy.map { $0.path.photo(in: folder) }.makeIterator())
        let ending = try photos.run(source) { answer in
            let (rows, entry) = (answer.rows, labelled[report.answers.count])
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
            try page?.add(
                rows.map { ReportItem($0, label: label) }, photo: answer.thumbnail,
                story: answer.story)
            if keepsPictures {
                var item = Gallery.Item(row, photo: answer.thumbnail)
                item.actual = label
                items.append(item)
            }
            progress.update(report.answers.count)
        }
        progress.clear()
        if ending == .interrupted { throw CommandFailure(.interrupted, "interrupted") }
        report.calibrationError = Calibration.expectedError(report.outcomes)
        if !losses.isEmpty { report.loss = losses.reduce(0, +) / Double(losses.count) }
        return Evaluated(
            report: report, title: "\(folder), \(reading.model ?? "the built-in model")",
            history: try reading.model.map {
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
