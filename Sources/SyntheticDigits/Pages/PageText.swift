package import MNIST
import Raster
import SystemLibraries

/// Everything that one pen wrote or one font printed on a page, drawn as one layer.
///
/// Drawn together, strokes that cross are no darker where they overlap.
package struct PageText: PhotoLayer {
    /// One digit, letter or sign, several joined ones, or a mark of the same pen such as a line.
    package struct Glyph: Sendable {
        /// The glyph's form: strokes, a 28×28 picture or a rendered character.
        package var shape: Writing.Shape
        /// Which digit the glyph is, written or printed, or that it is none.
        package var meaning = Meaning.other(resemblesDigit: false)
        /// The number of the glyph's line of writing, from 0; only digits' numbers are used.
        package var line = 0
        /// The middle of the glyph's bounding box, in page units.
        package var middle: SIMD2<Float>
        /// The longer side of the glyph's bounding box before turning, in page units.
        package var size: Float
        /// How far the glyph is turned about its middle, in radians, clockwise.
        package var turn: Float = 0
        /// The role of the glyph's ink where it is no character: a line or anything else; nil for
        /// characters.
        package var mark: PageTruth.Role?

        /// The digit that a hand wrote; nil for print, letters, signs and marks.
        package var label: Digit? { if case .digit(let digit) = meaning { digit } else { nil } }

        /// What the glyph's pixels show: the mark's role, else what the meaning says.
        var role: PageTruth.Role {
            if let mark { return mark }
            return switch meaning {
            case .digit: .digit
            case .printed: .print
            case .other: .other
            }
        }
    }

    /// What was written or printed, in the order in which it is read.
    package var glyphs: [Glyph]
    /// The pen or printer's ink: color, opacity, texture, and width relative to `height`.
    package var ink: Ink
    /// The height of a digit in page units; it sets the width of the pen for all glyphs.
    package var height: Float

    /// Draws all glyphs and records the characters' boxes and roles.
    ///
    /// Characters of a box no larger than a pixel in one direction are drawn but not recorded: they lie
    /// outside the photo or cannot be seen.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        // Each glyph is drawn on a plane of its own, of which only its box is read and emptied again: so
        // its pixels are known, at a cost that does not grow with the photo.
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
                        label: glyph.label, line: glyph.line, role: glyph.role, box: box))
            }
            cover.take(from: &alone, in: box.grown(by: 2, within: canvas.view))
        }
        ink.texture(&cover, seenBy: canvas.view, using: &random)
        canvas.cover(with: ink.color, by: cover)
    }
}

extension GrayRaster {
    /// Moves the pixels of a box from another raster of the same size: the greater value wins, the other
    /// raster is 0 there afterwards.
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
    /// Returns the box with so many more pixels at each side, cut at the photo's border.
    fileprivate func grown(by margin: Int, within view: PageView) -> PixelBox {
        let (left, top) = (max(0, x - margin), max(0, y - margin))
        return PixelBox(
            x: left, y: top, width: max(0, min(view.width, maxX + margin) - left),
            height: max(0, min(view.height, maxY + margin) - top))
    }
}
