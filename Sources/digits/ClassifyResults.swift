import DigitReading
import MNIST
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// Where the rows of `digits classify` go, photo by photo, and what they come to.
final class ClassifyResults {
    /// What the run has come to so far.
    var summary = RunSummary()
    private var rowFormat: any RowFormat = .jsonLines
    private let output: RowOutput
    private let outputFile: String?
    private let sorter: PhotoSorter?
    private let annotations: AnnotationFolder?
    private let galleryFile: GalleryFile?
    private var items: [Gallery.Item] = []
    private let report: ClassifyReport?
    private let passedOver: PassedOverFiles
    private let written: WrittenPlaces
    private var progress = ProgressBar("photos", total: nil)

    /// Opens what is written; nothing that exists changes yet.
    init(
        _ command: Classify, passedOver: PassedOverFiles, gallery: GalleryFile?,
        report: ClassifyReport?
    ) throws {
        self.passedOver = passedOver
        written = command.writtenPlaces
        outputFile = command.output
        let opening: RowOutput.Opening =
            command.batch.resume ? .goingOn : command.force ? .replacing : .new
        output = try RowOutput(file: outputFile, opening)
        sorter = command.sortInto.map { PhotoSorter(into: $0, placing: command.sortAs) }
        annotations = try command.annotate.map { try AnnotationFolder(path: $0) }
        galleryFile = gallery
        self.report = report
    }

    /// Begins to write; the first photos, as far as they are known, decide how wide a table is.
    func begin(_ command: Classify, first: [PhotoPath]) throws {
        let format = command.rowFormat.format(
            fitting: first, namingPhotos: !command.input.isOneFile, on: output)
        try sorter?.begin(clearing: command.force && !command.batch.resume)
        try output.begin(format.heading)
        rowFormat = format
        let isWhole = command.batch.shard == nil
        progress = ProgressBar(
            "photos",
            total: isWhole ? try command.input.countForProgress(sparing: command.spared) : nil)
    }

    /// Takes what came of a photo.
    func deliver(_ answer: PhotoAnswer) throws {
        let rows = answer.rows
        if outputFile == nil { progress.clear() }
        try output.write(rowFormat.lines(for: rows))
        // What is written does not say what could not be read.
        if rowFormat is WrittenText, rows.first?.status == .error {
            rows.prefix(1).forEach { StandardError.print($0.complaint) }
        }
        if let sorter, try !sorter.place(rows), let photo = rows.first?.path.text {
            progress.clear()
            StandardError.print(
                "\(photo) is sorted into no folder: "
                    + (rows.first.map { StreamedPhotos.hold($0.path) } == true
                        ? "it came through a pipe." : "it cannot be read any more."))
        }
        if let photo = rows.first?.path { try annotations?.write(answer.annotation, of: photo) }
        if galleryFile != nil {
            let room = max(0, GalleryFile.limit - items.count)
            items += rows.prefix(room).map { Gallery.Item($0, photo: answer.thumbnail) }
        }
        try report?.add(answer)
        summary.add(rows)
        progress.update(summary.photos)
    }

    /// Takes a photo that an earlier run has finished.
    func skip(_ statuses: [Row.Status]) {
        summary.addTakenOver(statuses)
        progress.update(summary.photos)
    }

    /// Writes gallery and report, and says what the run came to.
    func finish() throws {
        progress.clear()
        try report?.finish(summary: summary.text)
        if let gallery = galleryFile {
            try gallery.write(Gallery(title: "Digits", subtitle: summary.text, items: items))
            if summary.rows > items.count {
                StandardError.print("\(gallery.path) shows the first \(items.count) digits.")
            }
        }
        if let sentence = passedOver.sentence { StandardError.print(sentence) }
        StandardError.note(summary.text)
        written.say()
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
