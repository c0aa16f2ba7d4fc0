package import SystemLibraries

/// A piece of a ruled line that the preprocessing left: straight, thin, mostly level or upright.
package struct LinePieces: Augmentation {
    /// The probability, 0 … 1, that a picture gets a line.
    package var probability: Float
    /// The range of the line's length in pixels.
    package var length: ClosedRange<Float>

    /// Makes the transform; lengths are in pixels.
    package init(probability: Float, length: ClosedRange<Float>) {
        self.probability = probability
        self.length = length
    }

    /// Draws one line, 0.4 … 1.6 pixels wide and of 0.25 … 1 ink; a pixel keeps the more of its ink
    /// and the line's.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let line = Line.random(width: 0.2...0.8, length: length, using: &random)
        line.draw(on: &canvas, ink: random.uniform(0.25, 1))
    }
}

/// A straight bar whose edges are antialiased over a pixel.
struct Line {
    /// The middle, in pixels; pixel centers are at whole numbers.
    var x, y: Float
    /// The direction in radians, clockwise from the right.
    var angle: Float
    /// Half the length and half the width, in pixels.
    var halfLength, halfWidth: Float

    /// Returns a line with its middle anywhere in the picture: six of ten are level or upright
    /// within a few degrees, the others have any direction.
    ///
    /// `width` is the range of half the width, `length` that of the whole length, in pixels.
    static func random(
        width: ClosedRange<Float>, length: ClosedRange<Float>, using random: inout SeededGenerator
    ) -> Line {
        let upright = random.chance(0.5) ? Float.pi / 2 : 0
        let angle =
            random.chance(0.6)
            ? upright + random.normal(deviation: 0.06) : random.uniform(0, .pi)
        return Line(
            x: random.uniform(0, 28), y: random.uniform(0, 28), angle: angle,
            halfLength: random.uniform(length.lowerBound, length.upperBound) / 2,
            halfWidth: random.uniform(width.lowerBound, width.upperBound))
    }

    /// Draws the line; a pixel keeps the more of its ink and the line's.
    func draw(on canvas: inout AugmentationCanvas, ink: Float) {
        combine(&canvas) { max($0, $1 * ink) }
    }

    /// Takes a share, 0 … 1, of the ink under the line away.
    func erase(from canvas: inout AugmentationCanvas, share: Float) {
        combine(&canvas) { $0 * (1 - $1 * share) }
    }

    /// Gives every pixel what a rule makes of its ink and of how much of it, 0 … 1, the line
    /// covers.
    @inline(__always)
    private func combine(_ canvas: inout AugmentationCanvas, _ rule: (Float, Float) -> Float) {
        let side = canvas.side
        let (cosine, sine) = (angle.cosine, angle.sine)
        canvas.pixels.withUnsafeMutableBufferPointer { pixels in
            for row in 0..<side {
                let dy = Float(row) - y
                for column in 0..<side {
                    let dx = Float(column) - x
                    let along = max(
                        0, min(1, halfLength + 0.5 - abs(dx * cosine + dy * sine)))
                    let across = max(
                        0, min(1, halfWidth + 0.5 - abs(dy * cosine - dx * sine)))
                    let index = row * side + column
                    pixels[index] = rule(pixels[index], along * across)
                }
            }
        }
    }
}
