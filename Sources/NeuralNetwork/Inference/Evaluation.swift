package import MNIST
import SystemLibraries

/// A measurement of how well a classifier reads labeled pictures: accuracy, loss, confusion and
/// calibration.
///
/// A network that also knows "not a digit" is judged by its whole answer: calling a digit "not a
/// digit" is an error. Whether it takes the digit for written or printed is not asked.
package struct Evaluation: Sendable {
    /// The number of answers to tell apart: 10, or 11 with "not a digit".
    package let answerCount: Int
    /// The number of pictures that were read.
    package let count: Int
    /// The mean cross-entropy of the calibrated probabilities, in nats; 0 for no picture.
    package let loss: Double
    /// How often class `row` was read as class `column`: `confusion[row][column]`.
    package let confusion: [[Int]]
    /// The answer for each picture: the digit, or 10 for "not a digit".
    package let predictions: [UInt8]
    /// The calibrated probability, 0 … 1, of the answer for each picture.
    package let confidences: [Float]
    /// The expected calibration error over 15 bins of confidence, 0 … 1.
    package let calibrationError: Double

    /// Evaluates a classifier on a data set.
    package init(_ classifier: Classifier, on dataset: DigitDataset, threads: Int = 1) {
        self.init(
            logits: classifier.logits(of: dataset, threads: threads), labels: dataset.labels,
            classCount: classifier.classCount, temperature: classifier.temperature)
    }

    /// Evaluates `classCount` logits for each label, one row after the other.
    package init(logits: [Float], labels: [UInt8], classCount: Int, temperature: Float = 1) {
        precondition(logits.count == labels.count * classCount)
        answerCount = DigitClasses.answerCount(of: classCount)
        var confusion = [[Int]](
            repeating: [Int](repeating: 0, count: answerCount), count: answerCount)
        var (predictions, confidences): ([UInt8], [Float]) = ([], [])
        var (loss, outcomes): (Double, [Calibration.Outcome]) = (0, [])
        for (index, label) in labels.enumerated() {
            let row = logits[index * classCount..<(index + 1) * classCount]
            let opinion = DigitOpinion(Softmax.probabilities(row, temperature: temperature))
            let (best, confidence) = opinion.answer
            // A probability of 0 would make the loss infinite; the smallest normal float takes its
            // place.
            let right = label < 10 ? opinion.digits[Int(label)] : opinion.notADigit
            loss -= log(Double(max(right, .leastNormalMagnitude)))
            confusion[Int(label)][best] += 1
            predictions.append(UInt8(best))
            confidences.append(confidence)
            outcomes.append((confidence, best == Int(label)))
        }
        count = labels.count
        self.loss = labels.isEmpty ? 0 : loss / Double(labels.count)
        self.confusion = confusion
        self.predictions = predictions
        self.confidences = confidences
        calibrationError = Calibration.expectedError(outcomes)
    }

    /// The share of right answers, 0 … 1.
    package var accuracy: Double {
        let correct = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
        return count > 0 ? Double(correct) / Double(count) : 0
    }

    /// Returns, of the pictures read as this class, the share that are; nil if none was.
    package func precision(of label: Int) -> Double? {
        let read = confusion.reduce(0) { $0 + $1[label] }
        return read > 0 ? Double(confusion[label][label]) / Double(read) : nil
    }

    /// Returns, of the pictures of this class, the share read as such; nil if there is none.
    package func recall(of label: Int) -> Double? {
        let present = confusion[label].reduce(0, +)
        return present > 0 ? Double(confusion[label][label]) / Double(present) : nil
    }
}
