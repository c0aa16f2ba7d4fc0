public import ArgumentParser
import Decoders
public import DigitReading
import Files
import PhotoFiles
import Reporting
import SystemLibraries

/// Options of how photos are read, shared by all the commands that do.
struct ReadingOptions: ParsableArguments {
    @Option(help: "Read with this model instead of the built-in one.", completion: .file())
    var model: String?

    @Option(
        help: ArgumentHelp(
            """
            How many digits a photo shows: one (single), any number in lines (page), or whatever \
            it looks like (auto).
            """,
            valueName: "layout"))
    var layout = Layout.usual

    @Flag(
        help: "Leave printed digits out: a photo of one is rejected, and on pages they are skipped."
    )
    var handwritten = false

    @Option(
        help: ArgumentHelp(
            """
            What decodes photos: for each format the library that costs least (auto), or ImageMagick \
            alone (imagemagick).
            """,
            valueName: "decoder"))
    var decoder = PhotoDecoder.Choice.auto

    @Option(
        name: [.short, .long],
        help: "Read this many photos at the same time (default: one per core).")
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Write every intermediate picture of every photo into this folder.", valueName: "dir"),
        completion: .directory)
    var debug: String?

    /// Refuses a number of jobs that no machine has use for; the bound only catches slips.
    func validate() throws {
        if let jobs, !(1...1_024).contains(jobs) {
            throw ValidationError("--jobs must be 1 … 1024.")
        }
    }

    /// Makes the reader these options ask for, its model loaded.
    ///
    /// - Throws: where the model is missing or no model
    func makeReader(
        minimumConfidence: Double = 0, limits: PhotoLimits = PhotoLimits()
    ) throws -> DigitReader {
        if let model, !FileBytes.exists(model) { throw FileError(.read, model, code: ENOENT) }
        var reader = try DigitReader(
            model: model.map { URL(fileURLWithPath: $0) }, minimumConfidence: minimumConfidence)
        reader.decoder = PhotoDecoder(decoder, limits: limits)
        reader.layout = layout
        reader.readsPrint = !handwritten
        return reader
    }

    /// Throws where the named model cannot be used, before any worker is started with it.
    func checkModel() throws {
        if model != nil { _ = try makeReader() }
    }

    /// The words on the command line that decide how photos are read, but for the model.
    var wayOfReading: [String] {
        (layout == .usual ? [] : ["--layout", layout.rawValue])
            + (handwritten ? ["--handwritten"] : [])
            + (decoder == .auto ? [] : ["--decoder", decoder.rawValue])
    }

    /// The words on the command line with which another command reads photos in the same way.
    var sameReading: [String] {
        // A path that looks like an option stays a path.
        wayOfReading + (model.map { ["--model=\($0)"] } ?? [])
    }

    /// How many photos are read at the same time: as asked for, else one for each core.
    var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    /// Makes the folder for the intermediate pictures; nil where none is asked for.
    func makeDebugFolder() throws -> DebugFolder? { try debug.map { try DebugFolder(path: $0) } }
}

/// `--decoder` takes the names of the choices.
extension PhotoDecoder.Choice: ExpressibleByArgument {}

/// `--layout` takes the names of the layouts.
extension Layout: ExpressibleByArgument {}
