package import MNIST
package import NeuralNetwork

/// A network that says whether what looks like a digit stands where digits of numbers do, and not amid letters, cloth
/// and lines.
package struct SurroundingsNetwork: Sendable {
    /// The network; nil where there is none, which has no opinion.
    private let classifier: Classifier?

    /// The constants of the opinion.
    package struct Settings: Sendable, Codable {
        /// The log odds, at most in amount: however sure, it is one opinion beside 24 other features.
        ///
        /// Not tuned: e⁸ is 3,000 to 1.
        package var most: Float = 8

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// The network inside this library, trained by `digits fit-judgement`; without an opinion where it cannot be
    /// loaded.
    package static let shipped = SurroundingsNetwork(try? Checkpoint.surroundings().network)

    /// Makes it of a network with two outputs, of which the second speaks for a digit; without a network it has no
    /// opinion.
    package init(_ network: Network?) { classifier = network.map { Classifier(network: $0) } }

    /// Returns for each picture of `Surroundings` the natural log odds, `Settings.most` at most in amount, that a digit
    /// of a number is in its middle; 0 without an opinion.
    package func logOdds(_ pictures: [DigitImage], settings: Settings) -> [Float] {
        guard let classifier else { return pictures.map { _ in 0 } }
        return classifier.logits(pictures).map {
            min(settings.most, max(-settings.most, $0[1] - $0[0]))
        }
    }
}
