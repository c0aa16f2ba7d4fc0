package import MNIST
import Raster
import SystemLibraries

/// A character on the page: its shape, its ink, its place and size.
package struct Writing: PhotoLayer {
    /// Where the outline comes from.
    package enum Shape: Sendable {
        /// The center lines of strokes, in any unit.
        case strokes([Stroke])
        /// A 28×28 picture whose outline runs where the ink is `level` (0 … 1), made smooth, and
        /// moved out by `growth` pixels of 28, in if negative.
        case image(DigitImage, level: Float, growth: Float)
        /// A character in print.
        case print(PrintedGlyph)
    }

    /// The outline or the strokes.
    package var shape: Shape
    /// The ink and the width of the pen.
    package var ink: Ink
    /// The middle of the character's box on the page.
    package var middle: SIMD2<Float>
    /// The character's longer side on the page, where the photo's shorter side is 1.
    package var size: Float
    /// Whether this is what the photo is about, or something beside it; the truth about the photo
    /// has the subject's ink alone.
    package var isSubject = true
    /// Gaps in the strokes.
    package var skips: [PenSkip] = []

    /// Draws the character with its gaps and the texture of its ink; the subject's ink becomes the
    /// photo's truth.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        shape.draw(
            at: middle, size: size, penWidth: ink.width * size, on: &cover, seenBy: canvas.view)
        for skip in skips { skip.erase(from: &cover, using: &random) }
        if isSubject { canvas.digit = cover }
        ink.texture(&cover, seenBy: canvas.view, using: &random)
        canvas.cover(with: ink.color, by: cover)
    }
}

extension PageView {
    /// Returns the box of pixels that can show a disc on the page, as far as they are in the photo.
    ///
    /// The disc is taken a tenth larger, for the perspective.
    func bounds(around middle: Point, radius: Float) -> PixelBox {
        var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
        for corner in [Point(-1, -1), Point(1, -1), Point(-1, 1), Point(1, 1)] {
            let place = pixel(middle + corner * radius * 1.1)
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        let left = Int(low.x.clamped(0, Float(width)))
        let top = Int(low.y.clamped(0, Float(height)))
        let right = Int(high.x.clamped(0, Float(width)))
        let bottom = Int(high.y.clamped(0, Float(height)))
        return PixelBox(x: left, y: top, width: max(0, right - left), height: max(0, bottom - top))
    }
}
