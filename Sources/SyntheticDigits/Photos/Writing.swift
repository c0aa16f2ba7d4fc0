package import MNIST
import Raster

/// A digit written on the page: its shape, its pen, its place.
package struct Writing: PhotoLayer {
    /// Where the shape comes from.
    package enum Shape: Sendable {
        /// A stroke model's strokes.
        case strokes([Stroke])
        /// A 28×28 picture, its outline made smooth and moved out by `growth` pixels of 28.
        case image(DigitImage, level: Float, growth: Float)
        /// A character in print.
        case print(PrintedGlyph)
    }

    /// The shape.
    package var shape: Shape
    /// The pen.
    package var ink: Ink
    /// Where the digit's middle is, on the page.
    package var middle: SIMD2<Float>
    /// The digit's longer side on the page, where the photo's short side is 1.
    package var size: Float
    /// Whether this is the digit that the photo is about, or one beside it.
    package var isSubject = true
    /// Where the pen left no ink.
    package var skips: [PenSkip] = []

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
    /// The pixels that can show a disc on the page.
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
