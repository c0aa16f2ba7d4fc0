import CEmbeddedFiles
package import NeuralNetwork

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A trained network ready to read, and what its file says about it.
package struct Model: Sendable {
    /// Returns the probabilities of the classes for 28×28 pictures.
    package let classifier: Classifier
    /// What judges the surroundings of digits on pages: the network inside this library, whichever one reads.
    let surroundings: SurroundingsNetwork
    /// How the network was trained, in words, as its file says it.
    package let training: String
    /// Loss and accuracy of every epoch of its training, as lines of JSON; may be empty.
    package let history: String
    /// How often readings with the network err above each confidence, where that was measured.
    package let risk: RiskTable?
    /// The number of the network's weights.
    package let parameterCount: Int

    /// Returns the network inside this library, or throws why it cannot be used.
    ///
    /// It is loaded on first use and kept: every reader shares it.
    package static func shipped() throws(CheckpointError) -> Model { try shippedResult.get() }

    /// The bytes of the model file inside this library.
    package static var shippedBytes: [UInt8] {
        Array(UnsafeBufferPointer(start: embedded_model_bytes(), count: embedded_model_count()))
    }

    /// The network inside this library, or the error of loading it; computed once, by whichever thread asks first.
    private static let shippedResult = Result { () throws(CheckpointError) -> Model in
        try Model(try Checkpoint.shipped())
    }

    /// Reads a model file.
    package init(contentsOf url: URL) throws(CheckpointError) {
        try self.init(try Checkpoint(contentsOf: url.path))
    }

    /// Makes a model of a checkpoint; throws where the network for surroundings, which is inside this library, cannot
    /// be used: pages would else be judged without it, by weights that were fitted with it.
    package init(_ checkpoint: Checkpoint) throws(CheckpointError) {
        surroundings = try SurroundingsNetwork.shipped()
        classifier = Classifier(checkpoint: checkpoint)
        training = checkpoint.training
        risk = checkpoint.risk
        history = checkpoint.history
        parameterCount = checkpoint.network.parameters.count
    }
}

extension Checkpoint {
    /// Reads the network inside this library as it was saved, to go on with its training.
    package static func shipped() throws(CheckpointError) -> Checkpoint {
        try Checkpoint(bytes: file(embedded_model_bytes(), embedded_model_count()).bytes)
    }

    /// Reads the network that judges surroundings, which is inside this library as well.
    static func surroundings() throws(CheckpointError) -> Checkpoint {
        try Checkpoint(
            bytes: file(embedded_surroundings_bytes(), embedded_surroundings_count()).bytes,
            for: .surroundings)
    }

    /// Returns the bytes of a file that is part of the program; they are not copied.
    private static func file(
        _ start: UnsafePointer<UInt8>, _ count: Int
    ) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: count)
    }
}

/// Why a model file cannot be used.
public struct ModelError: LocalizedError, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with the file.
    let cause: CheckpointError

    /// One sentence or two for people: what is wrong with the file, and what to do.
    public var description: String { cause.description }
    /// The same as `description`.
    public var errorDescription: String? { description }
}
