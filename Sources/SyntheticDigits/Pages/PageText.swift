package import MNIST
import Raster

/// Everything that one pen wrote on a page, drawn at once.
package struct PageText: PhotoLayer {
    /// One digit, letter or sign, written or printed, or several joined ones.
    package struct Glyph: Sendable {
        /// Its form.
        package var shape: Writing.Shape
        /// What it is.
        package var meaning = Meaning.other(resemblesDigit: false)
        /// The row of digits it stands in, from 0.
        package var row = 0
        /// Where its middle is, on the page.
        package var middle: SIMD2<Float>
        /// Its longer side on the page.
        package var size: Float

        /// The digit that a hand wrote, or nothing when it is none.
        package var label: Digit? { if case .digit(let digit) = meaning { digit } else { nil } }

        /// What its pixels are.
        var role: PageTruth.Role {
            switch meaning {
            case .digit: .digit
            case .printed: .print
            case .other: .other
            }
        }
    }

    /// What was written, in the order it is read.
    package var glyphs: [Glyph]
    /// The pen.
    package var ink: Ink
    /// The height of a digit on the page: the pen's width is relative to it.
    package var height: Float

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        for glyph in glyphs {
            let box = glyph.shape.draw(
                at: glyph.middle, size: glyph.size, penWidth: ink.width * height, on: &cover,
                seenBy: canvas.view)
            canvas.boxes.append(box)
            // Where characters overlap, the later one is on top.
            canvas.truth?.mark(cover, in: box, as: glyph.role)
            canvas.truth?.markMiddle(of: box, as: glyph.role)
        }
        ink.texture(&cover, seenBy: canvas.view, using: &random)
        canvas.cover(with: ink.color, by: cover)
    }
}
