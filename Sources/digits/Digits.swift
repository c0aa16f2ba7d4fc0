import ArgumentParser

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
