package import MNIST
import NeuralNetwork
package import Preprocessing

/// Receives everything that happens to one photo, for debug folders and reports.
///
/// The stages of the standard hypothesis come first; each alternative is announced before its stages run (only
/// those are shown that no hypothesis before has run on the same input).
package protocol ReadingObserver: StageObserver {
    /// Called before a hypothesis' stages run, also for the standard one.
    func hypothesisWillRun(_ name: String, because reason: String)
    /// Called once a page is read, before the stages of each of its digits are shown on their own;
    /// `index` is the digit's place in reading order.
    func digitWillBeShown(_ index: Int)
    /// Called when the network has judged a hypothesis' picture.
    func candidateWasScored(_ candidate: Candidate)
    /// Called once, when the photo's rows are final.
    func readingDidFinish(_ rows: [Row], decision: Decision?)
}

extension ReadingObserver {
    /// Does nothing: most observers show a page as a whole.
    package func digitWillBeShown(_ index: Int) {}
}

/// A 28×28 picture that a hypothesis made of the photo, and the network's judgement of it.
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
    /// The natural logarithm of the hypothesis' prior relative to the standard hypothesis, which has 0.
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

/// Which hypothesis won, and why.
package struct Decision: Sendable {
    /// The winner's place among the scored candidates.
    package var winner: Int
    /// Why, in one sentence.
    package var reason: String

    /// Makes a decision.
    package init(winner: Int, reason: String) {
        self.winner = winner
        self.reason = reason
    }
}
