package import SystemLibraries

/// A shift by whole pixels that brings the center of mass to the middle, as MNIST has it.
package struct Recenter: Augmentation {
    /// The probability, 0 … 1, that a picture is centered.
    package var probability: Float

    /// Makes the transform; `probability` is 0 … 1.
    package init(probability: Float) { self.probability = probability }

    /// Shifts the picture so that its center of mass is at pixel 14 of 28, rounded to whole pixels.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        Self.center(&canvas)
    }

    /// Shifts the picture so that its center of mass is at pixel 14 of 28, rounded; ink that leaves
    /// the picture is lost, and a picture without ink stays.
    static func center(_ canvas: inout AugmentationCanvas) {
        let side = canvas.side
        var (mass, x, y) = (Float(0), Float(0), Float(0))
        canvas.pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<side {
                var (sum, moment) = (Float(0), Float(0))
                for column in 0..<side {
                    let ink = pixels[row * side + column]
                    sum += ink
                    moment += ink * Float(column)
                }
                mass += sum
                x += moment
                y += sum * Float(row)
            }
        }
        // Bare paper has no center of mass.
        guard mass > 1e-3 else { return }
        let middle = Float(side / 2)
        shift(
            &canvas, x: Int((middle - x / mass).rounded()), y: Int((middle - y / mass).rounded()))
    }

    /// Moves the picture right by `x` and down by `y` pixels; paper comes in from the other sides.
    static func shift(_ canvas: inout AugmentationCanvas, x: Int, y: Int) {
        guard x != 0 || y != 0 else { return }
        let side = canvas.side
        canvas.scratch.withUnsafeMutableBufferPointer { moved in
            canvas.pixels.withUnsafeMutableBufferPointer { pixels in
                for row in 0..<side {
                    let from = row - y
                    for column in 0..<side {
                        let source = column - x
                        let inside = from >= 0 && from < side && source >= 0 && source < side
                        moved[row * side + column] = inside ? pixels[from * side + source] : 0
                    }
                }
                for index in 0..<side * side { pixels[index] = moved[index] }
            }
        }
    }
}
