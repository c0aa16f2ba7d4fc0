import Preprocessing
import Raster

/// The signs before, between and after the digits of a line of writing.
///
/// Points, commas, colons, minus and equals signs are named by their shape and place; of any other mark beside a digit
/// it is only noted that it is there, since `264/27` is not `26427`.
struct LineSigns {
    /// A sign that its shape and place alone tell; the raw value stands in the line's text.
    enum Sign: String {
        /// A small mark low beside a digit: a decimal point.
        case point = "."
        /// A mark higher than wide that ends below the digits.
        case comma = ","
        /// Two small marks above each other.
        case colon = ":"
        /// A level stroke at the middle of the digits.
        case minus = "-"
        /// Two level strokes above each other.
        case equals = "="
    }

    /// The sign before each digit, if any, and last the one after all of them.
    let signs: [Sign?]
    /// For each digit whether a mark stands before or after it that is none of the named signs.
    let isBesideUnread: [Bool]

    /// The bounds of signs; lengths are in heights of the digit, and a level is 0 at its upper end and 1 at its lower
    /// one.
    ///
    /// All were set on drawn numbers with each of the signs and not varied since, but for moving each by a fifth, which
    /// changes no digit of the photos that `Benchmarks/THRESHOLDS.md` names; on most of these there is no sign. What
    /// stands at each is why it is about so large.
    struct Settings: Sendable, Codable {
        /// The gap between a sign and its digit, in heights of the digit, at most.
        ///
        /// Not tuned: a little less than a height, as a sign stands nearer than a number of its own.
        var reach: Float = 0.9
        /// How far the middle of a sign may be above the digit's upper end, in heights of the digit.
        ///
        /// Not tuned: no named sign stands there; a tenth is left for uneven writing.
        var above: Float = 0.1
        /// How far the middle of a sign may be below the digit's lower end, in heights of the digit.
        ///
        /// Not tuned: the highest comma (`commaHeight`) that begins at the line has its middle a quarter below it; a tenth
        /// is left for uneven writing.
        var below: Float = 0.35
        /// The width and height of a sign, in heights of the digit, at most.
        ///
        /// Not tuned: well above the widest sign that is named (`dashWidths`); larger marks are words and lines.
        var largest: Float = 2
        /// The long side of a sign over the width of the digit's strokes, at least: less is a speck.
        ///
        /// Not tuned: a pen that is put down leaves a dot about as wide as its strokes; a faint one seems smaller.
        var speckOfPen: Float = 0.6
        /// The mean ink of a sign over that of the digit, at least: paler marks are no writing of the
        /// same pen.
        ///
        /// Not tuned: half as dark as the digit, as blur makes a small mark paler than a digit.
        var palest: Float = 0.5
        /// The mean ink of a sign that is named over that of the digit, at least.
        ///
        /// Not tuned: above `palest`, so that what is in between counts as a mark that is not known.
        var dark: Float = 0.7
        /// The height and width of a point, in heights of the digit, at most; also how far, at least, the two points of
        /// a colon are apart.
        ///
        /// Not tuned: wider than the strokes of most pens, and less than a third of a digit.
        var pointSize: Float = 0.3
        /// The level of a point's middle, at least.
        ///
        /// Not tuned: points stand at the line, level 1; a quarter of the height is left for uneven writing.
        var pointLevel: Float = 0.75
        /// The height of a comma, in heights of the digit, at most.
        ///
        /// Not tuned: half of a digit; what is higher is rather a 1 or a slash.
        var commaHeight: Float = 0.5
        /// The height of a comma over its width, at least.
        ///
        /// Not tuned: clearly above 1, since a point is about as high as wide.
        var commaAspect: Float = 1.4
        /// The level of a comma's lower end, at least.
        ///
        /// Not tuned: just below the digit's own end, level 1, at which points end.
        var commaEnd: Float = 1.05
        /// The width of a dash over its height, at least.
        ///
        /// Not tuned: clearly above 1, since a point is about as high as wide.
        var dashAspect: Float = 2
        /// The width of a dash, in heights of the digit.
        ///
        /// Not tuned: about half of a height, with room for short and for long ones; wider are lines.
        var dashWidths: ClosedRange<Float> = 0.2...1.2
        /// The level of a dash's middle.
        ///
        /// Not tuned: about the middle, 0.5, with room for the two strokes of an equals sign and for uneven writing; a
        /// stroke that is lower underlines.
        var dashLevels: ClosedRange<Float> = 0.2...0.85
    }

    /// Returns the marks of a page with which no digit shares pixels.
    ///
    /// A thing on the paper may be several marks, found at different thresholds: of marks that share pixels with each
    /// other the largest is returned.
    static func unread(among marks: [PageMark], besides digits: [Glyph]) -> [PageMark] {
        let index = OrderedBoxes(digits.map(\.mark.box))
        let unread = marks.filter { mark in
            !index.overlapping(mark.box).contains { digits[$0].mark.sharedPixels(with: mark) > 0 }
        }.sorted { $0.area > $1.area }
        // One pixel in common is enough.
        return zip(unread, unread.isFirstOfItsInk(0, precedes: <)).filter(\.1).map(\.0)
    }

    /// Finds the signs of a line of digits, from left to right, among the marks that are no digits.
    init(of line: [Glyph], among marks: [PageMark], settings: Settings) {
        var gaps = [[SignMark]](repeating: [], count: line.count + 1)
        for mark in marks {
            let middle = mark.box.x + mark.box.width / 2
            // Gaps are counted from 0, before the first digit, to the number of digits, after the last.
            let gap =
                line.firstIndex { $0.mark.box.x + $0.mark.box.width / 2 > middle } ?? line.count
            let sides = [gap - 1, gap].filter(line.indices.contains).map { line[$0] }
            if let sign = sides.compactMap({ SignMark(mark, beside: $0, settings) }).first {
                gaps[gap].append(sign)
            }
        }
        let signs = gaps.map(SignMark.sign)
        self.signs = signs
        let isUnread = zip(gaps, signs).map { !$0.isEmpty && $1 == nil }
        isBesideUnread = line.indices.map { isUnread[$0] || isUnread[$0 + 1] }
    }
}

/// A mark beside a digit, measured in heights of that digit.
private struct SignMark {
    /// The width and height of the mark's box, and the levels of its middle and lower end: 0 is the digit's upper end,
    /// 1 its lower one.
    private let width, height, middle, bottom: Float
    /// Whether the mark is nearly as dark as the digit.
    private let isDark: Bool
    /// The bounds of signs.
    private let settings: LineSigns.Settings

    /// Measures a mark beside a digit; nil where it is too far, too large, too small or too pale for a sign, or
    /// stands over or under the digit.
    init?(_ mark: PageMark, beside digit: Glyph, _ settings: LineSigns.Settings) {
        self.settings = settings
        let (box, other) = (mark.box, digit.mark.box)
        let scale = Float(other.height)
        (width, height) = (Float(box.width) / scale, Float(box.height) / scale)
        let top = Float(box.y - other.y) / scale
        middle = top + height / 2
        bottom = top + height
        isDark = mark.strength >= settings.dark * digit.mark.strength
        let gap = Float(max(box.x - other.maxX, other.x - box.maxX)) / scale
        // What stands over or under a digit is part of something else.
        let center = Float(box.x) + Float(box.width) / 2
        guard center < Float(other.x) || center > Float(other.maxX),
            gap <= settings.reach, (-settings.above...1 + settings.below).contains(middle),
            max(width, height) <= settings.largest,
            Float(box.longSide) >= settings.speckOfPen * digit.strokeWidth,
            mark.strength >= settings.palest * digit.mark.strength
        else { return nil }
    }

    /// Whether the mark is as small as a point.
    private var isSmall: Bool { width <= settings.pointSize && height <= settings.pointSize }
    /// Whether the mark is a level stroke.
    private var isDash: Bool {
        width >= settings.dashAspect * height && settings.dashWidths.contains(width)
            && settings.dashLevels.contains(middle)
    }
    /// Whether the mark has the shape and the level of a comma.
    private var isComma: Bool {
        width <= settings.pointSize && height <= settings.commaHeight
            && height >= settings.commaAspect * width && bottom >= settings.commaEnd
    }

    /// Returns the sign that the marks between two digits are together; nil where they are none, or one of them is
    /// pale.
    static func sign(of marks: [SignMark]) -> LineSigns.Sign? {
        guard let first = marks.first, marks.allSatisfy(\.isDark) else { return nil }
        switch marks.count {
        case 1:
            if first.isComma { return .comma }
            if first.isSmall, first.middle >= first.settings.pointLevel { return .point }
            return first.isDash ? .minus : nil
        case 2:
            if marks.allSatisfy(\.isDash) { return .equals }
            let levels = marks.map(\.middle).sorted()
            let areApart = levels[1] - levels[0] > first.settings.pointSize
            return marks.allSatisfy(\.isSmall) && areApart ? .colon : nil
        default: return nil
        }
    }
}
