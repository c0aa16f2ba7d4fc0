package import MNIST

/// Ink that covers the paper unevenly, as of a pencil or a dry pen: strokes paler in patches.
package struct InkTexture: Augmentation {
    /// How often.
    package var probability: Float

    /// Makes the transform; `probability` is 0 … 1.
    package init(probability: Float) { self.probability = probability }

    /// Multiplies the ink by 0.3 … 1.2, clamped at 1, interpolated on a grid of 9×9 random values.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let patches = ValueGrid(side: 9, using: &random) { $0.unit() }
        let side = canvas.side
        for y in 0..<side {
            for x in 0..<side {
                let cover = 0.3 + 0.9 * patches.value(x, y, of: side)
                canvas.pixels[y * side + x] *= max(0, min(1, cover))
            }
        }
    }
}

/// Random values on a coarse grid, bilinear in between.
struct ValueGrid {
    private let side: Int
    private let values: [Float]

    /// Draws `side` × `side` values.
    init(
        side: Int, using random: inout SeededGenerator, _ draw: (inout SeededGenerator) -> Float
    ) {
        self.side = side
        var values = [Float]()
        for _ in 0..<side * side { values.append(draw(&random)) }
        self.values = values
    }

    /// The value at a pixel of a picture of the given size, whose corners are the grid's.
    func value(_ x: Int, _ y: Int, of size: Int) -> Float {
        let scale = (Float(side) - 1.001) / Float(size - 1)
        let (px, py) = (Float(x) * scale, Float(y) * scale)
        let (column, row) = (Int(px), Int(py))
        let (fx, fy) = (px - Float(column), py - Float(row))
        let place = row * side + column
        let upper = values[place] + fx * (values[place + 1] - values[place])
        let below = place + side
        let lower = values[below] + fx * (values[below + 1] - values[below])
        return upper + fy * (lower - upper)
    }
}
