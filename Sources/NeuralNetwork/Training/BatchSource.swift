package import MNIST

/// Where a trainer's examples come from: a data set, or something that invents them.
///
/// A source is asked from several threads at once, each for its own part of a batch. What it answers
/// may depend on the slice alone, so that a run can be repeated and resumed bit by bit.
package protocol BatchSource: Sendable {
    /// The examples an epoch goes through, each once, in an order the trainer shuffles.
    var exampleCount: Int { get }

    /// Of the `batchSize` examples of each batch, how many are drawn from those; the source invents
    /// the others. At least 1.
    func drawnCount(batchSize: Int) -> Int

    /// Fills one input (784 numbers, 0 … 1, for MNIST) and its targets, one in most cases, for each of the
    /// slice's positions, in their order.
    func fill(
        _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
        targets: UnsafeMutableBufferPointer<TrainingTarget>)
}

/// What a network is to answer to an example.
package struct TrainingTarget: Sendable, Hashable {
    /// The class.
    package var label: UInt8
    /// Whether the label may be wrong, or not to be told from the picture: then the network learns the
    /// less from it the less it believes it (see `SoftmaxCrossEntropy`).
    package var isDoubtful: Bool
    /// How much the example counts; 0 leaves it out.
    package var weight: Float

    /// Makes a target.
    package init(_ label: UInt8, isDoubtful: Bool = false, weight: Float = 1) {
        self.label = label
        self.isDoubtful = isDoubtful
        self.weight = weight
    }
}

extension BatchSource {
    /// A plain source draws all of them.
    package func drawnCount(batchSize: Int) -> Int { batchSize }
}

/// The part of a batch that one call fills.
package struct BatchSlice: Sendable {
    /// The epoch, from 0.
    package let epoch: Int
    /// The step within the epoch, from 0.
    package let step: Int
    /// Examples in the whole batch.
    package let batchSize: Int
    /// Positions within the batch, 0 ..< batchSize.
    ///
    /// They are interleaved with those of the other
    /// slices, so that every slice sees the same mixture.
    package private(set) var positions: [Int]
    let order: [UInt32]
    let drawnCount: Int
    let generator: SeededGenerator

    /// The examples at these places among the slice's positions.
    func part(_ places: Range<Int>) -> BatchSlice {
        var part = self
        part.positions = Array(positions[places])
        return part
    }

    /// The index, 0 ..< exampleCount, to draw for a position below the source's `drawnCount`.
    package func exampleIndex(forPosition position: Int) -> Int {
        Int(order[(step * drawnCount + position) % order.count])
    }

    /// The generator for the example at a position; it depends on seed, epoch, step and position.
    package func generator(forPosition position: Int) -> SeededGenerator {
        generator.split(UInt64(position))
    }
}
