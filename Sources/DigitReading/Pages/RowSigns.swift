import Preprocessing
import Raster

/// The signs before, between and after the digits of a row.
///
/// Those that their shape alone tells, points, commas, colons, minus and equals signs, are named; that there is
/// another mark beside a digit is told, for `264/27` is not `26427`.
struct RowSigns {
    /// A sign that its shape alone tells.
    enum Sign: String {
        case point = "."
        case comma = ","
        case colon = ":"
        case minus = "-"
        case equals = "="
    }

    /// The sign before each digit, if any, and last the one after all.
    let signs: [Sign?]
    /// For each digit whether a mark stands before or after it that is no such sign.
    let isBesideUnread: [Bool]

    /// Returns the marks of a page with which no digit shares pixels.
    ///
    /// Of marks that share pixels with each other, since a mark was found at several thresholds, the largest.
    static func unread(among marks: [PageMark], besides digits: [Glyph]) -> [PageMark] {
        let index = OrderedBoxes(digits.map(\.mark.box))
        let unread = marks.filter { mark in
            !index.overlapping(mark.box).contains { digits[$0].mark.sharedPixels(with: mark) > 0 }
        }.sorted { $0.area > $1.area }
        let boxes = OrderedBoxes(unread.map(\.box))
        return unread.indices.filter { place in
            !boxes.overlapping(unread[place].box).contains {
                $0 < place && unread[$0].sharedPixels(with: unread[place]) > 0
            }
        }.map { unread[$0] }
    }

    /// Finds the signs of a row of digits, from left to right, among the marks that are none.
    init(of row: [Glyph], among marks: [PageMark]) {
        var gaps = [[SignMark]](repeating: [], count: row.count + 1)
        for mark in marks {
            let middle = mark.box.x + mark.box.width / 2
            let gap =
                row.firstIndex { $0.mark.box.x + $0.mark.box.width / 2 > middle } ?? row.count
            let sides = [gap - 1, gap].filter(row.indices.contains).map { row[$0] }
            if let sign = sides.compactMap({ SignMark(mark, beside: $0) }).first {
                gaps[gap].append(sign)
            }
        }
        let signs = gaps.map(SignMark.sign)
        self.signs = signs
        let isUnread = zip(gaps, signs).map { !$0.isEmpty && $1 == nil }
        isBesideUnread = row.indices.map { isUnread[$0] || isUnread[$0 + 1] }
    }
}

/// A mark beside a digit, measured in heights of that digit.
///
/// The bounds say how signs are written; they were set on drawn numbers with each of them and were not varied
/// since.
private struct SignMark {
    /// Its box: level 0 is the digit's upper end, 1 its lower one.
    private let width, height, middle, bottom: Float
    /// Whether it is nearly as dark as the digit.
    private let isDark: Bool

    /// How far from a digit its signs stand, how far above its upper and below its lower end, and how large they
    /// are at most.
    private static let (reach, above, below): (Float, Float, Float) = (0.9, 0.1, 0.35)
    private static let (widest, highest): (Float, Float) = (2, 1.7)
    /// Smaller than this part of the digit's height, and than this part of the pen's width, are specks.
    private static let (speck, speckOfPen): (Float, Float) = (0.08, 0.6)
    /// Signs are at least this part as dark as the digit; those that are named at least the other.
    private static let (palest, dark): (Float, Float) = (0.5, 0.7)
    /// A point is at most this part of the digit high and wide, and its middle at least so low.
    private static let (pointSize, pointLevel): (Float, Float) = (0.3, 0.75)
    /// A comma is at most so high, at least so many times as high as wide, and ends at least so low.
    private static let (commaHeight, commaAspect, commaEnd): (Float, Float, Float) = (
        0.5, 1.4, 1.05
    )
    /// A dash is at least so many times as wide as high, within these widths and levels.
    private static let dashAspect: Float = 2
    private static let (dashWidths, dashLevels): (ClosedRange<Float>, ClosedRange<Float>) =
        (0.2...1.2, 0.2...0.85)

    init?(_ mark: PageMark, beside digit: Glyph) {
        let (box, other) = (mark.box, digit.mark.box)
        let scale = Float(other.height)
        (width, height) = (Float(box.width) / scale, Float(box.height) / scale)
        let top = Float(box.y - other.y) / scale
        middle = top + height / 2
        bottom = top + height
        isDark = mark.strength >= Self.dark * digit.mark.strength
        let gap = Float(max(box.x - other.maxX, other.x - box.maxX)) / scale
        // What stands over or under a digit is part of something else.
        let center = Float(box.x) + Float(box.width) / 2
        guard center < Float(other.x) || center > Float(other.maxX),
            gap <= Self.reach, (-Self.above...1 + Self.below).contains(middle),
            width <= Self.widest, height <= Self.highest,
            max(width, height) >= Self.speck,
            Float(box.longSide) >= Self.speckOfPen * digit.penWidth,
            mark.strength >= Self.palest * digit.mark.strength
        else { return nil }
    }

    private var isSmall: Bool { width <= Self.pointSize && height <= Self.pointSize }
    private var isDash: Bool {
        width >= Self.dashAspect * height && Self.dashWidths.contains(width)
            && Self.dashLevels.contains(middle)
    }
    private var isComma: Bool {
        width <= Self.pointSize && height <= Self.commaHeight
            && height >= Self.commaAspect * width && bottom >= Self.commaEnd
    }

    /// Returns the sign that the marks between two digits are, if they are one.
    static func sign(of marks: [SignMark]) -> RowSigns.Sign? {
        guard let first = marks.first, marks.allSatisfy(\.isDark) else { return nil }
        switch marks.count {
        case 1:
            if first.isComma { return .comma }
            if first.isSmall, first.middle >= pointLevel { return .point }
            return first.isDash ? .minus : nil
        case 2:
            if marks.allSatisfy(\.isDash) { return .equals }
            let levels = marks.map(\.middle).sorted()
            return marks.allSatisfy(\.isSmall) && levels[1] - levels[0] > pointSize ? .colon : nil
        default: return nil
        }
    }
}
