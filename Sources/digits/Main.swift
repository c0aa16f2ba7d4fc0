import ArgumentParser
import Foundation
import ImageMagick

/// Where the program begins and, unless it is killed, ends.
@main
enum Main {
    static func main() async {
        Interruption.watch()
        do {
            let command = try Digits.parseAsRoot()
            // ImageMagick wants to be started on the main thread, before any other uses it.
            if command is any ReadsPhotos { MagickRuntime.start() }
            // A worker's sandbox holds for the thread that enters it: there shall be no other.
            if let worker = command as? Worker { return try worker.run() }
            try await run()
        } catch {
            ExitStatus.exit(after: error)
        }
    }

    /// Runs the command away from the main thread; parsed anew, as commands cannot change threads.
    private nonisolated static func run() async throws {
        var command = try Digits.parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            try command.run()
        }
    }
}

/// A command that decodes photos.
protocol ReadsPhotos {}
