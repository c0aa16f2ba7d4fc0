import ArgumentParser
import DigitReading
import DigitTraining
import ImageMagick
import MNIST

/// Fits the weights of `NumberJudgement` to generated pages and prints them as its table has them.
@main
struct FitJudgement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit-judgement",
        abstract: "Fits what tells digits of numbers from pieces of words, on generated pages.")

    @Option(help: ArgumentHelp("A folder with MNIST's files.", valueName: "dir"))
    var mnist: String

    @Option(help: "Pages of each kind; three times as many of those that tell most.")
    var perKind = 8

    @Option(help: "Decides every page.")
    var seed: UInt64 = 101

    @Option(help: "Threads.")
    var jobs = 2

    func run() throws {
        MagickRuntime.start()
        let digits = try DigitDataset(directory: mnist, part: .train)
        let examples = NumberExamples(seed: seed, pagesPerKind: perKind, handwritten: digits)
            .examples(read: try DigitReader(), threads: jobs)
        let fit = LogisticFit(examples)
        print("\(examples.count) candidates")
        let names = DigitMeasures.Name.allCases.map(\.rawValue) + ["bias"]
        for (name, weight) in zip(names, fit.weights) {
            print(".\(name): \((1000 * weight).rounded() / 1000),")
        }
    }
}
