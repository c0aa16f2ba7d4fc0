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
    private let strokeWidth: Float
    /// The sure digits.
    private let sure: [Glyph]

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The confidence, 0 … 1, from which on a digit is sure and measured.
        ///
        /// Not tuned; as much as `DecisionRule.sureEnough`, and a number of its own, as it decides what is measured,
        /// not whether more is tried.
        var sure: Float = 0.8
        /// The number of sure 1s, where there is no other sure digit, from which on they are measured.
        ///
        /// Not tuned: one to three are often edges and ruled lines, which are classified as 1.
        var fewestOnes = 4
        /// The height and the ink of any digit over those of the page, of which each must be more than this; not tuned:
        /// a sure digit may be small or faint, as an exponent is, and what is less is dirt or shines through.
        ///
        /// A 1 and a doubtful digit must resemble the page, or a digit beside them, in other ways besides.
        var leastPart: Float = 0.25
        /// The stroke width of a 1 or a doubtful digit over that of the sure digit beside it, of which it must be more
        /// than this.
        ///
        /// Not tuned: the strokes of one pen differ by less than twice. A fifth less or more changes one digit
        /// (`Benchmarks/THRESHOLDS.md`).
        var penBeside: Float = 0.55
        /// The stroke width of a 1 or a doubtful digit over that of the page, at most, and the other way round, where
        /// no sure digit is beside it.
        ///
        /// Not tuned: more than beside a sure digit, as a page may have two pens; shadows are wider, ruled lines
        /// thinner.
        var alikePen: Float = 2.5
        /// The gap between two digits of which one is beside the other, in heights of the higher one, less than this;
        /// not tuned: room for another digit and the gaps around it; what is farther may be in another column.
        var farthest: Float = 3
        /// The vertical distance between the middles of two digits of which one is beside the other, in heights of the
        /// higher one, less than this; not tuned: writing slants, and the middles of two lines are a height apart and
        /// more.
        var lowest: Float = 2 / 3
    }
    /// The constants of the hand.
    private let settings: Settings
    /// How many times as high, and as dark, one digit of a hand is as another one, at most.
    private let alike, alikeInk: Float

    /// Measures the sure digits; nil where there are none but a few 1s.
    init?(of digits: [Glyph], settings all: PageSettings) {
        settings = all.writing
        (alike, alikeInk) = (all.alike, all.alikeInk)
        let settings = settings
        let notOnes = digits.filter { $0.isDigitButOne(atLeast: settings.sure) }
        let ones = digits.filter { $0.digit == 1 && $0.confidence >= settings.sure }
        sure =
            notOnes.isEmpty && ones.count >= settings.fewestOnes ? ones : notOnes
        guard !sure.isEmpty else { return nil }
        let height = sure.weightedMedian(of: \.height, mostWeight: all.mostWeight)
        self.height = height
        spread = sure.map { abs(logf($0.height / height)) }.upperMedian ?? 0
        strength = sure.weightedMedian(of: \.mark.strength, mostWeight: all.mostWeight)
        strokeWidth = sure.weightedMedian(of: \.strokeWidth, mostWeight: all.mostWeight)
    }

    /// Whether a glyph may be by the same hand.
    ///
    /// Each needs more than a quarter of the page's height and ink (`Settings.leastPart`), which is enough for a sure
    /// digit other than 1. A 1 or a doubtful digit must resemble something, too: one that fills a cell the page, in
    /// height and ink; else the sure digit beside it whose height is nearest or, where there is none, the page, in
    /// height, ink and stroke width; in the latter case it must not touch the photo's border either.
    func mayHave(_ glyph: Glyph) -> Bool {
        let (size, ink) = (glyph.height / height, glyph.mark.strength / strength)
        guard ink > settings.leastPart, size > settings.leastPart else { return false }
        guard glyph.digit == 1 || glyph.confidence < settings.sure else { return true }
        let isAlike = size.isWithin(alike) && ink.isWithin(alikeInk)
        // Stroke width says nothing in a cell: forms are filled in with more than one pen.
        if glyph.fillsCell { return isAlike }
        let neighbor = sure.filter { $0.isBeside(glyph, settings) }
            .min { abs($0.height - glyph.height) < abs($1.height - glyph.height) }
        if let neighbor {
            return (glyph.height / neighbor.height).isWithin(alike)
                && glyph.mark.strength * alikeInk > neighbor.mark.strength
                && glyph.strokeWidth > settings.penBeside * neighbor.strokeWidth
        }
        let width = glyph.strokeWidth / strokeWidth
        return isAlike && width.isWithin(settings.alikePen) && !glyph.touchesBorder
    }
}

extension Glyph {
    /// The height of its box in pixels.
    var height: Float { Float(mark.box.height) }

    /// Whether the mark touches the photo's border.
    fileprivate var touchesBorder: Bool { workpiece.warnings.contains(.touchesBorder) }

    /// Whether another glyph stands in the same line of writing: neither farther apart nor higher or lower than the
    /// settings allow.
    fileprivate func isBeside(_ other: Glyph, _ settings: PageWriting.Settings) -> Bool {
        let (a, b) = (mark.box, other.mark.box)
        let height = Float(max(a.height, b.height))
        let down = abs((a.y + a.maxY) - (b.y + b.maxY)) / 2
        return Float(max(a.x - b.maxX, b.x - a.maxX)) < settings.farthest * height
            && down < Int(settings.lowest * height)
    }
}
