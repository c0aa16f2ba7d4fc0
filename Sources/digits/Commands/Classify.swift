import ArgumentParser
import DigitReading
import Files
import PhotoFiles
import Reporting
import Results
import SystemLibraries
import Workers

/// `digits classify`: photos in, one row per digit out.
///
/// Options are declared here with their help; what is done with rows stands in `ClassifyResults`, how photos are
/// read in `PhotoRun`.
struct Classify: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Say which digit each photo shows, and how sure that is.",
        discussion: """
            Every photo gets at least one row, in the order the photos came, whatever happens to it. On a \
            terminal the rows are a table, otherwise JSON Lines.
            """ + examples.text)

    /// Command lines at the end of the help; a test runs each as it stands.
    private static let examples = Examples(
        ("digits classify photos", "every photo in a folder and the folders in it"),
        ("digits classify photos --format csv --output rows.csv", "the rows for a spreadsheet"),
        (
            "digits classify photos --max-error 1% --sort-into sorted",
            "into folders by digit, the unsure ones rejected"
        ),
        ("digits classify photos --report report.html", "a page to look at and to correct"),
        ("digits classify page.jpg --layout page --format text", "what is written on a page"),
        ("cat photo.jpg | digits classify -", "a photo from another program"),
        (
            "find photos -name '*.jpg' -print0 | digits classify --null -",
            "photos that another program names"
        ))

    /// Which photos are read.
    @OptionGroup var input: PhotoArguments
    /// How photos are read: model, layout, decoder, jobs.
    @OptionGroup var reading: ReadingOptions

    @Option(help: "How rows are written (default: table on a terminal, else jsonl).")
    var format: RowFormatOption?

    @Option(
        name: [.short, .long], help: "Write the rows to this file instead of standard output.",
        completion: .file())
    var output: String?

    /// How sure a digit has to be, else its row is rejected.
    @OptionGroup var rejection: RejectionOptions

    @Option(
        help: ArgumentHelp(
            "Put the photos into 0/ … 9/, several/, rejected/ and error/ in this folder.",
            valueName: "dir"),
        completion: .directory)
    var sortInto: String?

    /// Links by default: they cost no room, and no photo exists twice.
    @Option(help: "How --sort-into puts them there.")
    var sortAs: PhotoSorter.Placing = .link

    @Option(
        help: ArgumentHelp(
            "Draw each photo beside its 28×28 picture and digit into this .png file.",
            valueName: "file"),
        completion: .file(extensions: ["png"]))
    var gallery: String?

    @Option(
        help: ArgumentHelp(
            "Write each photo with its digits' boxes, digits and confidence drawn on it into this "
                + "folder.", valueName: "dir"),
        completion: .directory)
    var annotate: String?

    /// The page with all photos and digits, if one is wanted.
    @OptionGroup var html: ReportOptions

    @Option(
        help: ArgumentHelp(
            "The photos' labels, if they are known: the report then shows what was misread.",
            valueName: LabelOption.valueName))
    var labels: LabelOption?

    @Option(
        help: ArgumentHelp(
            "Show in the report the samples of this data set that look most like each digit.",
            valueName: "data"),
        completion: .directory)
    var neighbors: String?

    @Flag(
        help: "Replace what --output, --report, --gallery and --annotate would write if it exists.")
    var force = false

    /// Which part of the photos is read, and whether an earlier run is gone on with.
    @OptionGroup(title: "Many photos") var batch: BatchOptions
    /// Where photos are read, and how much time and memory each may take.
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions
    /// How much is said on standard error.
    @OptionGroup var talk: ProgressOptions

    /// Refuses options that do not go together, before any photo is looked for.
    func validate() throws {
        if html.report == nil, labels != nil || neighbors != nil {
            throw ValidationError("--labels and --neighbors go with --report.")
        }
        guard batch.resume else { return }
        // Only JSON Lines tell, line by line, which photo and which of its digits a row is about.
        guard output != nil, format ?? .jsonl == .jsonl else {
            throw ValidationError("--resume goes on with the JSON Lines of an --output file.")
        }
        // Rows alone can be added to: a picture or page of the rest would look like one of all.
        if gallery != nil || html.report != nil {
            throw ValidationError("--resume sees only the rest of a run: no picture or page of it.")
        }
    }

    /// Folders that are written into while photos are read, so that they are not searched for photos.
    var spared: [String] { [reading.debug, annotate, sortInto].compactMap(\.self) }

    /// Checks all that is to be written, reads the photos, and delivers their rows as they come.
    ///
    /// - Throws: `CommandFailure` for the exit code where some photos could not be read or the run was interrupted
    func run() throws {
        talk.apply()
        let places = OutputPlaces(
            files: [output, gallery, html.report], folders: [reading.debug, annotate, sortInto],
            mayReplace: force || batch.resume)
        // Everything that can be refused is refused here, before hours of reading.
        try checkNewRows()
        try places.check(reading: [reading.model, labels?.file], photos: input)
        // Output files are opened as late as possible, but all of them before the first photo.
        let galleryFile = try gallery.map { try GalleryFile($0, replacingExisting: force) }
        let report = try makeReport()
        // `--max-error` looks the needed confidence up in the model, which may refuse.
        let threshold = try rejection.minimumConfidence(of: reading)
        let passedOver = PassedOverFiles()
        // Photos are found while others are read: a folder of millions is never listed beforehand.
        let part = try batch.part(of: input.source(sparing: spared, counting: passedOver))
        let photos = try PhotoRun(
            reading: reading, isolation: isolation, minimumConfidence: threshold,
            debugFolder: try reading.makeDebugFolder(), extras: extras)
        let results = try ClassifyResults(
            self, passedOver: passedOver, gallery: galleryFile, report: report)
        var source = places.guarding(part)
        var first: [PhotoPath] = []
        // A table's columns are as wide as the first photos' paths need; elsewhere no look ahead is taken.
        if rowFormat == .table, input.areKnownBeforehand {
            let peeked = try PeekedSource(source, count: RowFormatOption.measuredPaths)
            (source, first) = (peeked, peeked.first)
        }
        // A device or a pipe holds nothing that could be gone on with.
        let rowFile = output.flatMap { FileBytes.isRegularFile($0) ? $0 : nil }
        if let rowFile, rowFormat == .jsonl {
            let record = try RunRecord(
                reading: reading, minimumConfidence: threshold, isolation: isolation)
            if batch.resume {
                source = try resumed(source, rowFile, record, skip: results.skip)
                try results.begin(self, first: first)
            } else {
                // Killed in between, a run leaves old rows that no other goes on with, or none.
                if force { try RunRecord.ofNothing.write(besides: rowFile) }
                try results.begin(self, first: first)
                try record.write(besides: rowFile)
            }
        } else {
            try results.begin(self, first: first)
        }
        // On a full disk the rows that were written stand, and the run can be gone on with.
        do {
            // Rows of photos that were begun are delivered also after an interruption.
            results.summary.isInterrupted =
                try photos.run(source, deliver: results.deliver) == .interrupted
        } catch let error as FileError where error.isFull {
            results.sayHowToGoOn()
            throw error
        }
        try results.finish()
        try results.summary.finish(input, mayBeEmpty: batch.shard != nil)
    }

    /// Refuses to replace rows of an earlier run, with all that can be done about it.
    private func checkNewRows() throws {
        guard let output, rowFormat == .jsonl, !force, !batch.resume,
            FileBytes.isRegularFile(output)
        else { return }
        throw CommandFailure(
            .outputFailed,
            "Cannot create \(output.printable): it exists already. Name another file, or add --force to "
                + "replace it, or --resume to go on with a run that was interrupted.")
    }

    /// What the run writes and where, to be said at its end.
    var writtenPlaces: WrittenPlaces {
        var places = WrittenPlaces()
        places.add("Rows", output)
        places.addPage(html.report)
        places.add("Gallery", gallery)
        places.add("Photos with what was read", annotate.map { $0 + "/" })
        places.add("Photos by digit", sortInto.map { $0 + "/" })
        places.addDebugFolder(reading.debug)
        return places
    }

    /// The photos of a source that an earlier run has left, if it read as this one does.
    ///
    /// `skip` is told how each photo of the earlier run had gone.
    ///
    /// - Throws: `ResumeError` where the earlier run had other options
    private func resumed(
        _ source: any PathSource, _ output: String, _ record: RunRecord,
        skip: @escaping ([Row.Status]) -> Void
    ) throws -> any PathSource {
        let rows = try FinishedRows(path: output)
        if let earlier = try RunRecord.read(besides: output), !rows.isEmpty {
            let differences = record.differences(from: earlier)
            guard differences.isEmpty else {
                throw ResumeError.otherOptions(path: output, differences: differences)
            }
        } else if !rows.isEmpty {
            StandardError.print(
                "\(output) has no record of how its rows were made (\(RunRecord.place(of: output)))"
                    + ": make sure that the options are the same.")
        }
        return ResumedSource(
            source, rows: rows, skip: skip, begin: { try record.write(besides: output) })
    }

    /// How rows are written: as asked for, else a table on a terminal and JSON Lines elsewhere.
    var rowFormat: RowFormatOption { format ?? .suited(toFile: output) }

    /// What is wanted of each photo beside its rows, by what is to be written.
    private var extras: PhotoRequest.Extras {
        var extras: PhotoRequest.Extras = []
        if gallery != nil { extras.insert(.thumbnail) }
        if html.report != nil { extras.formUnion([.thumbnail, .story]) }
        if annotate != nil { extras.insert(.annotation) }
        return extras
    }

    /// Opens the report with its labels and neighbors; nil where none is asked for.
    private func makeReport() throws -> ClassifyReport? {
        guard let writer = try html.makeWriter(replacingExisting: force) else { return nil }
        return try ClassifyReport(
            writer, of: input.paths, read: reading,
            labels: try labels.map { (try $0.source(searched: input.paths), $0.file) },
            neighbors: neighbors.map { try NeighborSearch(in: $0, model: reading.model) })
    }
}
