import ArgumentParser
import Decoders
import DigitReading
import NeuralNetwork
import PhotoFiles
import Preprocessing
import SystemLibraries
import Workers

/// `digits doctor`: prints what this program finds on this machine: libraries, limits, sandbox, model.
///
/// It reads no photo but starts a worker, so that what it says of the sandbox was tried.
struct Doctor: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show what photos are read with here: ImageMagick, limits, sandbox, model.",
        discussion: Examples(("digits doctor", "what a report of a fault should begin with")).text)

    @Option(help: "Look at this model instead of the built-in one.", completion: .file())
    var model: String?

    /// Gathers all lines and prints them at once, so that a failure leaves no half of a report.
    func run() throws {
        // Everything else is as it is where nothing is asked for.
        var reading = try ReadingOptions.parse([])
        reading.model = model
        let isolation = try IsolationOptions.parse([])
        var lines: [String] = []
        func say(_ line: String) { lines.append(line) }
        let model =
            try reading.model.map { try Model(contentsOf: URL(fileURLWithPath: $0)) }
            ?? Model.shipped()
        say("program      digits \(Digits.configuration.version)")
        say("ImageMagick  \(MagickRuntime.version)")
        if MagickRuntime.isInstalled {
            say("  formats    " + formats)
            say("  policy     " + policy)
            say(
                "  pictures   \(MagickRuntime.megapixels) megapixels, gray PNGs about half of that; "
                    + "raise the memory in its policy.xml for more")
        } else {
            say("  formats    " + otherFormats)
        }
        say("libheif      \(LibHEIF.version)")
        say("libpng       " + (LibPNG.isInstalled ? "installed" : "not installed"))
        if !missing.isEmpty {
            say("  install    \(SystemPackages.here.command(for: missing))")
        }
        // The limits that hold where no option changes them.
        let limits = isolation.limits
        say(
            """
            limits       files \(limits.fileSize / 1_000_000) MB, pictures \
            \(limits.pixels / 1_000_000) megapixels (JPEG \(limits.jpegPixels / 1_000_000), PNG \
            \(limits.pngPixels / 1_000_000)), sides \(limits.longestSide) pixels, \
            \(isolation.timeoutSeconds) s a photo, \(isolation.memoryLimit) a worker
            """)
        say(
            """
            model        \(reading.model ?? "built in"), \(model.parameterCount) parameters, \
            \(model.classifier.classCount) classes, \(model.training.printable)
            """)
        say("cores        \(reading.jobCount) photos at the same time")
        lines += try sandboxLines(reading, isolation)
        try StandardStreams.write(lines.map { $0 + "\n" }.joined())
    }

    /// The accepted formats in capitals, each that no library here reads marked as missing.
    private var formats: String {
        ImageFormat.allCases
            .map { "\($0.rawValue.uppercased())\(PhotoDecoder.reads($0) ? "" : " (missing)")" }
            .joined(separator: ", ")
    }

    /// The libraries without which some format is not read on this machine.
    private var missing: [SystemPackages.Need] {
        var needs: [SystemPackages.Need] = []
        if !MagickRuntime.isInstalled { needs.append(.imageMagick) }
        if ![ImageFormat.heic, .avif].allSatisfy({ PhotoDecoder.reads($0) }) {
            needs.append(.heif)
        }
        return needs
    }

    /// The formats that are read without ImageMagick.
    private var otherFormats: String {
        let byHEIF = [ImageFormat.heic, .avif].filter(PhotoDecoder.reads)
        return "JPEG, by libjpeg, as long as it is a plain one"
            + byHEIF.map { ", \($0.rawValue.uppercased())" }.joined()
    }

    /// Whether ImageMagick's own policy could be narrowed to the accepted formats.
    private var policy: String {
        MagickRuntime.isLockedDown
            ? "only these coders, no delegates, no file names"
            : "NOT tightened (this version keeps the system's); the coder is forced at each read"
    }

    /// The rules that a worker's sandbox has on this system, by starting one, and what they come to.
    private func sandboxLines(
        _ reading: ReadingOptions, _ isolation: IsolationOptions
    ) throws -> [String] {
        var lines: [String] = []
        func say(_ line: String) { lines.append(line) }
        // The rules are those a worker has reported after it entered its sandbox.
        let report = try PhotoRun.sandbox(reading, isolation)
        say("sandbox of a worker, in which every command reads photos unless --no-isolate is given")
        for rule in SandboxRule.allCases {
            if let state = report.state(of: rule) { say("  \(rule.rawValue): \(state.text)") }
        }
        say(
            report.isTight
                ? "  A hostile photo reaches no file, network, program or process."
                : "  A hostile photo that takes over its decoder can do what you can.")
        say("  Models, labels and data sets are read by the command itself, outside.")
        return lines
    }
}
