import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries

/// The hand of a page, measured on its sure digits: height, ink, stroke width and how much the height varies.
struct PageWriting {
    /// The weighted median height of the digits in pixels.
    let height: Float
    /// The weighted median of the digits' mean ink, on the ink map's scale.
    let strength: Float
    /// The median over the digits of the absolute natural logarithm of their height over the page's: 0 where all are
    /// alike.
    let spread: Float
    /// The weighted median of the digits' stroke widths in pixels.
    private let penWidth: Float
    /// The sure digits.
    private let sure: [Glyph]

    /// The confidence, 0 … 1, from which on a digit is sure and measured.
    ///
    /// Not tuned; that of `DecisionRule.sureEnough`.
    private static let sure: Float = 0.8

    /// The height of a 1 or a doubtful digit over that of the page.
    ///
    /// Not tuned.
    private static let sizes: ClosedRange<Float> = 0.55...1.8
    /// The ink of a 1 or a doubtful digit over that of the page.
    ///
    /// Not tuned.
    private static let inks: ClosedRange<Float> = 0.5...1.7
    /// The number of sure 1s, where there is no other sure digit, from which on they are measured: fewer are edges and
    /// lines.
    ///
    /// Not tuned.
    private static let fewestSticks = 4

    /// Measures the sure digits; nothing where there are none but a few 1s.
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

    /// Whether a glyph may be by the same hand.
    ///
    /// A sure digit other than 1 needs a quarter of the page's height and ink; a 1 or a doubtful digit must resemble
    /// the sure digit beside it whose height is nearest or, where there is none, the page. None of the bounds is tuned.
    func mayHave(_ glyph: Glyph) -> Bool {
        let (size, ink) = (glyph.height / height, glyph.mark.strength / strength)
        guard ink > 0.25, size > 0.25 else { return false }
        guard glyph.digit == 1 || glyph.confidence < Self.sure else { return true }
        let isAlike = Self.sizes.contains(size) && Self.inks.contains(ink)
        // Stroke width says nothing in a cell: forms are filled in with more than one pen.
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

    /// Whether the mark touches the photo's border.
    fileprivate var touchesBorder: Bool { workpiece.warnings.contains(.touchesBorder) }

    /// Whether another glyph stands in the same line of writing: at most three heights apart, and at most two thirds of
    /// a height higher or lower.
    fileprivate func isBeside(_ other: Glyph) -> Bool {
        let (a, b) = (mark.box, other.mark.box)
        let reach = 3 * max(a.height, b.height)
        let down = abs((a.y + a.maxY) - (b.y + b.maxY)) / 2
        return max(a.x - b.maxX, b.x - a.maxX) < reach && down < max(a.height, b.height) * 2 / 3
    }
}
