import ArgumentParser
import Foundation
import MNIST
import NeuralNetwork
import Reporting

/// `digits train`: a data set in, a model file out.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a network on MNIST or any IDX data set.",
        discussion: """
            The model is written after every epoch, and its training state beside it (FILE.state) until \
            the run is done: --resume goes on from there, to the same weights. Ctrl-C leaves a valid model.
            """)

    @Option(
        help: ArgumentHelp("The folder with the data set's IDX files.", valueName: "dir"),
        completion: .directory)
    var data: String

    @Option(
        name: [.short, .long], help: ArgumentHelp("The model file to write.", valueName: "file"),
        completion: .file(extensions: ["safetensors"]))
    var output: String

    @Option(help: "The network's layers.")
    var architecture: Architecture = .mlp

    @Option(help: ArgumentHelp("Passes over the data.", valueName: "n"))
    var epochs = 20

    @Option(
        help: ArgumentHelp("Pictures between two updates (default: 32; cnn: 128).", valueName: "n"))
    var batchSize: Int?

    @Option(help: ArgumentHelp("Decides everything that is random.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Hold out so many pictures, or this share of them, to measure on after every epoch.",
            valueName: "n|share"))
    var validation: ValidationShare = .count(0)

    @Option(
        help: ArgumentHelp("Start from this model's weights.", valueName: "model"),
        completion: .file(extensions: ["safetensors"]))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "Draw loss and accuracy over the epochs into this .svg or .png file.", valueName: "file"
        ),
        completion: .file(extensions: ["svg", "png"]))
    var plot: String?

    @Flag(help: "Go on with the run that was interrupted.")
    var resume = false

    @Flag(help: "Replace the model file if it exists.")
    var force = false

    func validate() throws {
        guard (1...10_000).contains(epochs) else {
            throw ValidationError("--epochs must be 1 … 10,000.")
        }
        if let batchSize, !(1...65_536).contains(batchSize) {
            throw ValidationError("--batch-size must be 1 … 65,536.")
        }
        if let plot, Plot.FileKind(fileName: plot) == nil {
            throw ValidationError("--plot \(plot): the name must end in .svg or .png.")
        }
        if resume, from != nil { throw ValidationError("--resume and --from exclude each other.") }
    }

    func run() throws {
        let files = TrainingFiles(model: output)
        try files.check(resuming: resume, replacingExisting: force, plot: plot)
        let dataset = try DigitDataset(directory: data, part: .train)
        let (training, heldOut) = try validation.split(dataset, seed: seed)
        let trainer = try makeTrainer(files, on: training, validation: heldOut)
        StandardError.print(
            "\(training.count) pictures" + (heldOut.map { ", \($0.count) held out" } ?? "")
                + ", \(trainer.network.parameters.count) parameters")
        var run = TrainingRun(
            files: files, record: record(training.count), plot: plot,
            curves: try files.curves(resuming: resume))
        try run.go(trainer)
    }

    private func makeTrainer(
        _ files: TrainingFiles, on training: DigitDataset, validation: DigitDataset?
    ) throws -> Trainer {
        // Every part of a batch can have its own thread; the result does not depend on it.
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let source = DatasetSource(training)
        if resume {
            return try Trainer(
                resuming: files.state(), source: source, validation: validation, threads: threads)
        }
        var options =
            switch architecture {
            case .mlp: TrainingOptions(epochs: epochs, seed: seed)
            case .cnn: TrainingOptions.cnn(epochs: epochs, seed: seed)
            }
        if let batchSize { options.batchSize = batchSize }
        let network =
            try from.map { try Checkpoint(contentsOf: $0).network }
            ?? Network(architecture.spec, seed: seed)
        return try Trainer(
            network, options: options, source: source, validation: validation, threads: threads)
    }

    private func record(_ count: Int) -> String {
        "\(architecture.rawValue), \(count) pictures, \(epochs) epochs, seed \(seed)"
    }
}
