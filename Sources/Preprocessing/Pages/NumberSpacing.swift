package import Raster

/// Which neighboring digits of a page's lines of writing belong to one number, told from the gaps between them.
package struct NumberSpacing: Sendable, Equatable {
    /// Whether a gap separates two numbers: for each line of writing one answer for each gap, from left to right.
    package let separates: [[Bool]]

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The gap between numbers in heights of the digits, at least.
        ///
        /// Not tuned: digits of one number are rarely farther apart.
        package var least: Float = 0.45
        /// The gap in heights of the digits from which on it always separates numbers.
        ///
        /// Not tuned: as wide as three digits.
        package var most: Float = 2
        /// The median gap in heights from which on, where all gaps are alike, every digit is a number of its own.
        ///
        /// Not tuned: about a digit's width.
        package var single: Float = 0.8
        /// The gap between numbers over that within numbers, at least.
        ///
        /// Not tuned: nearer to 1, a hand's irregular gaps would separate digits.
        package var ratio: Float = 1.7
        /// The gap within numbers in heights that is divided by, at least: digits may touch.
        ///
        /// Not tuned: divided by 0, the gap behind touching digits would always be the greatest jump; with a third of
        /// `least` a gap as wide as that still is one.
        package var narrowest: Float = 0.15

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Judges the gaps of lines of writing whose boxes stand from left to right.
    ///
    /// All lines of a page are by one hand: the widths of their gaps are judged together.
    package init(between lines: [[PixelBox]], settings: Settings) {
        let gaps = lines.map(Self.gaps)
        let limit = Self.limit(of: gaps.flatMap(\.self).sorted(), settings)
        separates = gaps.map { line in line.map { $0 >= limit } }
    }

    /// Returns the gaps of a line in median heights of its digits, 0 where boxes overlap; none for a single box.
    private static func gaps(in boxes: [PixelBox]) -> [Float] {
        guard boxes.count > 1 else { return [] }
        let height = max(1, boxes.map { Float($0.height) }.upperMedian ?? 0)
        return zip(boxes, boxes.dropFirst()).map { left, right in
            max(0, Float(right.x - left.maxX)) / height
        }
    }

    /// Returns the least gap, in heights, that separates numbers: the middle of the largest ratio between successive
    /// gaps of `gaps`, which are sorted; without a large one, a fixed limit.
    private static func limit(of gaps: [Float], _ settings: Settings) -> Float {
        guard !gaps.isEmpty else { return settings.most }
        var limit: Float?
        var widest = settings.ratio
        for (narrow, wide) in zip(gaps, gaps.dropFirst())
        where wide >= settings.least && narrow < settings.most {
            let jump = wide / max(narrow, settings.narrowest)
            if jump > widest { (widest, limit) = (jump, (narrow + wide) / 2) }
        }
        if let limit { return min(limit, settings.most) }
        return gaps[gaps.count / 2] >= settings.single ? settings.single : settings.most
    }
}
