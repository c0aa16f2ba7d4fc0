import ArgumentParser
import DigitReading
import MNIST
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// `digits classify`: photos in, one row per digit out.
struct Classify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Say which digit each photo shows, and how sure that is.",
        discussion: """
            Every photo gets at least one row, in the order the photos came, whatever happens to it. On a \
            terminal the rows are a table, otherwise JSON Lines.
            """ + examples.text)

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

    @OptionGroup var input: PhotoArguments
    @OptionGroup var reading: ReadingOptions

    @Option(help: "How rows are written (default: table on a terminal, else jsonl).")
    var format: RowFormatOption?

    @Option(
        name: [.short, .long], help: "Write the rows to this file instead of standard output.",
        completion: .file())
    var output: String?

    @OptionGroup var rejection: RejectionOptions

    @Option(
        help: ArgumentHelp(
            "Put the photos into 0/ … 9/, several/, rejected/ and error/ in this folder.",
            valueName: "dir"),
        completion: .directory)
    var sortInto: String?

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

    @OptionGroup var page: ReportOptions

    @Option(
        help: ArgumentHelp(
            "The photos' labels, if they are known: the report then shows what was misread.",
            valueName: LabelOption.valueName))
    var labels: LabelOption?

    @Option(
        help: ArgumentHelp(
            "Show in the report the samples of this IDX data set that look most like each digit.",
            valueName: "idx"),
        completion: .directory)
    var neighbors: String?

    @Flag(
        help: "Replace what --output, --report, --gallery and --annotate would write if it exists.")
    var force = false

    @OptionGroup(title: "Many photos") var batch: BatchOptions
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions
    @OptionGroup var talk: ProgressOptions

    func validate() throws {
        if page.report == nil, labels != nil || neighbors != nil {
            throw ValidationError("--labels and --neighbors go with --report.")
        }
        guard batch.resume else { return }
        guard output != nil, format ?? .jsonl == .jsonl else {
            throw ValidationError("--resume goes on with the JSON Lines of an --output file.")
        }
        if gallery != nil || page.report != nil {
            throw ValidationError("--resume sees only the rest of a run: no picture or page of it.")
        }
    }

    /// Folders that are written into while photos are read.
    var spared: [String] { [reading.debug, annotate, sortInto].compactMap(\.self) }

    func run() throws {
        talk.apply()
        let places = OutputPlaces(
            files: [output, gallery, page.report], folders: [reading.debug, annotate, sortInto],
            mayReplace: force || batch.resume)
        try checkNewRows()
        try places.check(reading: [reading.model, labels?.file], photos: input)
        let galleryFile = try gallery.map { try GalleryFile($0, replacingExisting: force) }
        let report = try makeReport()
        let threshold = try rejection.minimumConfidence(of: reading)
        let passedOver = PassedOverFiles()
        let part = try batch.part(of: input.source(sparing: spared, counting: passedOver))
        let photos = try PhotoRun(
            reading: reading, isolation: isolation, minimumConfidence: threshold,
            debugFolder: try reading.makeDebugFolder(), extras: extras)
        let results = try ClassifyResults(
            self, passedOver: passedOver, gallery: galleryFile, report: report)
        var source = places.guarding(part)
        var first: [PhotoPath] = []
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
        do {
            results.summary.isInterrupted =
                try photos.run(source, deliver: results.deliver) == .interrupted
        } catch let error as FileError where error.isFull {
            results.sayHowToGoOn()
            throw error
        }
        try results.finish()
        try results.summary.finish(input, mayBeEmpty: batch.shard != nil)
    }

    /// Refuses rows that are there already, with all that can be done about it.
    private func checkNewRows() throws {
        guard let output, rowFormat == .jsonl, !force, !batch.resume,
            FileBytes.isRegularFile(output)
        else { return }
        throw CommandFailure(
            .outputFailed,
            "Cannot create \(output.printable): it exists already. Name another file, or add --force to "
                + "replace it, or --resume to go on with a run that was interrupted.")
    }

    /// Where the results lie.
    var writtenPlaces: WrittenPlaces {
        var places = WrittenPlaces()
        places.add("Rows", output)
        places.addPage(page.report)
        places.add("Gallery", gallery)
        places.add("Photos with what was read", annotate.map { $0 + "/" })
        places.add("Photos by digit", sortInto.map { $0 + "/" })
        places.addDebugFolder(reading.debug)
        return places
    }

    /// The photos that an earlier run has left, if it read as this one does.
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

    /// How rows are written.
    var rowFormat: RowFormatOption { format ?? .suited(toFile: output) }

    /// What is shown of photos beside their rows.
    private var extras: PhotoRequest.Extras {
        var extras: PhotoRequest.Extras = []
        if gallery != nil { extras.insert(.thumbnail) }
        if page.report != nil { extras.formUnion([.thumbnail, .story]) }
        if annotate != nil { extras.insert(.annotation) }
        return extras
    }

    private func makeReport() throws -> ClassifyReport? {
        guard let writer = try page.makeWriter(replacingExisting: force) else { return nil }
        return try ClassifyReport(
            writer, of: input.paths, read: reading,
            labels: try labels.map { (try $0.source(searched: input.paths), $0.file) },
            neighbours: neighbors.map { try NeighbourSearch(in: $0, model: reading.model) })
    }
}
