import MNIST
import NeuralNetwork
import SystemLibraries

/// Batches of pictures of surroundings, each time a little elsewhere and of another strength.
struct SurroundingsSource: BatchSource {
    /// The pictures and whether a digit is in their middle: 1, else 0.
    private let dataset: DigitDataset

    /// How far a picture is moved along each axis, in pixels: about as far as the box of a digit is
    /// uncertain.
    ///
    /// Set by eye.
    private static let farthest = 1
    /// The range of what a picture's ink is multiplied by, as pens differ in darkness.
    ///
    /// Set by eye.
    private static let strengths: ClosedRange<Float> = 0.7...1.3

    /// Makes a source of labeled pictures of surroundings.
    init(_ dataset: DigitDataset) { self.dataset = dataset }

    /// The number of pictures, each drawn once an epoch.
    var exampleCount: Int { dataset.count }

    /// Fills a part of a batch: each picture moved by up to `farthest` pixels in both directions, its ink scaled by one
    /// of `strengths`.
    func fill(
        _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
        targets: UnsafeMutableBufferPointer<TrainingTarget>
    ) {
        let side = DigitImage.side
        for (slot, position) in slice.positions.enumerated() {
            let index = slice.exampleIndex(forPosition: position)
            targets[slot] = TrainingTarget(dataset.labels[index])
            var random = slice.generator(forPosition: position)
            // Strength and shift are drawn once for the picture; bytes become ink of 0 … 1 by the
            // division.
            let strength =
                random.uniform(Self.strengths.lowerBound, Self.strengths.upperBound) / 255
            let (right, down) = (Self.shift(&random), Self.shift(&random))
            for row in 0..<side {
                for column in 0..<side {
                    let (x, y) = (column - right, row - down)
                    // What comes in from beyond the border is paper.
                    let isInside = x >= 0 && x < side && y >= 0 && y < side
                    let ink =
                        isInside
                        ? dataset.pixels[(index * side + y) * side + x] : 0
                    inputs[(slot * side + row) * side + column] = min(1, Float(ink) * strength)
                }
            }
        }
    }

    /// Returns how far a picture is moved along one axis, in pixels; negative is left or up.
    private static func shift(_ random: inout SeededGenerator) -> Int {
        Int.random(in: -farthest...farthest, using: &random)
    }
}
