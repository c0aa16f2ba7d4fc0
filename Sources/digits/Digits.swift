import ArgumentParser
import SystemLibraries

/// The command `digits` with all its subcommands; it does nothing by itself but show its help and version.
struct Digits: ParsableCommand {
    /// Name, help, version and subcommands, in the order in which the help shows them; three of them are hidden.
    static let configuration = CommandConfiguration(
        commandName: "digits",
        abstract: "Turns phone photos of handwritten digits into MNIST.",
        discussion: """
            Begin with: digits classify photos. Each command has examples in its help: digits help classify.

            Exit codes: \
            \(ExitStatus.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: ", ")).
            """,
        version: Version.number,
        subcommands: [
            Classify.self, Preprocess.self, Export.self, Train.self, Evaluate.self,
            Inspect.self, Sheet.self, DownloadMNIST.self, Serve.self, Doctor.self, Worker.self,
            Manual.self, FitJudgment.self,
        ])
}

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

/// The version of the command, the library and all packages: the one place of the number.
///
/// The CHANGELOG's newest section and CITATION.cff name it, which a test checks; packages ask the built
/// command. What the number promises stands in CONTRIBUTING.md.
enum Version {
    /// Three numbers, of which CONTRIBUTING.md says when each rises.
    static let number = "0.2.0"
}
