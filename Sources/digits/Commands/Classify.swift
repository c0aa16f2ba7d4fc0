import ArgumentParser
import DigitReading
import MNIST
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// `digits classify`: photos in, one row per digit out.
struct Classify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Say which digit each photo shows, and how sure that is.",
        discussion: """
            Every photo gets at least one row, in the order the photos came, whatever happens to it. On a \
            terminal the rows are a table, otherwise JSON Lines.
            """)

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
    var sortBy: PhotoSorter.Placing = .link

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
            valueName: "folder|filename|FILE.csv"))
    var labels: LabelOption?

    @Option(
        help: ArgumentHelp(
            "Show in the report the samples of this IDX data set that look most like each digit.",
            valueName: "idx"),
        completion: .directory)
    var neighbours: String?

    @Flag(
        help: "Replace what --output, --report, --gallery and --annotate would write if it exists.")
    var force = false

    @OptionGroup(title: "Many photos") var batch: BatchOptions
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions

    func validate() throws {
        if page.report == nil, labels != nil || neighbours != nil {
            throw ValidationError("--labels and --neighbours go with --report.")
        }
        guard batch.resume else { return }
        guard output != nil, format ?? .jsonl == .jsonl else {
            throw ValidationError("--resume goes on with the JSON Lines of an --output file.")
        }
        if gallery != nil || page.report != nil {
            throw ValidationError("--resume sees only the rest of a run: no picture or page of it.")
        }
    }

    func run() async throws {
        let galleryFile = try gallery.map { try GalleryFile($0, replacingExisting: force) }
        let debugFolder = try reading.makeDebugFolder()
        let results = try ClassifyResults(self, gallery: galleryFile, report: makeReport())
        var source = try batch.source(
            of: input.paths, sparing: [reading.debug, annotate, sortInto].compactMap(\.self))
        if batch.resume, let output {
            source = try ResumedSource(source, outputFile: output, skip: results.skip)
        }
        let peeked = try PeekedSource(source)
        do {
            let ending =
                isolation.isolate ?? !peeked.hasOneAtMost
                ? try readInWorkers(peeked, debugFolder, results)
                : try await readHere(peeked, debugFolder, results)
            results.summary.isInterrupted = ending == .interrupted
        } catch let error as FileError where error.isFull {
            results.sayHowToGoOn()
            throw error
        }
        try results.finish()
        if let failure = debugFolder?.firstFailure { throw failure }
        try results.summary.finish()
    }

    private func readInWorkers(
        _ photos: PeekedSource, _ debugFolder: DebugFolder?, _ results: ClassifyResults
    ) throws -> WorkerPool.Ending {
        // A model that cannot be used is this process' to complain about.
        _ = try reading.makeReader()
        var source: any PathSource = photos
        return try IsolatedReading(
            reading: reading, isolation: isolation,
            minimumConfidence: try rejection.minimumConfidence(of: reading),
            debugFolder: debugFolder, extras: extras
        ).run(&source, deliver: results.deliver)
    }

    /// What is shown of photos beside their rows.
    private var extras: WorkerRequest.Extras {
        var extras: WorkerRequest.Extras = []
        if gallery != nil { extras.insert(.thumbnail) }
        if page.report != nil { extras.formUnion([.thumbnail, .story]) }
        if annotate != nil { extras.insert(.annotation) }
        return extras
    }

    private func makeReport() throws -> ClassifyReport? {
        guard let writer = try page.makeWriter(replacingExisting: force) else { return nil }
        return try ClassifyReport(
            writer, of: input.paths, read: reading, labels: labels?.source(searched: input.paths),
            neighbours: neighbours.map { try NeighbourSearch(in: $0, model: reading.model) })
    }

    private func readHere(
        _ photos: PeekedSource, _ debugFolder: DebugFolder?, _ results: ClassifyResults
    ) async throws -> WorkerPool.Ending {
        let reader = try reading.makeReader(
            minimumConfidence: try rejection.minimumConfidence(of: reading),
            limits: isolation.limits)
        let collector =
            extras.isEmpty
            ? nil
            : ExcerptCollector(
                wantsStories: extras.contains(.story),
                wantsAnnotations: extras.contains(.annotation))
        let paths = WaitingPaths(photos)
        try await reader.run(
            paths,
            observe: { photo in
                let observers: [any ReadingObserver] = [
                    debugFolder?.gallery(for: photo), collector?.observer(of: photo),
                ].compactMap { $0 }
                return observers.count > 1 ? ObserverGroup(observers) : observers.first
            },
            deliver: { rows in
                try results.deliver(rows, collector?.excerpt(for: rows) ?? PhotoExcerpt())
            })
        if let failure = paths.failure { throw failure }
        return Interruption.isRequested ? .interrupted : .finished
    }
}
