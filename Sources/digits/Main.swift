import ArgumentParser
import SystemLibraries

/// Where the program begins and, unless a signal ends it, ends.
@main
enum Main {
    /// Prepares the process, runs the command that was named, and ends with its exit code.
    static func main() {
        // In this order: before any file is opened, before anything large is allocated, before
        // anything can be lost by a signal.
        StandardStreams.secure()
        Heap.prepare()
        Interruption.watch()
        do {
            // On the main thread, and no other is started for it: a worker's sandbox holds for the
            // thread that enters it, and a worker ends with the thread that has started it.
            let arguments = try CommandName.settled(Array(CommandLine.arguments.dropFirst()))
            var command = try Digits.parseAsRoot(arguments)
            try command.run()
        } catch {
            ExitStatus.exit(after: error)
        }
    }
}
