import ArgumentParser
import Decoders
import DigitDatasets
import DigitReading
import DigitTraining
import Files
import MNIST
import NeuralNetwork
import SyntheticDigits
import SystemLibraries

/// `digits fit-judgment`: fits what tells digits of numbers from pieces of words, on generated pages.
///
/// First the network that judges surroundings is trained, then, built with it, the weights of `NumberJudgment` are
/// fitted by logistic regression and printed as its table has them. The command is hidden: only who fits them anew
/// needs it.
struct FitJudgment: ParsableCommand {
    /// The command's name and purpose; it is not shown in the help.
    static let configuration = CommandConfiguration(
        commandName: "fit-judgment",
        abstract: "Fit what tells digits of numbers from pieces of words, on generated pages.",
        shouldDisplay: false)

    @Option(help: ArgumentHelp("A folder with MNIST's files.", valueName: "dir"))
    var mnist: String

    @Option(
        help: ArgumentHelp(
            "Also sheets with everything on them, by the writers of this UNIPEN archive that no network learns from.",
            valueName: "dir"))
    var unipen: String?

    @Option(
        help: ArgumentHelp(
            "Train the network that judges surroundings instead, and save it there.",
            valueName: "file"))
    var network: String?

    @Flag(help: "Replace the network's file if it exists.")
    var force = false

    /// Twenty pages of each kind; not tuned: dozens of digits on each are hundreds of every kind, and the time grows
    /// with their number.
    @Option(help: "Pages of each kind; three times as many of those that tell most.")
    var perKind = 20

    /// Any number will do, as long as the network and the weights take different ones.
    @Option(help: "Decides every page; the network needs others than the weights.")
    var seed: UInt64 = 101

    /// Two by default; the result does not depend on it.
    @Option(help: "Threads.")
    var jobs = 2

    /// Reads generated pages, gathers the possible digits on them, and trains or fits on these.
    func run() throws {
        // Told before the hours of reading and training.
        if let network, !force, FileBytes.exists(network) {
            throw FileError(.create, network, code: EEXIST)
        }
        // ImageMagick has to be started before several threads decode.
        MagickRuntime.start()
        let pictures = try DigitDataset(directory: mnist, part: .train)
        let source = try unipen.map {
            try PageSource(
                pictures: pictures, archive: UnipenArchive(folder: $0), fonts: PrintFonts(),
                heldOut: true)
        }
        // Possible digits are what the reader itself finds on the pages, with what was drawn there as the truth.
        let pages = NumberExamples(
            of: PageBenchmark(seed: seed, handwritten: pictures, source: source),
            pagesPerKind: perKind, withSheets: unipen != nil)
        let examples = try pages.examples(read: DigitReader(), threads: jobs)
        print("\(examples.count) possible digits")
        if let network {
            try train(on: examples, saving: network)
        } else {
            fit(to: examples)
        }
    }

    /// Trains the network that judges surroundings, and saves it as a safetensors file of 16-bit numbers.
    private func train(on examples: [NumberExamples.Example], saving file: String) throws {
        var recipe = SurroundingsRecipe()
        recipe.threads = jobs
        let network = try recipe.network(of: examples) {
            print("epoch \($0.epoch + 1): loss \($0.loss), right \($0.accuracy)")
        }
        let checkpoint = Checkpoint(
            network: network,
            training: "fit-judgment, \(examples.count) possible digits on generated pages, "
                + "seed \(seed)"
        )
        try OutputFile.write(
            checkpoint.encoded(precision: .float16), to: file, replacingExisting: force)
    }

    /// Fits the weights by logistic regression and prints them, rounded to three decimals, in the form of Swift's
    /// table.
    private func fit(to examples: [NumberExamples.Example]) {
        let fit = LogisticFit(
            examples.map {
                LogisticFit.Example(
                    values: $0.measures.values.map(Double.init), isOne: $0.isDigit,
                    weight: $0.weight)
            })
        // The fit has one weight more than there are measures: the constant term.
        let names = DigitMeasures.Name.allCases.map(\.rawValue) + ["bias"]
        for (name, weight) in zip(names, fit.weights) {
            print(".\(name): \((1000 * weight).rounded() / 1000),")
        }
    }
}
