import DigitDatasets
import DigitReading
import MNIST
import NeuralNetwork
import PhotoFiles
import Reporting
import Results
import SystemLibraries
import Workers

/// Measures the whole way from photo to digit on labeled photos.
struct PhotoEvaluation {
    /// The folder with the photos, for the title.
    let folder: String
    /// What labels the photos, for messages.
    let labels: String
    /// The photos and what is known of each.
    let photos: LabeledPhotos
    /// The names of the columns that the table of labels has beside path and label.
    var columns: [String] = []
    /// Whether figures are wanted for each writer, whom sheets tell.
    let isByWriter: Bool
    /// Whether a gallery is wanted, whose items are kept in memory.
    let keepsPictures: Bool

    /// Reads every labeled photo and returns the figures; a report, if one is wanted, gets every
    /// digit.
    ///
    /// - Throws: `CommandFailure` where no photo is labeled, or the run was interrupted
    func run(
        _ reading: ReadingOptions, _ isolation: IsolationOptions, _ writer: ReportWriter?
    ) throws -> Evaluated {
        let labeled = photos.entries
        guard !labeled.isEmpty else {
            throw CommandFailure(.noInput, "\(labels) labels no photo that was looked at.")
        }
        // Thumbnails and stories cost time and memory, so they are only asked for where something
        // shows them.
        var extras: PhotoRequest.Extras = []
        if keepsPictures { extras.insert(.thumbnail) }
        if writer != nil { extras.formUnion([.thumbnail, .story]) }
        let run = try PhotoRun(
            reading: reading, isolation: isolation, debugFolder: try reading.makeDebugFolder(),
            extras: extras)
        var progress = ProgressBar("photos", total: labeled.count)
        var (report, photoCount) = (EvaluationReport(), 0)
        var items: [Gallery.Item] = []
        var (losses, failures): ([Double], Int) = ([], 0)
        let source = SequenceSource(
            labeled.lazy.map(\.photo).makeIterator())
        let ending = try run.run(source) { answer in
            // Answers come in the photos' order, so that the next entry is this photo's.
            let (rows, entry) = (answer.rows, labeled[photoCount])
            photoCount += 1
            guard let first = rows.first else { return }
            let known = Self.known(rows, entry.label)
            // A photo of a sheet in which no box is found has no row that could be measured, and is
            // named, too.
            if first.status == .error || known.isEmpty {
                failures += 1
                progress.clear()
                StandardError.print(first.complaint)
            }
            for (row, label) in known {
                // The loss is the negative logarithm of the right digit's probability; 1e-12 keeps
                // a probability of 0 from making it infinite.
                if row.probabilities.count == Digit.allCases.count {
                    losses.append(-log(max(row.probabilities[label.value], 1e-12)))
                }
                // The digits of a sheet share one photo: the box tells them apart, from 1 as people
                // count.
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
            let labels = LabeledRows(rows: rows, label: entry.label).labels
            try writer?.add(
                zip(rows, labels).map { ReportItem($0, label: $1, fields: entry.fields) },
                photo: answer.thumbnail,
                story: answer.story)
            progress.update(photoCount)
        }
        progress.clear()
        if ending == .interrupted { throw CommandFailure(.interrupted, "Interrupted.") }
        // Over all answers: how far confidence is, on average, from the share that is right.
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

    /// The rows of a photo that are measured, each with the digit it shows.
    ///
    /// Of a photo of one digit it is the first row. Of a sheet it is every filled box, but for what
    /// is crossed out or has left its box.
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
