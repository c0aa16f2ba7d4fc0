import ArgumentParser
import DigitReading
import ImageMagick
import NeuralNetwork
import PhotoFiles
import Preprocessing
import SystemLibraries
import Workers

/// `digits doctor`: what this program finds on this machine.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show what photos are read with here: ImageMagick, limits, sandbox, model.")

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var isolation: IsolationOptions

    func run() throws {
        let model =
            try reading.model.map { try Model(contentsOf: URL(fileURLWithPath: $0)) }
            ?? Model.shipped()
        print("program      digits \(Digits.configuration.version)")
        print("ImageMagick  \(MagickRuntime.version)")
        if MagickRuntime.isInstalled {
            print("  formats    " + formats)
            print("  policy     " + policy)
        } else {
            print("  formats    " + otherFormats)
        }
        let limits = isolation.limits
        print(
            """
            limits       files \(limits.fileSize / 1_000_000) MB, pictures \
            \(limits.pixels / 1_000_000) megapixels, sides \(limits.longestSide) pixels, \
            \(isolation.timeoutSeconds) s a photo, \(isolation.memoryLimit) a worker
            """)
        print(
            """
            model        \(reading.model ?? "built in"), \(model.parameterCount) parameters, \
            \(model.classifier.classCount) classes, \(model.training)
            """)
        print("cores        \(reading.jobCount) photos at the same time")
        try showSandbox()
    }

    private var formats: String {
        ImageFormat.allCases
            .map { "\($0.rawValue.uppercased())\(Decode.reads($0) ? "" : " (missing)")" }
            .joined(separator: ", ")
    }

    /// What is read without ImageMagick.
    private var otherFormats: String {
        let byHEIF = [ImageFormat.heic, .avif].filter(Decode.reads)
        return "JPEG, by libjpeg, as long as it is a plain one"
            + byHEIF.map { ", \($0.rawValue.uppercased())" }.joined()
    }

    private var policy: String {
        MagickRuntime.isLockedDown
            ? "only these coders, no delegates, no file names"
            : "NOT tightened (this version keeps the system's); the coder is forced at each read"
    }

    private func showSandbox() throws {
        let report = try PhotoRun.sandbox(reading, isolation)
        print("sandbox of a worker")
        for rule in SandboxRule.allCases {
            if let state = report.state(of: rule) { print("  \(rule.rawValue): \(state.text)") }
        }
        print(
            report.isTight
                ? "  A hostile photo reaches no file, network, program or process."
                : "  A hostile photo that takes over its decoder can do what you can.")
    }
}
