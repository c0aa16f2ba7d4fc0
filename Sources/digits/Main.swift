import ArgumentParser
import SystemLibraries
import Workers

/// Where the program begins and, unless it is killed, ends.
@main
enum Main {
    static func main() {
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
