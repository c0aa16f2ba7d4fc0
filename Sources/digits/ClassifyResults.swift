import DigitReading
import PhotoFiles
import Reporting
import Results
import SystemLibraries
import Workers

/// Where the rows of `digits classify` go, photo by photo: output, folders, pictures, report, and
/// what they come to.
///
/// Photos are delivered in order and on one thread. Memory grows with the photos by the gallery's
/// items alone.
final class ClassifyResults {
    /// How many photos and rows have come out so far, and how they went.
    var summary = RunSummary()
    /// How rows are written; settled by `begin`.
    private var rowFormat: any RowFormat = .jsonLines
    /// Where the rows are written.
    private let output: RowOutput
    /// The path of the rows' file; nil for standard output.
    private let outputFile: String?
    /// Puts the photos into folders by digit, if that is wanted.
    private let sorter: PhotoSorter?
    /// Takes the photos with what was read drawn on them, if they are wanted.
    private let annotations: AnnotationFolder?
    /// The picture of all digits, if it is wanted.
    private let galleryFile: GalleryFile?
    /// The gallery's digits so far, at most `GalleryFile.limit`.
    private var items: [Gallery.Item] = []
    /// The page with all photos, if it is wanted.
    private let report: ClassifyReport?
    /// The files in folders that are no photos, to be told at the end.
    private let passedOver: PassedOverFiles
    /// What is written and where, to be told at the end.
    private let written: WrittenPlaces
    /// How far the run is, on standard error.
    private var progress = ProgressBar("photos", total: nil)

    /// Opens the files and folders that are written; nothing that exists changes yet.
    init(
        _ command: Classify, passedOver: PassedOverFiles, gallery: GalleryFile?,
        report: ClassifyReport?
    ) throws {
        self.passedOver = passedOver
        written = command.writtenPlaces
        outputFile = command.output
        // A run that is gone on with adds to the rows that are there; --force never touches them
        // then.
        let opening: RowOutput.Opening =
            command.batch.resume ? .goingOn : command.force ? .replacing : .new
        output = try RowOutput(file: outputFile, opening)
        sorter = command.sortInto.map { PhotoSorter(into: $0, placing: command.sortAs) }
        annotations = try command.annotate.map { try AnnotationFolder(path: $0) }
        galleryFile = gallery
        self.report = report
    }

    /// Begins to write; the first photos, as far as they are known, decide how wide a table's
    /// columns are.
    func begin(_ command: Classify, first: [PhotoPath]) throws {
        let format = command.rowFormat.format(
            fitting: first, namingPhotos: !command.input.isOneFile, on: output)
        // Links of an earlier run go only now, when everything else that may be refused was not.
        try sorter?.begin(clearing: command.force && !command.batch.resume)
        try output.begin(format.heading)
        rowFormat = format
        // How many photos a part of a batch has is only known when all are listed, which takes as
        // long for each part as for all.
        let isWhole = command.batch.shard == nil
        progress = ProgressBar(
            "photos",
            total: isWhole ? try command.input.countForProgress(sparing: command.spared) : nil)
    }

    /// Writes what came of a photo: its rows, its links or copies, its pictures.
    func deliver(_ answer: PhotoAnswer) throws {
        let rows = answer.rows
        // Rows and bar may share a terminal: the bar makes room.
        if outputFile == nil { progress.clear() }
        try output.write(rowFormat.lines(for: rows))
        // What is written does not say what could not be read.
        if rowFormat is WrittenText, rows.first?.status == .error {
            rows.prefix(1).forEach { StandardError.print($0.complaint) }
        }
        // The row stands, but the photo behind it can have gone since: that is said and the run
        // goes on.
        if let sorter, try !sorter.place(rows), let photo = rows.first?.path.text {
            progress.clear()
            StandardError.print(
                "\(photo) is sorted into no folder: "
                    + (rows.first.map { StreamedPhotos.hold($0.path) } == true
                        ? "it came through a pipe." : "it cannot be read any more."))
        }
        if let photo = rows.first?.path { try annotations?.write(answer.annotation, of: photo) }
        if galleryFile != nil {
            // Thumbnails are dropped beyond the gallery's limit, so that memory does not grow with
            // the batch.
            let room = max(0, GalleryFile.limit - items.count)
            items += rows.prefix(room).map { Gallery.Item($0, photo: answer.thumbnail) }
        }
        try report?.add(answer)
        summary.add(rows)
        progress.update(summary.photos)
    }

    /// Counts a photo that an earlier run has finished; its rows are written already.
    func skip(_ statuses: [Row.Status]) {
        summary.addTakenOver(statuses)
        progress.update(summary.photos)
    }

    /// Writes gallery and report, and says what the run came to.
    func finish() throws {
        progress.clear()
        // The report comes before the sentence about the run, as writing it may take a while or
        // fail.
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

    /// Says how a run that ended early can be gone on with, by the form and place of its rows.
    func sayHowToGoOn() {
        progress.clear()
        StandardError.print(
            outputFile != nil && rowFormat is JSONLinesRows
                ? "The same command with --resume goes on from here."
                : "With --output FILE --format jsonl, --resume could go on from here.")
    }
}
