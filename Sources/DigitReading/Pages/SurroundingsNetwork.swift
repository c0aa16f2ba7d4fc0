package import MNIST
package import NeuralNetwork

/// A network that says whether what looks like a digit stands where digits of numbers do, and not amid letters, cloth
/// and lines.
package struct SurroundingsNetwork: Sendable {
    /// The network.
    private let classifier: Classifier

    /// Returns the network inside this library, which `digits fit-judgment` has trained, or throws why it cannot be
    /// used.
    ///
    /// It is loaded on first use and kept: every reader shares it.
    package static func shipped() throws(CheckpointError) -> SurroundingsNetwork {
        try shippedResult.get()
    }

    /// The network inside this library, or the error of loading it; computed once, by whichever thread asks first.
    private static let shippedResult = Result { () throws(CheckpointError) -> SurroundingsNetwork in
        SurroundingsNetwork(try Checkpoint.surroundings().network)
    }

    /// Makes it of a network with two outputs, of which the second speaks for a digit.
    package init(_ network: Network) { classifier = Classifier(network: network) }

    /// Returns for each picture of `Surroundings` the natural log odds that a digit of a number is in its middle.
    package func logOdds(_ pictures: [DigitImage]) -> [Float] {
        classifier.logits(pictures).map { $0[1] - $0[0] }
    }
}
