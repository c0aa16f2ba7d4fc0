import ArgumentParser
import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Workers

/// `digits export`: labelled photos in, an MNIST-format data set out.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make an MNIST-format data set of labelled photos.",
        discussion: """
            Writes PREFIX-images-idx3-ubyte, PREFIX-labels-idx1-ubyte and PREFIX-provenance.csv; with \
            --split, PREFIX-train-… and PREFIX-test-…. Every photo needs a clear label before anything \
            is written; photos in which no digit is found are named and left out.

            With --layout page each digit is one sample. The CSV file then labels them by path and index \
            (path,index,label), or says what is written on each page (path,digits: 7846/1294): pages on \
            which more or fewer digits are found are named and left out.
            """)

    @OptionGroup var input: PhotoArguments
    @OptionGroup var reading: ReadingOptions
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions
    @OptionGroup var talk: ProgressOptions

    @Option(
        help: ArgumentHelp(
            "Where labels come from: the folder's name (folder), the name's first digit (filename), "
                + "or a CSV file with the columns path and label, and index or digits for pages.",
            valueName: "folder|filename|FILE.csv"))
    var labels: LabelOption

    @Option(
        name: [.short, .long], help: ArgumentHelp("The folder for the data set.", valueName: "dir"),
        completion: .directory)
    var output: String

    @Option(help: ArgumentHelp("What the files' names begin with.", valueName: "name"))
    var prefix = "digits"

    @Option(help: "The data set's file format.")
    var format: ExportFormat = .idx

    @Flag(help: "Pack the IDX files with gzip.")
    var gzip = false

    @Option(
        help: ArgumentHelp("Put this share, 0.8 or 80%, into a training set.", valueName: "share"),
        transform: Share.init(argument:))
    var split: Share?

    @Option(help: "Decides which digits --split puts where.")
    var seed: UInt64 = 1

    @Flag(help: "Add to the data set that exists; photos already in it are skipped.")
    var append = false

    @Flag(help: "Replace the data set if it exists.")
    var force = false

    func validate() throws {
        if let split, !(split.value > 0 && split.value < 1) {
            throw ValidationError("--split must lie between 0 and 1.")
        }
        if prefix.isEmpty || prefix.contains("/") {
            throw ValidationError("--prefix must be a name without slashes.")
        }
        if gzip, format != .idx { throw ValidationError("--gzip goes with --format idx.") }
        if append, format != .idx { throw ValidationError("--append goes with --format idx.") }
        if append, force { throw ValidationError("--append and --force exclude each other.") }
    }

    private var names: [String] { split == nil ? [prefix] : ["\(prefix)-train", "\(prefix)-test"] }

    func run() throws {
        talk.apply()
        let files = DatasetFiles(folder: output, format: format, isPacked: gzip)
        try OutputPlaces(folders: [reading.debug], mayReplace: force || append)
            .check(photos: input)
        // A table that grows holds what was read of it; one that is replaced does not.
        try OutputPlaces(files: force ? files.paths(names) : [], mayReplace: true)
            .check(reading: [labels.file])
        var paths = input.source(sparing: [reading.debug].compactMap(\.self))
        let labelled = try labels.source(searched: input.paths).labels(of: paths.takeAll())
        guard !labelled.isEmpty else {
            throw CommandFailure(.noInput, "there are no labelled photos")
        }
        var photos = try PhotoRun(
            reading: reading, isolation: isolation, debugFolder: try reading.makeDebugFolder())
        let target = try DatasetExport(
            files, parts: names,
            prefix: prefix, replacingExisting: force, appending: append)
        let harvest = ExportHarvest(labelled, known: target.knownDigests, skipsKnown: append)
        photos.admits = harvest.admits
        let source = SequenceSource(labelled.lazy.map(\.photo).makeIterator())
        harvest.summary.isInterrupted =
            try photos.run(source, deliver: harvest.add) == .interrupted
        if !harvest.digits.isEmpty { try target.write(parts(of: harvest.digits)) }
        harvest.finish()
        if harvest.summary.photos > 0 { try harvest.summary.finish() }
        if harvest.mismatchCount > 0 { throw CommandFailure(.somePhotosFailed) }
    }

    /// The digits of each part of the data set.
    private func parts(of digits: [ExportedDigit]) -> [(name: String, digits: [ExportedDigit])] {
        guard let split else { return [(prefix, digits)] }
        let parts = digits.split(share: split.value, seed: seed)
        return [(names[0], parts.first), (names[1], parts.second)]
    }
}
