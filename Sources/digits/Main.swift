import ArgumentParser
import SystemLibraries
import Workers

/// Where the program begins and, unless it is killed, ends.
@main
enum Main {
    static func main() async {
        Heap.prepare()
        Interruption.watch()
        do {
            if let command = try begin() { try await run(command) }
        } catch {
            ExitStatus.exit(after: error)
        }
    }

    /// Does what the main thread must do, and returns the command that is left to run.
    private nonisolated static func begin() throws -> sending (any ParsableCommand)? {
        let command = try Digits.parseAsRoot()
        // A worker's sandbox holds for the thread that enters it: there shall be no other.
        guard let worker = command as? Worker else { return command }
        try worker.run()
        return nil
    }

    /// Runs the command away from the main thread.
    private nonisolated static func run(_ command: sending any ParsableCommand) async throws {
        var command = command
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            try command.run()
        }
    }
}
