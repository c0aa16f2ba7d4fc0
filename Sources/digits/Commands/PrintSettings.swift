import ArgumentParser
import DigitReading
import MNIST
import SystemLibraries

/// `digits settings`: prints the constants that photos are read with, as the hidden option `--settings` takes them.
struct PrintSettings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Print the constants that photos are read with.",
        shouldDisplay: false)

    func run() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(ReadingSettings()), as: UTF8.self))
    }
}

/// A file of constants for a measurement.
enum SettingsFile {
    /// Reads a file; one that lacks a constant, or has text for a number, is an error that names it.
    static func read(_ path: String) throws -> ReadingSettings {
        let bytes = try FileBytes.read(path)
        do {
            return try JSONDecoder().decode(ReadingSettings.self, from: Data(bytes))
        } catch {
            throw CommandFailure(
                .noInput, "\(path) has no constants as `digits settings` prints them: \(error)")
        }
    }
}
