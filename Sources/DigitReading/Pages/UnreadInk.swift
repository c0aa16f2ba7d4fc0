import Preprocessing
import Raster

/// The ink of a page that its digits do not account for: letters, and the rest of what digits are
/// pieces of.
struct UnreadInk {
    /// Marks that are as large as letters or words and of which little was read as digits.
    private(set) var letters: [Glyph] = []
    /// For each digit the largest share that is not read of a mark it is a piece of.
    private(set) var around: [Float]

    /// Marks of less than this part of the height are punctuation and dirt, of more than that lines and
    /// edges.
    private static let heights: ClosedRange<Float> = 0.45...2.5
    /// A letter is no higher, and surely no digit.
    private static let highestLetter: Float = 2
    private static let letter: Float = 0.5
    /// A word is at most so many heights wide.
    private static let widest: Float = 8
    /// Of a letter at most this part was read as digits.
    private static let mostRead: Float = 1 / 3
    /// A piece lies in a mark with this part of its pixels.
    private static let inside: Float = 0.85

    /// Looks at the marks that were not taken for digits.
    init(besides digits: [Glyph], others: [Glyph], height: Float) {
        around = [Float](repeating: 0, count: digits.count)
        let index = OrderedBoxes(digits.map(\.mark.box))
        for other in others
        where Self.heights.contains(other.height / height)
            && Float(other.mark.box.width) <= Self.widest * height
        {
            let area = Float(other.mark.area)
            var read: Float = 0
            var pieces: [Int] = []
            for place in index.overlapping(other.mark.box) {
                let shared = Float(other.mark.sharedPixels(with: digits[place].mark))
                read += shared
                if shared > Self.inside * Float(digits[place].mark.area) { pieces.append(place) }
            }
            for place in pieces { around[place] = max(around[place], 1 - read / area) }
            if other.notADigit >= Self.letter, read < Self.mostRead * area,
                other.height <= Self.highestLetter * height
            {
                letters.append(other)
            }
        }
    }
}
