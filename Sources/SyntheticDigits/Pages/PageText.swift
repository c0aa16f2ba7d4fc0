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
        /// How far it is turned on the page, in radians, clockwise.
        package var turn: Float = 0
        /// What its ink is, where it is no character.
        package var mark: PageTruth.Role?

        /// The digit that a hand wrote, or nothing when it is none.
        package var label: Digit? { if case .digit(let digit) = meaning { digit } else { nil } }

        /// What its pixels are.
        var role: PageTruth.Role {
            if let mark { return mark }
            return switch meaning {
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
        // Each glyph's ink is told from the others' while it is alone.
        var alone = cover
        for glyph in glyphs {
            let box = glyph.shape.draw(
                at: glyph.middle, size: glyph.size, turn: glyph.turn, penWidth: ink.width * height,
                on: &alone, seenBy: canvas.view)
            // Where characters overlap, the later one is on top; lines are below all of them.
            canvas.truth?.mark(alone, in: box, as: glyph.role, overPaperAlone: glyph.mark == .line)
            // What is cut off by the photo's border is not on the page.
            if glyph.mark == nil, box.width > 1, box.height > 1 {
                canvas.characters.append(
                    PhotoCanvas.Character(
                        label: glyph.label, row: glyph.row, role: glyph.role, box: box))
                canvas.truth?.markMiddle(of: box, as: glyph.role)
            }
            cover.take(from: &alone, in: box.grown(by: 2, within: canvas.view))
        }
        ink.texture(&cover, seenBy: canvas.view, using: &random)
        canvas.cover(with: ink.color, by: cover)
    }
}

extension GrayRaster {
    /// Takes over the larger values from another raster's box, and empties it.
    fileprivate mutating func take(from other: inout GrayRaster, in box: PixelBox) {
        for y in box.y..<box.maxY {
            for index in y * width + box.x..<y * width + box.maxX {
                pixels[index] = max(pixels[index], other.pixels[index])
                other.pixels[index] = 0
            }
        }
    }
}

extension PixelBox {
    /// The box with a margin, as far as it is in the photo.
    fileprivate func grown(by margin: Int, within view: PageView) -> PixelBox {
        let (left, top) = (max(0, x - margin), max(0, y - margin))
        return PixelBox(
            x: left, y: top, width: max(0, min(view.width, maxX + margin) - left),
            height: max(0, min(view.height, maxY + margin) - top))
    }
}
