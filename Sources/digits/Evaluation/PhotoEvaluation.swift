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
    let photos: LabelledPhotos
    /// The names of what the table of labels says beside the labels.
    var columns: [String] = []
    /// What figures are wanted for where sheets tell it: their writers.
    let isByWriter: Bool
    let keepsPictures: Bool

    /// Reads every photo that is labelled; a report, if one is wanted, gets them all.
    func run(
        _ reading: ReadingOptions, _ isolation: IsolationOptions, _ page: ReportWriter?
    ) throws -> Evaluated {
        let labelled = photos.entries
        guard !labelled.isEmpty else {
            throw CommandFailure(.noInput, "\(labels) labels no photo that was looked at.")
        }
        var extras: PhotoRequest.Extras = []
        if keepsPictures { extras.insert(.thumbnail) }
        if page != nil { extras.formUnion([.thumbnail, .story]) }
        let run = try PhotoRun(
            reading: reading, isolation: isolation, debugFolder: try reading.makeDebugFolder(),
            extras: extras)
        var progress = ProgressBar("photos", total: labelled.count)
        var (report, photoCount) = (EvaluationReport(), 0)
        var items: [Gallery.Item] = []
        var (losses, failures): ([Double], Int) = ([], 0)
        let source = SequenceSource(
            labelled.lazy.map(\.photo).makeIterator())
        let ending = try run.run(source) { answer in
            let (rows, entry) = (answer.rows, labelled[photoCount])
            photoCount += 1
            guard let first = rows.first else { return }
            let known = Self.known(rows, entry.label)
            if first.status == .error || known.isEmpty {
                failures += 1
                progress.clear()
                StandardError.print(first.complaint)
            }
            for (row, label) in known {
                if row.probabilities.count == Digit.allCases.count {
                    losses.append(-log(max(row.probabilities[label.value], 1e-12)))
                }
                let box = row.sheet.map { ", box \($0.box + 1)" } ?? ""
                // More than one digit is wrong, even where the first is right.
                let isAlone = row.sheet != nil || rows.count == 1
                report.add(
                    EvaluationReport.Answer(
                        name: row.path.text + box, label: label,
                        predicted: row.status == .ok && isAlone ? row.digit : nil,
                        confidence: row.confidence,
                        group: isByWriter ? row.sheet?.writer ?? "unknown" : entry.group))
                if keepsPictures {
                    var item = Gallery.Item(row, photo: answer.thumbnail)
                    item.actual = label
                    items.append(item)
                }
            }
            let labels = LabelledRows(rows: rows, label: entry.label).labels
            try page?.add(
                zip(rows, labels).map { ReportItem($0, label: $1, fields: entry.fields) },
                photo: answer.thumbnail,
                story: answer.story)
            progress.update(photoCount)
        }
        progress.clear()
        if ending == .interrupted { throw CommandFailure(.interrupted, "Interrupted.") }
        report.calibrationError = Calibration.expectedError(report.outcomes)
        if !losses.isEmpty { report.loss = losses.reduce(0, +) / Double(losses.count) }
        return Evaluated(
            report: report, title: "\(folder), \(reading.model ?? "the built-in model")",
            columns: columns,
            history: try reading.model.map {
                try Model(contentsOf: URL(fileURLWithPath: $0)).history
            } ?? Model.shipped().history,
            item: { [items] in items[$0] }, hasFailures: failures > 0)
    }

    /// The rows of a photo that are measured, and what each one is.
    ///
    /// Of a sheet, what is crossed out or has left its box is not.
    private static func known(_ rows: [Row], _ label: PhotoLabel) -> [(row: Row, label: Digit)] {
        switch label {
        case .digit(let digit), .oneDigit(let digit): rows.prefix(1).map { ($0, digit) }
        case .sheet:
            rows.filter { $0.image != nil && $0.reason != .crossedOut && $0.reason != .leavesBox }
                .compactMap { row in row.sheet.map { (row, $0.label) } }
        default: []
        }
    }
}
