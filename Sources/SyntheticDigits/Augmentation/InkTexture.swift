package import SystemLibraries

/// Ink that covers the paper unevenly, as of a pencil or a dry pen: strokes are paler in patches.
package struct InkTexture: Augmentation {
    /// The probability, 0 … 1, that a picture gets uneven ink.
    package var probability: Float

    /// Makes the transform; `probability` is 0 … 1.
    package init(probability: Float) { self.probability = probability }

    /// Multiplies the ink by 0.3 … 1, interpolated on a grid of 9×9 random values.
    ///
    /// The factors are drawn from 0.3 … 1.2 and cut off at 1, so that most strokes keep full ink
    /// somewhere; a patch is about three pixels wide. Set by eye.
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

/// Random values on a coarse square grid, interpolated bilinearly in between.
struct ValueGrid {
    /// Values along one side of the grid; at least 2.
    private let side: Int
    /// The values, row by row.
    private let values: [Float]

    /// Makes a grid of `side` × `side` values, each of them drawn by a function.
    init(
        side: Int, using random: inout SeededGenerator, _ draw: (inout SeededGenerator) -> Float
    ) {
        self.side = side
        var values = [Float]()
        for _ in 0..<side * side { values.append(draw(&random)) }
        self.values = values
    }

    /// Returns the value at a pixel of a square picture of `size` pixels, whose corners are the
    /// grid's.
    func value(_ x: Int, _ y: Int, of size: Int) -> Float {
        // Slightly less than the last interval, so that the neighbor to the right and below always
        // exists.
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
