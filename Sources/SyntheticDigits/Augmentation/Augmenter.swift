package import MNIST
package import SystemLibraries

/// A list of random transforms that makes of one training picture the many that photos and drawings
/// might have given.
///
/// The order is that of the list: shape first, at twice the size; then what the preprocessing
/// leaves on the paper; then focus, contrast and noise. Probabilities and ranges are set by eye to
/// resemble the 28×28 pictures that the pipeline makes of photos; no record says that single ones
/// were tuned.
package struct Augmenter: Sendable {
    /// The transforms in the order in which they are applied.
    package let transforms: [any Augmentation]

    /// Makes an augmenter of a list that begins and ends with 28×28 pixels.
    package init(_ transforms: [any Augmentation]) { self.transforms = transforms }

    /// The strong augmentation, for handwriting during most of the training.
    package static let standard = Augmenter(
        [
            Warp(),  // to 56×56: one resampling for turn, scale, shear, shift and bends
            StrokeChange(),  // at 56×56, where a step is half a pixel
            Shrink(),  // back to 28×28
            PeakNormalization(probability: 0.7),  // as the preprocessing scales soft ink
            Recenter(probability: 0.5),  // as the preprocessing centers; half stay shifted
            // What the preprocessing leaves: gaps of lines that were taken out, pieces of lines,
            // borders, dirt and neighbors; two entries of one kind let a picture have two of them.
            Gaps(probability: 0.1),
            LinePieces(probability: 0.10, length: 3...28),
            LinePieces(probability: 0.07, length: 8...28),
            EdgeBars(probability: 0.08),
            Specks(probability: 0.10, radius: 0.3...1.3),
            Specks(probability: 0.05, radius: 0.3...1.3),
            Specks(probability: 0.04, radius: 0.3...0.8),
            CutNeighbor(probability: 0.06),
        ] + finish(strength: 1))

    /// The light augmentation, for the last epochs and for crops that already come from photos:
    /// small changes of shape, clean paper.
    package static let light = Augmenter([
        // About half of the standard ranges: 8 degrees, 8 % of size, one pixel.
        Warp(
            rotation: 8, scale: 0.92...1.06, anisotropy: 0.1, shear: 0.12, shift: 1, elasticity: 0.8
        ),
        Shrink(),
        Occasionally(probability: 0.3, finish(strength: 0.5)),
    ])

    /// The augmentation of print, which a camera turns, slants and blurs, but nothing bends.
    package static let rigid = Augmenter(
        [
            // A camera's perspective and turn; the characters of a font are not elastic.
            Warp(
                rotation: 8, scale: 0.88...1.08, anisotropy: 0.14, shear: 0.14, shift: 1,
                elasticity: 0
            ),
            StrokeChange(),
            Shrink(),
            PeakNormalization(probability: 0.7),
            Recenter(probability: 0.5),
            LinePieces(probability: 0.05, length: 3...28),
            Specks(probability: 0.05, radius: 0.3...1.3),
        ] + finish(strength: 1))

    /// The augmentation of junk, whose pieces are drawn, not warped: focus, contrast and noise
    /// alone.
    package static let finishing = Augmenter(finish(strength: 1))

    /// Returns the transforms of focus, contrast, leftovers of the background and noise.
    ///
    /// `strength`, 0 … 1, multiplies the probabilities of what makes a picture worse; hardness,
    /// gamma and pale ink, which only look different, keep theirs.
    private static func finish(strength: Float) -> [any Augmentation] {
        [
            // Out of focus or enlarged; then the curve from paper to ink, which cameras and pens
            // change; then gray paper, shadow and grain, which shading correction has not taken
            // out.
            Blur(probability: 0.3 * strength, sigma: 0.4...1.2),
            EdgeHardness(probability: 0.25),
            Gamma(probability: 0.25, exponent: 0.7),
            Fade(probability: 0.25, fixed: .paper, level: 0.45...1),
            InkTexture(probability: 0.1 * strength),
            Fade(probability: 0.1 * strength, fixed: .ink, level: 0...0.25),
            Ramp(probability: 0.08 * strength, height: 0.05...0.35),
            Noise(probability: 0.15 * strength, deviation: 0.01...0.12),
        ]
    }

    /// Writes an augmented picture as 784 numbers, 0 (paper) … 1 (ink), into `output` from index
    /// `start` on.
    ///
    /// The same generator state gives the same picture.
    package func augment(
        _ image: DigitImage, into output: inout [Float], at start: Int,
        canvas: inout AugmentationCanvas, using random: inout SeededGenerator
    ) {
        canvas.load(image)
        apply(to: &canvas, using: &random)
        canvas.copy(to: &output, at: start)
    }

    /// Writes a picture that shows no digit, for the class "not a digit", into `output` from index
    /// `start` on; each kind of junk is as likely as the others.
    package func junk(
        into output: inout [Float], at start: Int, canvas: inout AugmentationCanvas,
        using random: inout SeededGenerator
    ) {
        let kind = Junk.allCases[random.index(below: Junk.allCases.count)]
        kind.draw(on: &canvas, using: &random)
        Self.finishing.apply(to: &canvas, using: &random)
        canvas.copy(to: &output, at: start)
    }

    /// Applies the transforms to the picture on a canvas, one after the other.
    package func apply(
        to canvas: inout AugmentationCanvas, using random: inout SeededGenerator
    ) {
        for transform in transforms { transform.apply(to: &canvas, using: &random) }
    }
}

/// Several transforms that are applied together, or none of them.
struct Occasionally: Augmentation {
    /// The probability, 0 … 1, that all of them are applied.
    let probability: Float
    /// The transforms in their order.
    let transforms: [any Augmentation]

    /// Makes a group that is applied whole with a probability of 0 … 1.
    init(probability: Float, _ transforms: [any Augmentation]) {
        self.probability = probability
        self.transforms = transforms
    }

    /// Applies the transforms with their probability.
    func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        for transform in transforms { transform.apply(to: &canvas, using: &random) }
    }
}

extension AugmentationCanvas {
    /// Copies the picture, which must be 28×28, into 784 numbers of an array from an index on.
    func copy(to output: inout [Float], at start: Int) {
        precondition(side == DigitImage.side)
        precondition(start + DigitImage.pixelCount <= output.count)
        for index in 0..<DigitImage.pixelCount { output[start + index] = pixels[index] }
    }
}
