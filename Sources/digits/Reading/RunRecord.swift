import ArgumentParser
import DigitReading
import Files
import Results
import SystemLibraries

/// The settings that decide the rows of a run, kept in a hidden file beside them, so that rows are never gone on
/// with in another way.
struct RunRecord: Equatable {
    /// The settings in their order.
    let settings: [Setting]

    /// One thing that decides rows, and its value.
    struct Setting: Equatable {
        /// What is set, mostly an option's name.
        let name: String
        /// Its value as text.
        let value: String
    }

    /// Notes the settings of a run: version, model by its SHA-256, way of reading, and limits.
    ///
    /// - Throws: where the model cannot be read
    init(
        reading: ReadingOptions, minimumConfidence: Double, isolation: IsolationOptions
    ) throws {
        // By its bytes, since another model may have got the old one's name.
        let model = try reading.model.map { SHA256.hex(of: try FileBytes.read($0)) }
        // A checksum is enough: the built-in model only changes with the program.
        let builtIn = Gzip.checksum(Model.shippedBytes)
        settings = [
            Setting(name: "digits", value: Digits.configuration.version),
            Setting(name: "--model", value: model ?? "built in \(String(builtIn, radix: 16))"),
            Setting(name: "reading", value: reading.wayOfReading.joined(separator: " ")),
            Setting(name: "--min-confidence", value: "\(minimumConfidence)"),
            Setting(name: "--max-file-size", value: "\(isolation.maxFileSize.count)"),
        ]
    }

    /// Makes a record of settings that are known.
    private init(settings: [Setting]) { self.settings = settings }

    /// The record of a file whose rows are about to be replaced: without settings, so that no run goes on with it.
    static let ofNothing = RunRecord(settings: [])

    /// The path of the record of a file of rows: `.NAME.run` in the same folder.
    static func place(of file: String) -> String {
        FileBytes.parentFolder(of: file) + "/." + FileBytes.name(of: file) + ".run"
    }

    /// Writes the record of a file of rows, a line for each setting: name, tabulator, value.
    func write(besides file: String) throws {
        let lines = settings.map { "\($0.name)\t\($0.value)\n" }.joined()
        try OutputFile.write(
            Array(lines.utf8), to: Self.place(of: file), replacingExisting: true)
    }

    /// Reads the record of a file of rows; nil where there is none.
    static func read(besides file: String) throws -> RunRecord? {
        guard FileBytes.exists(place(of: file)) else { return nil }
        let text = String(decoding: try FileBytes.read(place(of: file)), as: UTF8.self)
        return RunRecord(
            settings: text.split(separator: "\n").map { line in
                let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
                return Setting(name: parts.first ?? "", value: parts.dropFirst().first ?? "")
            })
    }

    /// The settings whose values differ from those in an earlier run's record.
    func differences(from earlier: RunRecord) -> [ResumeError.Difference] {
        settings.compactMap { setting in
            // A record of an older version may lack a setting.
            let before = earlier.settings.first { $0.name == setting.name }?.value ?? "unknown"
            return before == setting.value
                ? nil
                : ResumeError.Difference(
                    name: setting.name, inFile: Self.shown(before), inRun: Self.shown(setting.value)
                )
        }
    }

    /// A value short enough for a sentence: of a SHA-256 the first twelve digits tell enough.
    private static func shown(_ value: String) -> String {
        let isDigest = value.count == 64 && value.allSatisfy(\.isHexDigit)
        return value.isEmpty ? "as usual" : isDigest ? value.prefix(12) + "…" : value.printable
    }
}
