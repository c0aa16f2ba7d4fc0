import DigitReading
import MNIST
import NeuralNetwork
import PhotoFiles
import Reporting
import SystemLibraries

/// Measures a model on a data set.
struct DatasetEvaluation {
    let folder: String
    let model: String?
    let options: DatasetOptions

    /// Reads every picture of the test set; a report, if one is wanted, gets them all.
    func run(_ page: ReportWriter?) throws -> Evaluated {
        let dataset = try options.read(folder, part: .test)
        guard dataset.count > 0 else {
            throw CommandFailure(.noInput, "\(folder) holds a data set without pictures.")
        }
        let model = try model.map { try Model(contentsOf: URL(fileURLWithPath: $0)) } ?? .shipped()
        let classifier = model.classifier
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let logits = classifier.logits(of: dataset, threads: threads)
        let evaluation = Evaluation(
            logits: logits, labels: dataset.labels, classCount: classifier.classCount,
            temperature: classifier.temperature)
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
            let classes = index * classifier.classCount..<(index + 1) * classifier.classCount
            try page?.add([
                ReportItem(
                    Row(
                        dataset.image(at: index), at: index,
                        read: classifier.opinion(of: logits[classes])), label: label)
            ])
        }
        let answers = report.answers
        return Evaluated(
            report: report, title: "\(folder), \(self.model ?? "the built-in model")",
            history: model.history,
            item: { index in
                Gallery.Item(
                    name: "#\(index)", image: dataset.image(at: index),
                    predicted: answers[index].predicted, actual: answers[index].label,
                    confidence: answers[index].confidence,
                    problem: answers[index].predicted == nil ? "not a digit" : "")
            })
    }
}

extension Row {
    /// Makes the row of a data set's picture from what the network makes of it.
    init(_ image: DigitImage, at index: Int, read opinion: DigitOpinion) {
        let (best, confidence) = opinion.answer
        self.init(
            path: PhotoPath("#\(index)"), status: best < 10 ? .ok : .rejected, digit: Digit(best),
            confidence: Double(confidence), probabilities: opinion.digits.map(Double.init),
            reason: best < 10 ? nil : .notADigit, image: image)
    }
}
