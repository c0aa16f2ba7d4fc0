import Raster
import SystemLibraries

/// Neighborhood features of a digit on a page: how the other digits stand around it.
///
/// Distances are between the middles of boxes, in heights of the page's digits.
struct DigitCompany {
    /// The distance of the nearest digit of another word or number, 0.1 … 20; 20 where there is none.
    private(set) var nearest: Float
    /// The numbers of digits of other words on the same line and in the same column.
    private(set) var (line, column) = (0, 0)
    /// The mean absolute logarithm of the nearest digits' heights, those of its own word included, over the digit's
    /// own.
    private(set) var unlikeness: Float = 0

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The number of nearest digits whose heights are compared.
        ///
        /// Not tuned: one alone may be misread, and many are of other columns. Like the numbers below it defines a
        /// feature, whose weight is fitted (`NumberJudgment`): with another value the weights have to be fitted again.
        var count = 4
        /// The distance, horizontally and vertically, within which a digit is on the same line, in heights; not tuned:
        /// across some numbers of it, and up and down less than to the next line.
        var inLine = SIMD2<Float>(8, 0.6)
        /// The distance, horizontally and vertically, within which a digit is in the same column, in heights; not
        /// tuned: across about a digit's width, and up and down some lines of it.
        var inColumn = SIMD2<Float>(0.8, 5)
        /// The distance of the nearest digit in heights, at least and at most; not tuned: its logarithm is the feature.
        var distances: ClosedRange<Float> = 0.1...20
    }

    /// Measures the neighborhood of the box at a place.
    ///
    /// `groups` has the number of the word that each box belongs to, `height` is that of the page's digits in pixels.
    init(of place: Int, among boxes: [PixelBox], groups: [Int], height: Float, settings: Settings) {
        nearest = settings.distances.upperBound
        let own = boxes[place]
        var near: [(distance: Float, unlikeness: Float)] = []
        // An insertion sort of the few nearest: pages have hundreds of digits, each of which looks at all others.
        for (other, box) in boxes.enumerated() where other != place {
            let apart =
                SIMD2(
                    Float(abs(own.x + own.maxX - box.x - box.maxX)),
                    Float(abs(own.y + own.maxY - box.y - box.maxY))) / (2 * height)
            let distance = apart.length
            if near.count < settings.count || distance < near[settings.count - 1].distance {
                let unlikeness = abs(logf(Float(box.height) / Float(own.height)))
                let rank = near.firstIndex { distance < $0.distance } ?? near.count
                near.insert((distance, unlikeness), at: rank)
                if near.count > settings.count { near.removeLast() }
            }
            guard groups[other] != groups[place] else { continue }
            nearest = min(nearest, max(distance, settings.distances.lowerBound))
            if apart.x < settings.inLine.x, apart.y < settings.inLine.y { line += 1 }
            if apart.x < settings.inColumn.x, apart.y < settings.inColumn.y { column += 1 }
        }
        if !near.isEmpty {
            unlikeness = near.reduce(0) { $0 + $1.unlikeness } / Float(near.count)
        }
    }
}
