import ArgumentParser
import DigitDatasets
import DigitReading
import DigitTraining
import MNIST
import NeuralNetwork
import Results
import SyntheticDigits
import SystemLibraries

/// `digits train`: a data set in, a model file out.
///
/// What is trained on stands in `TrainingPlan`, the loop in `TrainingRun`, fine-tuning in `FineTuningRun`.
struct Train: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a network on MNIST or any data set of digits.",
        discussion: """
            The model is written after every epoch, and its training state beside it (FILE.state) until \
            the run is done: --resume goes on from there, to the same weights. Ctrl-C leaves a valid model.
            """ + examples.text)

    /// Command lines at the end of the help; a test runs each as it stands.
    private static let examples = Examples(
        (
            "digits train --data mnist --output mlp.safetensors --validation 10%",
            "the classic first network, measured after every epoch"
        ),
        (
            "digits train --from shipped --data mine --replay mnist -o mine.safetensors",
            "the built-in network, fine-tuned on digits of your own"
        ))

    @Option(
        help: ArgumentHelp("The data set: a folder, an archive or a file.", valueName: "data"),
        completion: .file())
    var data: String

    @Option(
        name: [.short, .long], help: ArgumentHelp("The model file to write.", valueName: "file"),
        completion: .file(extensions: ["safetensors"]))
    var output: String

    /// Whether pictures that lie another way are put right.
    @OptionGroup var dataset: DatasetOptions

    /// The classic first network by default, as it trains fastest.
    @Option(help: "The network's layers.")
    var architecture: Architecture = .mlp

    @Option(
        help: ArgumentHelp(
            "For the cnn: the unpacked UNIPEN archive, whose digits and letters it learns, too.",
            valueName: "dir"),
        completion: .directory)
    var unipen: String?

    @Option(
        help: ArgumentHelp(
            "Where the fonts lie that the cnn learns print from, with --unipen.", valueName: "dir"),
        completion: .directory)
    var fonts = "/usr/share/fonts"

    @Option(help: ArgumentHelp("Passes over the data (default: 20; cnn: 40).", valueName: "n"))
    var epochs: Int?

    @Option(
        help: ArgumentHelp(
            "Pictures between two updates (default: 32; convnet: 128; cnn: its recipe's mix).",
            valueName: "n"))
    var batchSize: Int?

    @Option(help: ArgumentHelp("Decides everything that is random.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Hold out so many pictures, or this share of them, to measure on after every epoch.",
            valueName: "n|share"))
    var validation: ValidationShare = .count(0)

    @Option(
        help: ArgumentHelp(
            "Start from this model's weights; shipped is the built-in model.", valueName: "model"),
        completion: .shellCommand("echo shipped; ls -d -- *.safetensors */ 2>/dev/null"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "Fine-tune the model of --from, mixing in this data set so that it forgets nothing.",
            discussion: """
                Measures before and after on a part of your data that is held out (its test files, or \
                --validation, a fifth by default) and on this data set's test files. A model that \
                reads fewer of yours, or 0.1 % fewer of the others, is not saved without --force.
                """, valueName: "dir"),
        completion: .directory)
    var replay: String?

    @Option(
        help: ArgumentHelp(
            "Draw loss and accuracy over the epochs into this .svg file.", valueName: "file"),
        completion: .file(extensions: ["svg"]))
    var plot: String?

    @Flag(help: "Go on with the interrupted run; name the same data and options.")
    var resume = false

    @Flag(help: "Replace the model file if it exists.")
    var force = false

    /// How much is said on standard error.
    @OptionGroup var talk: ProgressOptions

    /// Refuses options that do not go together or lie out of range, before anything is read.
    func validate() throws {
        // The bounds of epochs and batches only keep slips of the finger from costing days or all memory.
        guard (1...10_000).contains(epochs ?? 1) else {
            throw ValidationError("--epochs must be 1 … 10,000.")
        }
        if let batchSize, !(1...65_536).contains(batchSize) {
            throw ValidationError("--batch-size must be 1 … 65,536.")
        }
        // Fine-tuning has a recipe of its own, and judges by a comparison with the model it starts from.
        if replay != nil {
            guard from != nil, !resume, batchSize == nil else {
                throw ValidationError(
                    "--replay goes with --from, and with neither --resume nor --batch-size.")
            }
        }
        // Letters teach what is no digit, for which the other networks have no answer.
        if unipen != nil, architecture != .cnn {
            throw ValidationError("--unipen belongs to --architecture cnn.")
        }
        // The recipe of the shipped network settles its mix of pictures and what it is measured on.
        if architecture == .cnn {
            if batchSize != nil {
                throw ValidationError("--batch-size: the cnn's recipe has its own mix of pictures.")
            }
            if validation != .count(0) {
                throw ValidationError("--validation: the cnn's recipe holds out its own pictures.")
            }
        }
        if let plot, !plot.lowercased().hasSuffix(".svg") {
            throw ValidationError("--plot \(plot): the name must end in .svg.")
        }
        // A run that is gone on with has its weights in its own state.
        if resume, from != nil { throw ValidationError("--resume and --from exclude each other.") }
    }

    /// Trains a network from new weights, from a model's, or from an interrupted run's state, and saves it after
    /// every epoch.
    func run() throws {
        talk.apply()
        // The lock on the model, which `files` holds until the end, keeps two runs from writing it.
        try checkInputs()
        let files = try TrainingFiles(
            model: output, resuming: resume, replacingExisting: force, plot: plot)
        // Fine-tuning takes minutes and is not gone on with: it has a loop of its own.
        if let replay, let start = try start() {
            return try FineTuningRun(command: self, replayFolder: replay, start: start).go()
        }
        let pictures = try dataset.read(data, part: .train)
        let state = resume ? try files.readState() : nil
        // Every part of a batch can have its own thread; the result does not depend on it.
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let plan = try plan(for: pictures, options: state?.options, threads: threads)
        // Other data or options would give weights that no run from the beginning gives.
        if let state { try files.check(plan.record, state.network.spec) }
        let trainer = try Trainer(
            resuming: state ?? TrainingState(network(), options: plan.options),
            source: plan.source, validation: plan.validation, threads: threads)
        StandardError.note(
            "\(plan.source.exampleCount) pictures"
                + (plan.validation.map { ", \($0.count) held out" } ?? "")
                + ", \(trainer.network.parameters.count) parameters")
        let curves = try files.curves(resuming: resume)
        var run = TrainingRun(files: files, plan: plan, plot: plot, curves: curves)
        try run.go(trainer)
    }

    /// Refuses to write over what is read: the data sets' files and the model that is started from.
    private func checkInputs() throws {
        // A data set may consist of several files; each of them is read.
        let inputs =
            try [from].compactMap(\.self)
            + [data, replay].compactMap(\.self).flatMap { try DatasetReader().sources(of: $0) }
        try OutputPlaces(files: [output, plot], mayReplace: true).check(reading: inputs)
    }

    /// What is trained on and how; a resumed run's own options decide where there are any.
    private func plan(
        for dataset: DigitDataset, options: TrainingOptions?, threads: Int
    ) throws -> TrainingPlan {
        let seed = options?.seed ?? seed
        switch architecture {
        // Held-out pictures are chosen by the run's seed, so that a resumed run holds out the same.
        case .mlp, .convnet:
            let (training, heldOut) = try validation.split(dataset, seed: seed)
            return .plain(
                training, validation: heldOut,
                options: options
                    ?? TrainingOptions(
                        epochs: epochs ?? 20, batchSize: batchSize ?? architecture.batchSize,
                        seed: seed),
                name: architecture.rawValue, threads: threads)
        // The recipe's own number of epochs counts where neither a resumed run nor the user says another.
        case .cnn:
            var recipe = ShippedRecipe()
            recipe.seed = seed
            recipe.threads = threads
            recipe.epochs = options?.epochs ?? epochs ?? recipe.epochs
            if let unipen {
                recipe.characters = try Characters.split(
                    UnipenArchive(folder: unipen), PrintFonts(folder: fonts))
            }
            return try .recipe(recipe, on: dataset)
        }
    }

    /// The network with the weights that a new run begins with.
    private func network() throws -> Network {
        try start()?.network ?? Network(architecture.spec, seed: seed)
    }

    /// The model that is started from; nil where a new network is trained.
    private func start() throws -> Checkpoint? {
        guard let from else { return nil }
        return from == "shipped" ? try Checkpoint.shipped() : try Checkpoint(contentsOf: from)
    }
}
