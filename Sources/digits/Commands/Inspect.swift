import ArgumentParser
import DigitReading
import MNIST
import NeuralNetwork
import Reporting
import Results
import SystemLibraries

/// `digits inspect`: says what a data set holds, and what may be wrong with it.
struct Inspect: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Check a data set: balance, duplicates, wrong labels, likeness to MNIST.",
        discussion: """
            A label is likely wrong where the network is at least 90 % sure of another digit. Likeness is \
            how much of a measure's distribution lies under that of MNIST's training set.
            """ + examples.text)

    /// Command lines at the end of the help; a test runs each as it stands.
    private static let examples = Examples(
        ("digits inspect mnist", "the training part of a data set"),
        ("digits inspect mnist --report mnist.html", "the same as a page with every picture"))

    @Argument(
        help: ArgumentHelp(
            "The data set: a folder or an archive (its training part), or a file.",
            valueName: "data"),
        completion: .file())
    var data: String

    /// Whether pictures that lie another way are put right.
    @OptionGroup var options: DatasetOptions

    @Option(help: "Read with this model instead of the built-in one.", completion: .file())
    var model: String?

    @Option(help: "How the findings are written.")
    var format: EvaluationFormat = .text

    /// The page with every picture, if one is wanted.
    @OptionGroup var html: ReportOptions

    @Flag(help: "Replace the file named by --report if it exists.")
    var force = false

    /// Reads every picture of the training part by the network, and writes what follows from it.
    func run() throws {
        // A report that cannot be written is told before the network has read anything.
        let writer = try html.makeWriter(replacingExisting: force)
        let dataset = try options.read(data, part: .train)
        guard dataset.count > 0 else {
            throw CommandFailure(.noInput, "\(data) holds a data set without pictures.")
        }
        let classifier =
            try model.map { Classifier(checkpoint: try Checkpoint(contentsOf: $0)) }
            ?? Model.shipped().classifier
        let rows = rows(of: dataset, read: classifier)
        let inspection = DatasetInspection(
            dataset,
            answers: rows.map {
                DatasetInspection.Answer(
                    digit: $0.digit, confidence: $0.confidence ?? 0,
                    probabilities: $0.probabilities)
            })
        try StandardStreams
            .write(format == .json ? inspection.json : inspection.text)
        guard let writer else { return }
        // The page gets every picture, with the finding that is about it.
        for (index, row) in rows.enumerated() {
            try writer.add([
                ReportItem(
                    row, label: Digit(Int(dataset.labels[index])), note: inspection.note(on: index))
            ])
        }
        let network = model ?? "the built-in model"
        var result = try inspection.page(
            title: "Data set \(ReportWords.name(of: data))", subtitle: "\(data), read by \(network)"
        )
        result.about = ReportWords.about(model: model)
        try writer.finish(result)
        var written = WrittenPlaces()
        written.addPage(html.report)
        written.say()
    }

    /// The row of each picture of a data set, by one pass of the network over all of them.
    private func rows(of dataset: DigitDataset, read classifier: Classifier) -> [Row] {
        let logits = classifier.logits(
            of: dataset, threads: ProcessInfo.processInfo.activeProcessorCount)
        return (0..<dataset.count).map { index in
            // Where a picture's logits lie among all.
            let classes = index * classifier.classCount..<(index + 1) * classifier.classCount
            return Row(
                dataset.image(at: index), at: index,
                read: classifier.opinion(of: logits[classes]))
        }
    }
}
