package import SystemLibraries

/// Grain, as of a camera's sensor: independent noise at every pixel.
package struct Noise: Augmentation {
    /// The probability, 0 … 1, that a picture gets noise.
    package var probability: Float
    /// The range of the noise's standard deviation on the scale of ink.
    package var deviation: ClosedRange<Float>

    /// Makes the transform; deviations are on the scale of ink, 0 … 1.
    package init(probability: Float, deviation: ClosedRange<Float>) {
        self.probability = probability
        self.deviation = deviation
    }

    /// Adds independent, normally distributed noise of one random deviation, clamped to 0 … 1.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let deviation = random.uniform(deviation.lowerBound, deviation.upperBound)
        let count = canvas.side * canvas.side
        for index in 0..<count {
            let noisy = canvas.pixels[index] + deviation * random.fastNormal()
            canvas.pixels[index] = max(0, min(1, noisy))
        }
    }
}
