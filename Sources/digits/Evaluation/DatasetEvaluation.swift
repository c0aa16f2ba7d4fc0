import DigitReading
import Foundation
import MNIST
import NeuralNetwork
import Reporting

/// Measures a model on an IDX data set.
struct DatasetEvaluation {
    let folder: String
    let model: String?

    /// Reads every picture of the test set.
    func run() throws -> Evaluated {
        let dataset = try DigitDataset(directory: folder, part: .test)
        guard dataset.count > 0 else {
            throw CommandFailure(.noInput, "\(folder) holds a data set without pictures.")
        }
        let evaluation = Evaluation(
            try classifier(), on: dataset,
            threads: ProcessInfo.processInfo.activeProcessorCount)
        var report = EvaluationReport()
        report.loss = evaluation.loss
        report.calibrationError = evaluation.calibrationError
        for (index, value) in dataset.labels.enumerated() {
            guard let label = Digit(Int(value)) else { continue }
            report.add(
                EvaluationReport.Answer(
                    name: String(index), label: label,
                    predicted: Digit(Int(evaluation.predictions[index])),
                    confidence: Double(evaluation.confidences[index])))
        }
        let answers = report.answers
        return Evaluated(
            report: report, title: "\(folder), \(model ?? "the built-in model")",
            item: { index in
                Gallery.Item(
                    name: "#\(index)", image: dataset.image(at: index),
                    predicted: answers[index].predicted, actual: answers[index].label,
                    confidence: answers[index].confidence,
                    problem: answers[index].predicted == nil ? "not a digit" : "")
            })
    }

    private func classifier() throws -> Classifier {
        guard let model else { return try Model.shipped().classifier }
        return Classifier(checkpoint: try Checkpoint(contentsOf: model))
    }
}
