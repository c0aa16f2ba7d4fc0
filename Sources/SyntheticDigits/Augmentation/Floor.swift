package import MNIST

/// Grey paper: what is left when the background was taken off too little.
package struct Floor: Augmentation {
    /// How often.
    package var probability: Float
    /// What paper becomes.
    package var level: ClosedRange<Float>

    package init(probability: Float, level: ClosedRange<Float>) {
        self.probability = probability
        self.level = level
    }

    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let floor = random.uniform(level.lowerBound, level.upperBound)
        let count = canvas.side * canvas.side
        for index in 0..<count { canvas.pixels[index] += (1 - canvas.pixels[index]) * floor }
    }
}
