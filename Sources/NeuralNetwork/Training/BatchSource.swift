package import SystemLibraries

/// A source of a trainer's examples: a data set, or something that invents them.
///
/// A source is asked from several threads at once, each for its own part of a batch. What it
/// answers may depend on the slice alone, so that a run can be repeated and resumed bit by bit.
package protocol BatchSource: Sendable {
    /// The number of examples that an epoch goes through, each once, in an order the trainer
    /// shuffles.
    var exampleCount: Int { get }

    /// Returns how many of the `batchSize` examples of each batch are drawn from those, at least 1;
    /// the source invents the others.
    func drawnCount(batchSize: Int) -> Int

    /// Fills the inputs (784 numbers each, 0 … 1, for MNIST) and the targets, one for each of the
    /// slice's positions, in their order.
    func fill(
        _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
        targets: UnsafeMutableBufferPointer<TrainingTarget>)
}

/// The answer that a network is to give to an example.
package struct TrainingTarget: Sendable, Hashable {
    /// The class, by its index among the network's outputs.
    package var label: UInt8
    /// Whether the label may be wrong, or not to be told from the picture: then the network learns the
    /// less from it the less it believes it (see `SoftmaxCrossEntropy`).
    package var isDoubtful: Bool
    /// How much the example counts, 1 for most; 0 leaves it out.
    package var weight: Float

    /// Makes a target.
    package init(_ label: UInt8, isDoubtful: Bool = false, weight: Float = 1) {
        self.label = label
        self.isDoubtful = isDoubtful
        self.weight = weight
    }
}

extension BatchSource {
    /// All of them: a plain source invents nothing.
    package func drawnCount(batchSize: Int) -> Int { batchSize }
}

/// The part of a batch that one call fills, and the random numbers for it.
package struct BatchSlice: Sendable {
    /// The number of the epoch, from 0.
    package let epoch: Int
    /// The number of the step within the epoch, from 0.
    package let step: Int
    /// The number of examples in the whole batch.
    package let batchSize: Int
    /// Positions within the batch, 0 ..< batchSize.
    ///
    /// They are interleaved with those of the other slices, so that every slice sees the same
    /// mixture.
    package private(set) var positions: [Int]
    /// The shuffled indices of the epoch's examples.
    let order: [UInt32]
    /// How many examples of each batch are drawn from that order.
    let drawnCount: Int
    /// The generator of the step, from which each position's is split.
    let generator: SeededGenerator

    /// Returns the slice of the examples at these places among this slice's positions.
    func part(_ places: Range<Int>) -> BatchSlice {
        var part = self
        part.positions = Array(positions[places])
        return part
    }

    /// Returns the index, 0 ..< exampleCount, of the example to draw for a position below the
    /// source's `drawnCount`.
    ///
    /// The last batch of an epoch begins again with the epoch's first examples.
    package func exampleIndex(forPosition position: Int) -> Int {
        Int(order[(step * drawnCount + position) % order.count])
    }

    /// Returns the generator for the example at a position; it depends on seed, epoch, step and
    /// position.
    package func generator(forPosition position: Int) -> SeededGenerator {
        generator.split(UInt64(position))
    }
}
