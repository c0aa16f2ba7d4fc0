package import Raster

/// Which neighboring digits of a page's rows belong to one number, told from the gaps between them.
package struct NumberSpacing: Sendable, Equatable {
    /// Whether a gap parts two numbers: for each row one answer for each gap, from left to right.
    package let parts: [[Bool]]

    /// A gap of at least this part of the digits' height can part numbers.
    private static let least: Float = 0.45
    /// A gap of so many heights always does.
    private static let most: Float = 2
    /// Where gaps are all alike, those of more than this many heights part single digits.
    private static let single: Float = 0.8
    /// How many times as wide as the gaps within numbers a gap between numbers is.
    private static let ratio: Float = 1.7

    /// Judges the gaps of rows whose boxes stand from left to right.
    ///
    /// All rows of a page are by one hand: the widths of their gaps are judged together.
    package init(between rows: [[PixelBox]]) {
        let gaps = rows.map(Self.gaps)
        let limit = Self.limit(of: gaps.flatMap(\.self).sorted())
        parts = gaps.map { row in row.map { $0 >= limit } }
    }

    /// The gaps of a row in heights of its digits.
    private static func gaps(in boxes: [PixelBox]) -> [Float] {
        guard boxes.count > 1 else { return [] }
        let height = max(1, boxes.map { Float($0.height) }.upperMedian ?? 0)
        return zip(boxes, boxes.dropFirst()).map { left, right in
            max(0, Float(right.x - left.maxX)) / height
        }
    }

    /// The least gap that parts numbers: where the sorted gaps jump most, if they do.
    private static func limit(of gaps: [Float]) -> Float {
        guard !gaps.isEmpty else { return most }
        var limit: Float?
        var widest = ratio
        for (narrow, wide) in zip(gaps, gaps.dropFirst()) where wide >= least && narrow < most {
            let jump = wide / max(narrow, 0.15)
            if jump > widest { (widest, limit) = (jump, (narrow + wide) / 2) }
        }
        if let limit { return min(limit, most) }
        return gaps[gaps.count / 2] >= single ? single : most
    }
}
