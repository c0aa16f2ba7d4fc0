public import MNIST
import NeuralNetwork

/// A digit and how probable it is.
public struct RankedDigit: Sendable, Hashable, Codable {
    /// The digit.
    public let digit: Digit
    /// Its calibrated probability, 0 … 1.
    public let probability: Double

    /// Ranks the digits by their probabilities, 0 first, the most probable first; none where there are none.
    static func ranking(_ probabilities: [Double]) -> [RankedDigit] {
        zip(Digit.allCases, probabilities).map { RankedDigit(digit: $0, probability: $1) }
            .sorted { ($1.probability, $0.digit) < ($0.probability, $1.digit) }
    }
}

extension Row {
    /// All digits, the most probable first; what their probabilities lack to 1 is "not a digit".
    ///
    /// Empty when none was read.
    public var ranking: [RankedDigit] { RankedDigit.ranking(probabilities) }
}

extension Reading {
    /// All ten digits, the most probable first; what their probabilities lack to 1 is "not a digit".
    public var ranking: [RankedDigit] { RankedDigit.ranking(probabilities) }
}

extension DigitReader {
    /// Judges a 28×28 picture as it is, without looking at a photo: all ten digits, the most probable first; what
    /// their probabilities lack to 1 is "not a digit".
    public func ranking(of image: DigitImage) -> [RankedDigit] {
        RankedDigit.ranking(model.classifier.opinions([image])[0].digits.map(Double.init))
    }
}
