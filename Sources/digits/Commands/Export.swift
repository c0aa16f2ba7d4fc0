import ArgumentParser
package import DigitDatasets
import DigitReading
import Files
import MNIST
import PhotoFiles
import SystemLibraries
import Workers

/// `digits export`: labeled photos in, an MNIST-format data set out.
///
/// Which digits are taken stands in `LabeledSamples` and `ExportHarvest`, what a split keeps together in
/// `ExportPlan`; their order and parts are `DatasetArrangement`'s, the files `DatasetWriter`'s.
struct Export: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make an MNIST-format data set of labeled photos.",
        discussion: """
            Writes PREFIX-images-idx3-ubyte, PREFIX-labels-idx1-ubyte and PREFIX-provenance.csv; with \
            --split, PREFIX-train-… and PREFIX-test-…. Digits are mixed, so that any part of them has all \
            labels. Every photo needs a clear label before anything is written; photos in which no digit is \
            found, and damaged ones, are named and left out.

            Photos of sheets that `digits sheet` has printed need no labels: --labels sheet. A page of one \
            digit has it in its folder's or its own name. Of other pages, a table says what is written on \
            each (path,digits: 7846/1294), or labels their digits by path and index.
            """ + examples.text)

    /// Command lines at the end of the help; a test runs each as it stands.
    private static let examples = Examples(
        (
            "digits export photos --labels filename --output dataset",
            "labels from names like 7_1.jpg"
        ),
        (
            "digits export photos --labels photos/labels.csv --output parts --split 80%",
            "labels from a table; training and test set"
        ),
        (
            "digits export photos --labels filename --output pictures --format imagefolder",
            "as Hugging Face's datasets loads it"
        ))

    /// Which photos are read.
    @OptionGroup var input: PhotoArguments
    /// How photos are read.
    @OptionGroup var reading: ReadingOptions
    /// Where photos are read, and how much time and memory each may take.
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions
    /// How much is said on standard error.
    @OptionGroup var talk: ProgressOptions

    @Option(
        help: ArgumentHelp(
            "Where labels come from: the folder's name (folder), a digit at the beginning of its own name (filename), the "
                + "boxes of printed sheets (sheet), or a table with the columns path and label, or path "
                + "and digits.",
            valueName: LabelOption.valueName))
    var labels: LabelOption

    @Flag(help: "Leave photos out that nothing labels, instead of writing nothing.")
    var skipUnlabelled = false

    @Flag(
        help: "Take printed digits, too, which are set aside else: they are nobody's handwriting.")
    var printed = false

    @Flag(help: "Take photos of damaged files, too, which are left out else.")
    var damaged = false

    @Option(
        name: [.short, .long], help: ArgumentHelp("The folder for the data set.", valueName: "dir"),
        completion: .directory)
    var output: String

    @Option(help: ArgumentHelp("What the files' names begin with.", valueName: "name"))
    var prefix = "digits"

    @Option(
        help: ArgumentHelp(
            "Call the files as --prefix says, or as MNIST's own: train-… and t10k-…, mnist.npz.",
            valueName: "prefix|mnist"))
    var names: DatasetNames = .prefix

    @Option(help: "The data set's file format.")
    var format: DatasetFormat = .idx

    @Flag(help: "Pack the IDX files with gzip.")
    var gzip = false

    /// In which order the digits are, and which part each goes into.
    @OptionGroup var order: SplitOptions

    @Flag(help: "Add to the data set that exists; photos already in it are skipped.")
    var append = false

    /// The page with what was taken and what was set aside, if one is wanted.
    @OptionGroup var html: ReportOptions

    @Flag(help: "Replace the data set, and the file of --report, if they exist.")
    var force = false

    /// Refuses options that do not go together, before any photo is looked for.
    func validate() throws {
        if prefix.isEmpty || prefix.contains("/") {
            throw ValidationError("--prefix must be a name without slashes.")
        }
        if names == .mnist, format == .imagefolder {
            throw ValidationError("--names mnist: an imagefolder has names of its own.")
        }
        if gzip, format != .idx { throw ValidationError("--gzip goes with --format idx.") }
        // What is there already is read back from IDX files alone.
        if append, format != .idx { throw ValidationError("--append goes with --format idx.") }
        if append, force { throw ValidationError("--append and --force exclude each other.") }
        // The digits that are there already stay as they are, so that the whole would not be balanced.
        if append, order.balance {
            throw ValidationError("--append and --balance exclude each other.")
        }
    }

    /// Reads all labeled photos, then writes their digits as a whole data set or not at all.
    ///
    /// All digits of a run are held in memory until its end: 784 bytes each and their rows.
    ///
    /// - Throws: `CommandFailure` for the exit code where some photos could not be read or do not fit their labels
    func run() throws {
        talk.apply()
        let files = DatasetFiles(
            folder: output, format: format, isPacked: gzip, names: names, prefix: prefix)
        try OutputPlaces(
            files: [html.report], folders: [reading.debug], mayReplace: force || append
        ).check(photos: input)
        let source = try labels.source(searched: input.paths)
        // The plan comes before the photos: what a split needs of the labels is asked here.
        let plan = try ExportPlan(order, labels: source)
        // A table that grows holds what was read of it; one that is replaced does not.
        try OutputPlaces(files: force ? files.paths(plan.arrangement.parts) : [], mayReplace: true)
            .check(reading: [labels.file])
        // Photos are listed and labeled before the first is read: a missing label is told in a moment, not after
        // hours.
        let labeled = try labeled(by: source)
        // From here on no other run can change the data set: what is appended to is what was read of it.
        let target = try target(files, parts: plan.arrangement.parts)
        let report = try html.makeWriter(replacingExisting: force).map {
            ExportReport($0, of: self)
        }
        // With --append photos are known by the SHA-256 of their bytes, so that a renamed copy is not taken twice.
        let harvest = ExportHarvest(
            labeled, by: plan, known: target.knownDigests, skipsKnown: append,
            taken: LabeledSamples.Taken(print: printed, damaged: damaged), report: report)
        var photos = try photoRun(for: labeled)
        photos.admits = harvest.admits
        let ending = try photos.run(
            SequenceSource(labeled.lazy.map(\.photo).makeIterator()), deliver: harvest.add)
        harvest.summary.isInterrupted = ending == .interrupted
        // Both stay empty where no digit was found.
        var (written, counts) = (0, "")
        // An interrupted run writes what it has; without any digit an old data set stays as it is.
        if !harvest.digits.isEmpty {
            let parts = try plan.arrangement.parts(
                of: harvest.digits, knownGroups: target.knownGroups)
            written = parts.reduce(0) { $0 + $1.digits.count }
            counts = parts.compactMap { part, digits in
                part.map { "\(digits.count) for \($0 == .train ? "training" : "test")" }
            }.joined(separator: ", ")
            let existing = target.existingCount
            // The target is used up here: it lets go of the data set for other runs.
            try target.write(parts, card: card(of: parts, plan))
            if existing > 0 {
                StandardError.print(
                    "The \(existing) digits that were there keep their places; the new ones follow."
                )
            }
        }
        harvest.finish(written: written, parts: counts)
        try report?.finish(written: written)
        var places = WrittenPlaces()
        if written > 0 {
            places.add(
                "Data set", output + "/",
                files.all(of: plan.arrangement.parts).joined(separator: ", "))
        }
        places.addPage(html.report)
        places.addDebugFolder(reading.debug)
        places.say()
        // Where all photos were there already, nothing was read, and nothing is wrong.
        if harvest.summary.photos > 0 { try harvest.summary.finish(input) }
        if harvest.incompleteCount > 0 { throw CommandFailure(.incomplete) }
    }

    /// Begins the change of the data set, saying once that it waits for another run; Ctrl-C ends the waiting.
    private func target(
        _ files: DatasetFiles, parts: [DatasetPart?]
    ) throws -> DatasetWriter {
        var hasNoted = false
        do {
            return try DatasetWriter(
                files, parts: parts, replacingExisting: force, appending: append
            ) {
                if !hasNoted {
                    StandardError.print(
                        "Another run is changing \(files.folder)/\(files.setName)-…: waiting for its end."
                    )
                }
                hasNoted = true
                return !Interruption.isRequested
            }
        } catch let error as FileError where error.code == EINTR {
            try Interruption.check()
            throw error
        }
    }

    /// Finds all photos and labels them; photos that a table names and that are not found are named.
    ///
    /// - Throws: where a photo has no label or several, unless those without are to be left out, or no photo is
    ///   left
    private func labeled(
        by source: LabelSource
    ) throws -> [(photo: PhotoPath, label: PhotoLabel)] {
        let passedOver = PassedOverFiles()
        var paths = input.source(
            sparing: [reading.debug].compactMap(\.self), counting: passedOver)
        let all = try paths.takeAll()
        if let sentence = passedOver.sentence { StandardError.print(sentence) }
        source.noteUnmatched(by: all, in: labels.file)
        let labeled = try source.labels(of: all, skippingUnlabeled: skipUnlabelled)
        if skipUnlabelled {
            let count = all.count { source.label(of: $0) == .missing }
            if count > 0 { StandardError.print("\(count) photos without a label are left out.") }
        }
        guard !labeled.isEmpty else {
            throw CommandFailure(
                .noInput, all.isEmpty ? input.nothingFound : "There are no labeled photos.")
        }
        return labeled
    }

    /// Prepares the reading of labeled photos, in which labels guide what is looked for.
    private func photoRun(
        for labeled: [(photo: PhotoPath, label: PhotoLabel)]
    ) throws -> PhotoRun {
        // A photo that was named twice has the label of its first name.
        let known = Dictionary(
            labeled.compactMap { photo, label in label.expectation.map { (photo, $0) } },
            uniquingKeysWith: { first, _ in first })
        let reading = guidedReading
        return try PhotoRun(
            reading: reading, isolation: isolation, debugFolder: try reading.makeDebugFolder(),
            extras: html.report == nil ? [] : [.thumbnail, .story], known: { known[$0] })
    }

    /// How photos are read: as asked for, and as sheets where sheets are to label them.
    private var guidedReading: ReadingOptions {
        var reading = reading
        if case .sheet = labels, reading.layout == .auto { reading.layout = .sheet }
        return reading
    }

    /// The words on the command line that make a data set of the same digits in the same form, but for the labels.
    var sameReading: [String] {
        guidedReading.sameReading + (prefix == "digits" ? [] : ["--prefix", prefix])
            + (format == .idx ? [] : ["--format", format.rawValue])
            + (names == .prefix ? [] : ["--names", names.rawValue])
            + (printed ? ["--printed"] : []) + (damaged ? ["--damaged"] : [])
            + (order.split.map { ["--split", "\($0.value)"] } ?? [])
    }

    /// The data card with the numbers of the parts and where the labels come from.
    private func card(
        of parts: [(part: DatasetPart?, digits: [SourcedDigit])], _ plan: ExportPlan
    ) -> DatasetCard {
        let words =
            switch labels {
            case .folder: "the names of the photos' folders"
            case .fileName: "the photos' names"
            case .sheet: "the boxes of printed sheets (`digits sheet`) that the digits stand in"
            case .table(let file): "a table, `\(FileBytes.name(of: file))`"
            }
        return DatasetCard(
            name: prefix, parts: parts, labels: words,
            splitKey: order.split == nil ? nil : plan.arrangement.key)
    }
}

extension PhotoLabel {
    /// What a label says is written on the photo, to guide reading; nil where it says nothing beforehand.
    fileprivate var expectation: Expectation? {
        switch self {
        case .digit(let digit): .all(digit)
        case .transcript(let transcript): .lines(transcript.lines)
        case .oneDigit, .digits, .sheet, .skipped, .missing, .ambiguous: nil
        }
    }
}

/// `--format` takes the names of the formats.
extension DatasetFormat: ExpressibleByArgument {}

/// `--names` takes the words for what files are called by.
extension DatasetNames: ExpressibleByArgument {}
