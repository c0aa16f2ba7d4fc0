package import SystemLibraries

/// A round speck of dirt anywhere.
package struct Specks: Augmentation {
    /// The probability, 0 … 1, that a picture gets a speck.
    package var probability: Float
    /// The range of the speck's radius in pixels.
    package var radius: ClosedRange<Float>

    /// Makes the transform; radii are in pixels.
    package init(probability: Float, radius: ClosedRange<Float>) {
        self.probability = probability
        self.radius = radius
    }

    /// Draws one disc of 0.25 … 1 ink anywhere; where there is more ink already, that stays.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        draw(on: &canvas, ink: random.uniform(0.25, 1), using: &random)
    }

    /// Draws one disc of a given ink anywhere, whatever the probability; its edge is antialiased
    /// over a pixel.
    func draw(
        on canvas: inout AugmentationCanvas, ink: Float, using random: inout SeededGenerator
    ) {
        let (x, y) = (random.uniform(0, 28), random.uniform(0, 28))
        let size = random.uniform(radius.lowerBound, radius.upperBound)
        let side = canvas.side
        // Only the pixels that the disc and its soft edge can reach.
        let rows = max(0, Int(y - size - 1))...min(side - 1, Int(y + size + 1))
        let columns = max(0, Int(x - size - 1))...min(side - 1, Int(x + size + 1))
        guard !rows.isEmpty, !columns.isEmpty else { return }
        for row in rows {
            for column in columns {
                let (dx, dy) = (Float(column) - x, Float(row) - y)
                let cover = max(0, min(1, size + 0.5 - (dx * dx + dy * dy).squareRoot()))
                let index = row * side + column
                canvas.pixels[index] = max(canvas.pixels[index], cover * ink)
            }
        }
    }
}
