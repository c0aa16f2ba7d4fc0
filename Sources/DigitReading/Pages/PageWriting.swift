import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries

/// How a page is written, as its sure digits say: how high, how dark, how thick and how even.
struct PageWriting {
    /// How high its digits are in pixels.
    let height: Float
    /// How dark its ink is.
    let strength: Float
    /// How far a digit's height usually is from the page's, logarithmic.
    let spread: Float
    private let penWidth: Float
    private let sure: [Glyph]

    /// A digit that is one this surely speaks for how the page is written.
    private static let sure: Float = 0.8

    /// Sticks and guesses are so high and dark, in parts of the writing's height and ink.
    private static let (sizes, inks): (ClosedRange<Float>, ClosedRange<Float>) = (
        0.55...1.8, 0.5...1.7
    )
    /// Ones alone say how a page is written from this many on: fewer are edges and lines.
    private static let fewestSticks = 4

    /// Measures the writing; nothing where no digit is sure, a few ones aside.
    init?(of digits: [Glyph]) {
        let notSticks = digits.filter { $0.isDigitNotStick(atLeast: Self.sure) }
        let sticks = digits.filter { $0.digit == 1 && $0.confidence >= Self.sure }
        sure =
            notSticks.isEmpty && sticks.count >= Self.fewestSticks ? sticks : notSticks
        guard !sure.isEmpty else { return nil }
        let height = sure.weightedMiddle(of: \.height)
        self.height = height
        spread = sure.map { abs(logf($0.height / height)) }.upperMedian ?? 0
        strength = sure.weightedMiddle(of: \.mark.strength)
        penWidth = sure.weightedMiddle(of: \.penWidth)
    }

    /// Whether a mark may be written by the same hand: sure digits nearly always, sticks and guesses only
    /// where they are like the digits beside them, or else like all.
    func mayHave(_ glyph: Glyph) -> Bool {
        let (size, ink) = (glyph.height / height, glyph.mark.strength / strength)
        guard ink > 0.25, size > 0.25 else { return false }
        guard glyph.digit == 1 || glyph.confidence < Self.sure else { return true }
        let isAlike = Self.sizes.contains(size) && Self.inks.contains(ink)
        // No pen is told by what one cell holds.
        if glyph.fillsCell { return isAlike }
        let neighbor = sure.filter { $0.isBeside(glyph) }
            .min { abs($0.height - glyph.height) < abs($1.height - glyph.height) }
        if let neighbor {
            return (0.5...1.6).contains(glyph.height / neighbor.height)
                && glyph.mark.strength > 0.6 * neighbor.mark.strength
                && glyph.penWidth > 0.55 * neighbor.penWidth
        }
        let width = glyph.penWidth / penWidth
        return isAlike && (0.4...2.2).contains(width) && !glyph.touchesBorder
    }
}

extension Glyph {
    /// The height of its box in pixels.
    var height: Float { Float(mark.box.height) }

    /// Whether its box reaches the page's border.
    fileprivate var touchesBorder: Bool { workpiece.warnings.contains(.touchesBorder) }

    /// Whether another glyph stands near, in the same row.
    fileprivate func isBeside(_ other: Glyph) -> Bool {
        let (a, b) = (mark.box, other.mark.box)
        let reach = 3 * max(a.height, b.height)
        let down = abs((a.y + a.maxY) - (b.y + b.maxY)) / 2
        return max(a.x - b.maxX, b.x - a.maxX) < reach && down < max(a.height, b.height) * 2 / 3
    }
}
