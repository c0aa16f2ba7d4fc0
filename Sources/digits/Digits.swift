import ArgumentParser

/// The command `digits`.
struct Digits: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digits",
        abstract: "Turns phone photos of handwritten digits into MNIST.",
        discussion: """
            Exit codes: 0 all went well, 1 the run finished but some photos could not be read, 64 wrong \
            usage, 66 an input is missing or unusable, 70 a fault in this program, 74 output could not \
            be written, 130 interrupted.
            """,
        version: Version.number,
        subcommands: [
            Classify.self, Preprocess.self, Export.self, Train.self, Evaluate.self,
            Inspect.self, Sheet.self, DownloadMNIST.self, Serve.self, Doctor.self,
            Worker.self,
        ])
}
