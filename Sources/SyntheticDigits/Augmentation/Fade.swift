package import MNIST

/// All ink paler by the same share.
package struct Fade: Augmentation {
    /// How often.
    package var probability: Float
    /// What full ink becomes.
    package var level: ClosedRange<Float>

    package init(probability: Float, level: ClosedRange<Float>) {
        self.probability = probability
        self.level = level
    }

    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let gain = random.uniform(level.lowerBound, level.upperBound)
        let count = canvas.side * canvas.side
        for index in 0..<count { canvas.pixels[index] *= gain }
    }
}
