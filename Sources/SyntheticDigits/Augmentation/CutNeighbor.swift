import MNIST
package import SystemLibraries

/// A part of another digit that reaches in from a side, as where a crop was too wide.
package struct CutNeighbor: Augmentation {
    /// The probability, 0 … 1, that a picture gets a neighbor.
    package var probability: Float

    /// Makes the transform; `probability` is 0 … 1.
    package init(probability: Float) { self.probability = probability }

    /// Lays a digit of the pool, moved by 13 to 18 pixels to one side, over the picture: the greater ink counts.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        precondition(canvas.side == DigitImage.side)
        let other = canvas.pool.images[random.index(below: canvas.pool.images.count)]
        // A digit's box is the pixels 4 … 24 of 28, so that the neighbor's box overlaps it by 2 to
        // 7 pixels. The neighbor's ink is 0.6 … 1 of full, scaled from bytes. Set by eye.
        let distance = 13 + random.index(below: 6)
        let (x, y) = random.pick([(1, 0), (-1, 0), (0, 1), (0, -1)])
        let ink = random.uniform(0.6, 1) / 255
        let side = DigitImage.side
        for row in max(0, y * distance)..<min(side, side + y * distance) {
            for column in max(0, x * distance)..<min(side, side + x * distance) {
                let source = Float(other[column - x * distance, row - y * distance])
                let index = row * side + column
                canvas.pixels[index] = max(canvas.pixels[index], source * ink)
            }
        }
    }
}
