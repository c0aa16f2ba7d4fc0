package import SystemLibraries

/// A gamma curve, ink to a power: half-tones become lighter or darker, paper and full ink stay.
package struct Gamma: Augmentation {
    /// The probability, 0 … 1, that a picture gets a gamma curve.
    package var probability: Float
    /// The largest natural logarithm of the exponent, either way; 0.7 stands for exponents of 0.5 …
    /// 2.
    package var exponent: Float

    /// Makes the transform; the exponent's logarithm is drawn from −`exponent` … `exponent`.
    package init(probability: Float, exponent: Float) {
        self.probability = probability
        self.exponent = exponent
    }

    /// Raises the ink of every pixel to one random power.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let power = random.uniform(-exponent, exponent).exponential
        let count = canvas.side * canvas.side
        for index in 0..<count where canvas.pixels[index] > 0 && canvas.pixels[index] < 1 {
            canvas.pixels[index] = canvas.pixels[index].raised(to: power)
        }
    }
}
