package import MNIST
import NeuralNetwork

/// A 28×28 picture that a hypothesis made of the photo, and the network's judgment of it.
package struct Candidate: Sendable {
    /// The hypothesis' name, for example `standard` or `no-line-removal`.
    package var hypothesis: String
    /// The 28×28 picture that the hypothesis' pipeline made.
    package var image: DigitImage
    /// Ten calibrated probabilities, given that the picture shows a digit: they sum to 1.
    package var probabilities: [Float]
    /// The probability, 0 … 1, that the picture shows no digit.
    package var notADigit: Float
    /// The probability, 0 … 1, that the digit is printed, provided that there is one.
    package var printed: Float
    /// The natural logarithm of the hypothesis' prior relative to the standard hypothesis, which has 0, less the doubts
    /// that `DecisionRule` has of the candidate.
    package var logPrior: Float
    /// The natural logarithm of the candidate's weight in the vote.
    package var score: Float

    /// Makes a candidate; the values are those of the properties with the same names.
    package init(
        hypothesis: String, image: DigitImage, probabilities: [Float], notADigit: Float,
        printed: Float = 0, logPrior: Float, score: Float
    ) {
        self.hypothesis = hypothesis
        self.image = image
        self.probabilities = probabilities
        self.notADigit = notADigit
        self.printed = printed
        self.logPrior = logPrior
        self.score = score
    }
}

extension Candidate {
    /// The most probable digit.
    package var digit: Int { probabilities.indexOfGreatest ?? 0 }

    /// The probability, 0 … 1, that the picture shows the most probable digit: that digit's probability times that of
    /// there being a digit.
    package var confidence: Float { (probabilities.max() ?? 0) * (1 - notADigit) }
}
