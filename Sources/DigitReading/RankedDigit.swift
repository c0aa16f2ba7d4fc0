public import MNIST
import NeuralNetwork

/// A digit and how probable it is.
public struct RankedDigit: Sendable, Hashable, Codable {
    /// The digit.
    public let digit: Digit
    /// Its calibrated probability, 0 … 1.
    public let probability: Double

    /// Returns the ten digits with their probabilities, which come in the order of the digits, the most probable first.
    ///
    /// Of two that are equally probable the smaller digit comes first; no probabilities give no digits.
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
    /// Returns the ten digits with the network's probabilities for a 28×28 picture, the most probable first.
    ///
    /// What their probabilities lack to 1 is "not a digit". No photo is looked at.
    public func ranking(of image: DigitImage) -> [RankedDigit] {
        RankedDigit.ranking(model.classifier.opinions([image])[0].digits.map(Double.init))
    }
}
