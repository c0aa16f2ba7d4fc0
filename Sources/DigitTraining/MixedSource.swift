package import MNIST
package import NeuralNetwork
import SyntheticDigits

/// The examples the shipped network learns from: each MNIST digit once an epoch, and others.
///
/// `TrainingMix` says how many of which kind. Everything is augmented anew each time.
package struct MixedSource: BatchSource {
    /// The class of whatever is no digit.
    package static let notADigit: UInt8 = 10
    /// How often MNIST's own digits are changed only lightly before the gentle epochs.
    private static let gentleShare: Float = 0.4
    /// How many digits of MNIST, and how many drawn ones, pieces are cut from.
    private static let piecesOfEach = 2000

    private let mix: TrainingMix
    private let mnist: DigitDataset
    private let procedural: DigitDataset
    private let crops: CropPool
    private let gentleFrom: Int
    /// What neighbors, halves and pairs are cut from.
    private let pool: DigitPool

    /// Makes a source; from the epoch `gentleFrom` on, MNIST's own digits are changed only lightly,
    /// so that the network ends where the data is.
    package init(
        mix: TrainingMix, mnist: DigitDataset, procedural: DigitDataset, crops: CropPool,
        gentleFrom: Int
    ) {
        self.mix = mix
        self.mnist = mnist
        self.procedural = procedural
        self.crops = crops
        self.gentleFrom = gentleFrom
        var pieces = mnist.selecting(0..<min(Self.piecesOfEach, mnist.count))
        pieces.append(
            contentsOf: procedural.selecting(0..<min(Self.piecesOfEach, procedural.count)))
        pool = DigitPool(pieces)
    }

    package var exampleCount: Int { mnist.count }

    package func drawnCount(batchSize: Int) -> Int { mix.mnist }

    package func fill(
        _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
        labels: UnsafeMutableBufferPointer<UInt8>
    ) {
        var canvas = AugmentationCanvas(pool: pool)
        var pixels = [Float](repeating: 0, count: DigitImage.pixelCount)
        let isGentle = slice.epoch >= gentleFrom
        for (slot, position) in slice.positions.enumerated() {
            var random = slice.generator(forPosition: position)
            let (augmenter, image, label): (Augmenter, DigitImage?, UInt8) =
                switch kind(at: position) {
                case .mnist:
                    example(
                        isGentle || random.chance(Self.gentleShare) ? .light : .standard, mnist,
                        slice.exampleIndex(forPosition: position))
                case .procedural:
                    example(
                        .standard, procedural, Int.random(in: 0..<procedural.count, using: &random))
                case .rightCrop:
                    example(
                        .light, crops.right, Int.random(in: 0..<crops.right.count, using: &random))
                case .wrongCrop:
                    (
                        .light, crops.wrong[Int.random(in: 0..<crops.wrong.count, using: &random)],
                        Self.notADigit
                    )
                case .junk: (.standard, nil, Self.notADigit)
                }
            if let image {
                augmenter.augment(
                    image, into: &pixels, at: 0, canvas: &canvas, using: &random)
            } else {
                augmenter.junk(into: &pixels, at: 0, canvas: &canvas, using: &random)
            }
            labels[slot] = label
            let start = slot * DigitImage.pixelCount
            for index in 0..<DigitImage.pixelCount { inputs[start + index] = pixels[index] }
        }
    }

    /// What stands at a place of the batch; a kind of which there is nothing, as may happen with few
    /// photos, gives its place to the nearest one.
    private func kind(at position: Int) -> TrainingMix.Kind {
        switch mix.kind(at: position) {
        case .procedural where procedural.count == 0: .mnist
        case .rightCrop where crops.right.count == 0: .mnist
        case .wrongCrop where crops.wrong.isEmpty: .junk
        case let kind: kind
        }
    }

    private func example(
        _ augmenter: Augmenter, _ dataset: DigitDataset, _ index: Int
    ) -> (Augmenter, DigitImage?, UInt8) {
        (augmenter, dataset.image(at: index), dataset.labels[index])
    }
}

extension MixedSource: CustomStringConvertible {
    /// How many different examples of each kind there are.
    package var description: String {
        """
        \(mnist.count) digits of MNIST, \(procedural.count) drawn, \(crops.right.count) right and \
        \(crops.wrong.count) wrong crops of simulated photos
        """
    }
}
