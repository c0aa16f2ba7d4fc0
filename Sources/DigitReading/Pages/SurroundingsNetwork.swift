package import MNIST
package import NeuralNetwork

/// Says whether what looks like a digit stands where digits of numbers do, and not amid letters, cloth
/// and lines.
package struct SurroundingsNetwork: Sendable {
    private let classifier: Classifier?

    /// One opinion says little against 24 measures, however sure.
    private static let most: Float = 8

    /// The network inside this library, trained by `digits fit-judgement`.
    package static let shipped = SurroundingsNetwork(try? Checkpoint.surroundings().network)

    /// Makes it of a network with two outputs, of which the second speaks for a digit; without one it
    /// has no opinion.
    package init(_ network: Network?) { classifier = network.map { Classifier(network: $0) } }

    /// Returns for each picture of `Surroundings` the log odds that a digit of a number is in its middle.
    package func logOdds(_ pictures: [DigitImage]) -> [Float] {
        guard let classifier else { return pictures.map { _ in 0 } }
        return classifier.logits(pictures).map { min(Self.most, max(-Self.most, $0[1] - $0[0])) }
    }
}
