import ArgumentParser

/// The command `digits`.
struct Digits: ParsableCommand {
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
            Manual.self, FitJudgement.self,
        ])
}
