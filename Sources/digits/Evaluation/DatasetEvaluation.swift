import DigitReading
import MNIST
import NeuralNetwork
import PhotoFiles
import Reporting
import Results
import SystemLibraries

/// Measures a model on the test part of a data set, whose pictures go to the network as they are.
struct DatasetEvaluation {
    /// The data set: a folder, an archive or a file.
    let folder: String
    /// The path of the model; nil for the built-in one.
    let model: String?
    /// How the data set is read.
    let options: DatasetOptions

    /// Reads every picture of the test part and returns the figures; a report, if one is wanted,
    /// gets them all.
    ///
    /// - Throws: `CommandFailure` for a data set without pictures
    func run(_ writer: ReportWriter?) throws -> Evaluated {
        let dataset = try options.read(folder, part: .test)
        guard dataset.count > 0 else {
            throw CommandFailure(.noInput, "\(folder) holds a data set without pictures.")
        }
        let model = try model.map { try Model(contentsOf: URL(fileURLWithPath: $0)) } ?? .shipped()
        let classifier = model.classifier
        // Threads share the pictures; the figures are the same for any number of them.
        let threads = ProcessInfo.processInfo.activeProcessorCount
        // One pass over all pictures: logits lie one picture after the other.
        let logits = classifier.logits(of: dataset, threads: threads)
        let evaluation = Evaluation(
            logits: logits, labels: dataset.labels, classCount: classifier.classCount,
            temperature: classifier.temperature)
        var report = EvaluationReport()
        report.loss = evaluation.loss
        report.calibrationError = evaluation.calibrationError
        // Labels other than 0 … 9 are passed over: the network has no answer that could be right.
        for (index, value) in dataset.labels.enumerated() {
            guard let label = Digit(Int(value)) else { continue }
            report.add(
                EvaluationReport.Answer(
                    name: String(index), label: label,
                    predicted: Digit(Int(evaluation.predictions[index])),
                    confidence: Double(evaluation.confidences[index])))
            let classes = index * classifier.classCount..<(index + 1) * classifier.classCount
            try writer?.add([
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
            // Items are made when a gallery asks for them, which shows a hundred of ten thousand.
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
    ///
    /// Its path is `#` and the picture's place in the data set, from 0. An answer beyond the ten
    /// digits is rejected as no digit.
    init(_ image: DigitImage, at index: Int, read opinion: DigitOpinion) {
        let (best, confidence) = opinion.answer
        self.init(
            path: PhotoPath("#\(index)"), status: best < 10 ? .ok : .rejected, digit: Digit(best),
            confidence: Double(confidence), probabilities: opinion.digits.map(Double.init),
            reason: best < 10 ? nil : .notADigit, image: image)
    }
}
