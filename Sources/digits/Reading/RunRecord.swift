import ArgumentParser
import DigitReading
import MNIST
import Reporting
import SystemLibraries

/// What decides the rows of a run, kept in a hidden file beside them, so that they are never gone on
/// with in another way.
struct RunRecord: Equatable {
    /// The settings in their order: what is set, and its value.
    let settings: [Setting]

    /// A setting.
    struct Setting: Equatable {
        let name: String
        let value: String
    }

    /// Notes the settings of a run.
    init(
        reading: ReadingOptions, minimumConfidence: Double, isolation: IsolationOptions
    ) throws {
        let model = try reading.model.map { SHA256.hex(of: try FileBytes.read($0)) }
        let builtIn = Gzip.checksum(Model.shippedBytes)
        settings = [
            Setting(name: "digits", value: Digits.configuration.version),
            Setting(name: "--model", value: model ?? "built in \(String(builtIn, radix: 16))"),
            Setting(name: "reading", value: reading.wayOfReading.joined(separator: " ")),
            Setting(name: "--min-confidence", value: "\(minimumConfidence)"),
            Setting(name: "--max-file-size", value: "\(isolation.maxFileSize.count)"),
        ]
    }

    private init(settings: [Setting]) { self.settings = settings }

    /// The record of a file whose rows are about to be replaced: no run has these settings.
    static let ofNothing = RunRecord(settings: [])

    /// Where the record of a file of rows lies.
    static func place(of file: String) -> String {
        FileBytes.parentFolder(of: file) + "/." + FileBytes.name(of: file) + ".run"
    }

    /// Writes the record of a file that is begun.
    func write(besides file: String) throws {
        let lines = settings.map { "\($0.name)\t\($0.value)\n" }.joined()
        try OutputFile.write(
            Array(lines.utf8), to: Self.place(of: file), replacingExisting: true)
    }

    /// Reads the record of a file; nothing where there is none.
    static func read(besides file: String) throws -> RunRecord? {
        guard FileBytes.exists(place(of: file)) else { return nil }
        let text = String(decoding: try FileBytes.read(place(of: file)), as: UTF8.self)
        return RunRecord(
            settings: text.split(separator: "\n").map { line in
                let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
                return Setting(name: parts.first ?? "", value: parts.dropFirst().first ?? "")
            })
    }

    /// What is set otherwise than in an earlier run's record.
    func differences(from earlier: RunRecord) -> [ResumeError.Difference] {
        settings.compactMap { setting in
            let before = earlier.settings.first { $0.name == setting.name }?.value ?? "unknown"
            return before == setting.value
                ? nil
                : ResumeError.Difference(
                    name: setting.name, inFile: Self.shown(before), inRun: Self.shown(setting.value)
                )
        }
    }

    /// A value short enough for a sentence: of a digest, its beginning tells enough.
    private static func shown(_ value: String) -> String {
        let isDigest = value.count == 64 && value.allSatisfy(\.isHexDigit)
        return value.isEmpty ? "as usual" : isDigest ? value.prefix(12) + "…" : value.printable
    }
}
