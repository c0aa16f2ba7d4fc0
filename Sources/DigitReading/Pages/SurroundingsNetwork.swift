package import MNIST
package import NeuralNetwork

/// A network that says whether what looks like a digit stands where digits of numbers do, and not amid letters, cloth
/// and lines.
package struct SurroundingsNetwork: Sendable {
    /// The network; nothing where there is none, which has no opinion.
    private let classifier: Classifier?

    /// The log odds, at most in amount: however sure, it is one opinion beside 24 other features.
    ///
    /// Not tuned: e⁸ is 3,000 to 1.
    private static let most: Float = 8

    /// The network inside this library, trained by `digits fit-judgement`; without an opinion where it cannot be
    /// loaded.
    package static let shipped = SurroundingsNetwork(try? Checkpoint.surroundings().network)

    /// Makes it of a network with two outputs, of which the second speaks for a digit; without a network it has no
    /// opinion.
    package init(_ network: Network?) { classifier = network.map { Classifier(network: $0) } }

    /// Returns for each picture of `Surroundings` the natural log odds, −8 … 8, that a digit of a number is in its
    /// middle; 0 without an opinion.
    package func logOdds(_ pictures: [DigitImage]) -> [Float] {
        guard let classifier else { return pictures.map { _ in 0 } }
        return classifier.logits(pictures).map { min(Self.most, max(-Self.most, $0[1] - $0[0])) }
    }
}
