import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Reporting

/// Where the rows of `digits classify` go, photo by photo, and what they come to.
final class ClassifyResults {
    /// What the run has come to so far.
    var summary = RunSummary()
    private let rowFormat: any RowFormat
    private let output: RowOutput
    private let outputFile: String?
    private let sorter: PhotoSorter?
    private let keepsItems: Bool
    private var items: [Gallery.Item] = []
    private var progress: ProgressBar

    init(_ command: Classify, keepsItems: Bool) throws {
        outputFile = command.output
        sorter = try command.sortInto.map { try PhotoSorter(into: $0, placing: command.sortBy) }
        output = try RowOutput(
            file: outputFile, replacingExisting: command.force, goingOn: command.batch.resume)
        rowFormat = (command.format ?? .suited(toFile: outputFile))
            .format(for: command.input.photos, on: output)
        self.keepsItems = keepsItems
        let isWhole = command.batch.shard == nil
        progress = ProgressBar(
            "photos", total: isWhole ? command.input.photos.countForProgress : nil)
        try output.write(rowFormat.heading)
    }

    /// Takes a photo's rows and what a gallery shows of them.
    func deliver(_ rows: [Row], _ items: [Gallery.Item]) throws {
        if outputFile == nil { progress.clear() }
        try output.write(rows.map(rowFormat.line).joined())
        // What is written does not say what could not be read.
        if rowFormat is WrittenText, rows.first?.status == .error {
            rows.prefix(1).forEach { StandardError.print($0.complaint) }
        }
        if let sorter, try !sorter.place(rows), let photo = rows.first?.path.text {
            progress.clear()
            StandardError.print("\(photo) is sorted into no folder: it cannot be read any more.")
        }
        if keepsItems {
            self.items += items.prefix(max(0, GalleryCollector.limit - self.items.count))
        }
        summary.add(rows)
        progress.update(summary.photos)
    }

    /// Takes a photo that an earlier run has finished.
    func skip(_ statuses: [Row.Status]) {
        summary.add(statuses)
        progress.update(summary.photos)
    }

    /// Writes the gallery and says what the run came to.
    func finish(_ gallery: GalleryFile?) throws {
        progress.clear()
        if let gallery {
            try gallery.write(Gallery(title: "Digits", subtitle: summary.text, items: items))
            if summary.rows > items.count {
                StandardError.print("\(gallery.path) shows the first \(items.count) digits.")
            }
        }
        StandardError.print(summary.text)
        if summary.isInterrupted { sayHowToGoOn() }
    }

    /// Says how a run that ended early can be gone on with.
    func sayHowToGoOn() {
        progress.clear()
        StandardError.print(
            outputFile != nil && rowFormat is JSONLinesRows
                ? "The same command with --resume goes on from here."
                : "With --output FILE --format jsonl, --resume could go on from here.")
    }
}
