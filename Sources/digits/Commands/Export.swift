import ArgumentParser
import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Reporting

/// `digits export`: labelled photos in, an MNIST-format data set out.
struct Export: AsyncParsableCommand {
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

    @Option(help: ArgumentHelp("Put this share, 0 … 1, into a training set.", valueName: "share"))
    var split: Double?

    @Option(help: "Decides which digits --split puts where.")
    var seed: UInt64 = 1

    @Flag(help: "Add to the data set that exists; photos already in it are skipped.")
    var append = false

    @Flag(help: "Replace the data set if it exists.")
    var force = false

    func validate() throws {
        if let split, !(split > 0 && split < 1) {
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

    func run() async throws {
        let target = DatasetExport(
            folder: output, format: format, isPacked: gzip, replacesExisting: force,
            appends: append)
        try target.checkTargets(names)
        var known: Set<String> = []
        if append {
            for name in names { known.formUnion(try target.idx(name).existing()?.digests ?? []) }
        }
        let labelled = try labels.source(searched: input.paths).labels(of: input.photos)
        guard !labelled.isEmpty else {
            throw CommandFailure(.noInput, "there are no labelled photos")
        }

        let reader = try reading.makeReader()
        let debugFolder = try reading.makeDebugFolder()
        try FileBytes.makeFolder(output)
        let sources = SourceQueue(labelled, known: known, skipsKnown: append)
        var progress = ProgressBar("photos", total: labelled.count)
        var summary = RunSummary()
        var digits: [ExportedDigit] = []
        var mismatches = 0
        do {
            try await reader.run(
                sources, observe: { debugFolder?.gallery(for: $0) },
                deliver: { rows in
                    if let source = sources.next(for: rows),
                        rows.contains(where: { $0.image != nil })
                    {
                        do throws(LabelledRows.Mismatch) {
                            digits += try exported(rows, of: source)
                        } catch {
                            mismatches += 1
                            progress.clear()
                            StandardError.print(error.description)
                        }
                    } else {
                        progress.clear()
                        rows.prefix(1).forEach { StandardError.print($0.complaint) }
                    }
                    summary.add(rows)
                    progress.update(summary.photos + sources.skippedCount)
                    try Interruption.check()
                })
        } catch let failure as CommandFailure where failure.status == .interrupted {
            summary.isInterrupted = true
        }
        progress.clear()
        try write(digits, to: target)
        let skipped = sources.skippedCount
        let photos = "\(summary.photos) \(summary.photos == 1 ? "photo" : "photos")"
        StandardError.print(
            "\(digits.count) digits of \(photos) written"
                + (skipped > 0 ? ", \(skipped) already there" : "")
                + (mismatches > 0 ? ", \(mismatches) left out for their labels" : ""))
        if let failure = debugFolder?.firstFailure { throw failure }
        if summary.photos > 0 { try summary.finish() }
        if mismatches > 0 { throw CommandFailure(.somePhotosFailed) }
    }

    /// A photo's digits with their labels.
    private func exported(
        _ rows: [Row], of source: SourceQueue.Source
    ) throws(LabelledRows.Mismatch) -> [ExportedDigit] {
        let samples = try LabelledRows(rows: rows, label: source.label).samples()
        return samples.compactMap { row, label in
            row.image.map {
                ExportedDigit(image: $0, label: label, row: row, sha256: source.sha256)
            }
        }
    }

    private func write(_ digits: [ExportedDigit], to target: DatasetExport) throws {
        guard let split else { return try target.write(digits, as: prefix) }
        let parts = digits.split(share: split, seed: seed)
        try target.write(parts.first, as: names[0])
        try target.write(parts.second, as: names[1])
    }
}
