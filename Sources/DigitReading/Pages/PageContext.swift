import PhotoFiles
import Preprocessing
import Raster

/// What the sure digits of a page say of the others: how high, how dark and how thick its writing is.
///
/// Alone, a stick is a 1 wherever it comes from: a line, an edge, a spiral, a letter. What is unlike the
/// page's writing, or stands in a word, is no digit of it.
struct PageContext {
    /// The digits that belong to the page's writing.
    let digits: [Glyph]

    /// A digit that is one this surely speaks for how the page is written.
    private static let sure: Float = 0.8

    /// Judges the chosen digits; `others` are the page's other marks.
    init(_ chosen: [Glyph], others: [Glyph]) {
        let sure = chosen.filter { $0.digit != 1 && $0.confidence >= Self.sure }
        guard !sure.isEmpty else {
            digits = Self.alike(chosen)
            return
        }
        let height = sure.weightedMiddle(of: \.height)
        let strength = sure.weightedMiddle(of: \.mark.strength)
        let pen = sure.weightedMiddle(of: \.penWidth)
        let written = chosen.filter { glyph in
            let (size, ink) = (glyph.height / height, glyph.mark.strength / strength)
            guard ink > 0.25, size > 0.25 else { return false }
            guard glyph.digit == 1 || glyph.confidence < Self.sure else { return true }
            let neighbor = sure.filter { $0.isBeside(glyph) }
                .min { abs($0.height - glyph.height) < abs($1.height - glyph.height) }
            if let neighbor {
                let ratio = glyph.height / neighbor.height
                return (0.5...1.6).contains(ratio)
                    && glyph.mark.strength > 0.6 * neighbor.mark.strength
                    && glyph.penWidth > 0.55 * neighbor.penWidth
            }
            let width = glyph.penWidth / pen
            return (0.55...1.8).contains(size) && (0.5...1.7).contains(ink)
                && (0.4...2.2).contains(width) && !glyph.touchesBorder
        }
        digits = WordFilter(digits: written, others: others, height: height).digits
    }

    /// Where nothing but sticks and guesses was found: those like the strongest one.
    private static func alike(_ chosen: [Glyph]) -> [Glyph] {
        guard let best = chosen.max(by: { $0.gain < $1.gain }), chosen.count <= 12 else {
            return []
        }
        return chosen.filter { glyph in
            (0.6...1.7).contains(glyph.height / best.height)
                && (0.5...2).contains(glyph.mark.strength / max(best.mark.strength, 1e-3))
        }
    }
}

extension Glyph {
    /// The height of its box in pixels.
    var height: Float { Float(mark.box.height) }

    /// Whether its box reaches the page's border.
    var touchesBorder: Bool { workpiece.warnings.contains(.touchesBorder) }

    /// Whether another glyph stands near, in the same row.
    func isBeside(_ other: Glyph) -> Bool {
        let (a, b) = (mark.box, other.mark.box)
        let reach = 3 * max(a.height, b.height)
        let down = abs((a.y + a.maxY) - (b.y + b.maxY)) / 2
        return max(a.x - b.maxX, b.x - a.maxX) < reach && down < max(a.height, b.height) * 2 / 3
    }
}
