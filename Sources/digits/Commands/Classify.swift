import ArgumentParser
import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Reporting

/// `digits classify`: photos in, one row per digit out.
struct Classify: AsyncParsableCommand, ReadsPhotos {
    static let configuration = CommandConfiguration(
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

    @Option(
        help: ArgumentHelp("Reject digits that are less sure than this, 0 … 1.", valueName: "p"))
    var minConfidence: Double = 0

    @Option(
        help: ArgumentHelp(
            "Put the photos into 0/ … 9/, rejected/ and error/ in this folder.", valueName: "dir"),
        completion: .directory)
    var sortInto: String?

    @Option(help: "How --sort-into puts them there.")
    var sortBy: PhotoSorter.Placing = .link

    @Option(
        help: ArgumentHelp(
            "Show each photo beside its 28×28 picture and digit in this .html or .png file.",
            valueName: "file"),
        completion: .file(extensions: ["html", "png"]))
    var gallery: String?

    @Flag(help: "Replace the files named by --output and --gallery if they exist.")
    var force = false

    func validate() throws {
        guard (0...1).contains(minConfidence) else {
            throw ValidationError("--min-confidence must be 0 … 1.")
        }
    }

    func run() async throws {
        let galleryFile = try gallery.map { try GalleryFile($0, replacingExisting: force) }
        let reader = try reading.makeReader(minimumConfidence: minConfidence)
        let debugFolder = try reading.makeDebugFolder()
        let sorter = try sortInto.map { try PhotoSorter(into: $0, placing: sortBy) }
        let collector = galleryFile.map { _ in GalleryCollector() }
        let rowOutput = try RowOutput(file: output, replacingExisting: force)
        let rowFormat = (format ?? .suited(toFile: output))
            .format(for: input.photos, on: rowOutput)
        var progress = ProgressBar("photos", total: input.photos.countForProgress)
        var summary = RunSummary()
        var items: [Gallery.Item] = []

        try rowOutput.write(rowFormat.heading)
        do {
            try await reader.run(
                input.photos,
                observe: { photo in
                    let observers: [any ReadingObserver] = [
                        debugFolder?.gallery(for: photo), collector?.observer(of: photo),
                    ].compactMap { $0 }
                    return observers.count > 1 ? ObserverGroup(observers) : observers.first
                },
                deliver: { rows in
                    if output == nil { progress.clear() }
                    try rowOutput.write(rows.map(rowFormat.line).joined())
                    try sorter?.place(rows)
                    if let collector {
                        let shown = collector.items(for: rows)
                        items += shown.prefix(max(0, GalleryCollector.limit - items.count))
                    }
                    summary.add(rows)
                    progress.update(summary.photos)
                    try Interruption.check()
                })
        } catch let failure as CommandFailure where failure.status == .interrupted {
            summary.isInterrupted = true
        }
        progress.clear()
        if let galleryFile {
            try galleryFile.write(
                Gallery(title: "Digits", subtitle: summary.text, items: items))
            if summary.rows > items.count {
                StandardError.print("\(galleryFile.path) shows the first \(items.count) digits.")
            }
        }
        StandardError.print(summary.text)
        if let failure = debugFolder?.firstFailure { throw failure }
        try summary.finish()
    }
}
