package import SystemLibraries

/// Paper that darkens linearly towards one side: what is left of a shadow after shading correction.
package struct Ramp: Augmentation {
    /// The probability, 0 … 1, that a picture gets a ramp.
    package var probability: Float
    /// The range of the ink, 0 … 1, that paper has at the darkest side.
    package var height: ClosedRange<Float>

    /// Makes the transform; heights are on the scale of ink, 0 … 1.
    package init(probability: Float, height: ClosedRange<Float>) {
        self.probability = probability
        self.height = height
    }

    /// Lays a linear gradient of a random direction over the paper; full ink keeps its 1.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let angle = random.uniform(0, 2 * .pi)
        let height = random.uniform(height.lowerBound, height.upperBound)
        let (dx, dy) = (angle.cosine, angle.sine)
        let side = canvas.side
        let (middle, size) = (Float(side) / 2, Float(side))
        for y in 0..<side {
            for x in 0..<side {
                // From about 0 on the bright side to 1 on the dark one, in the direction drawn.
                let way = ((Float(x) - middle) * dx + (Float(y) - middle) * dy) / size + 0.5
                let shade = max(0, min(1, way * height))
                let index = y * side + x
                canvas.pixels[index] += (1 - canvas.pixels[index]) * shade
            }
        }
    }
}
