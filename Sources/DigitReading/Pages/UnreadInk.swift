import Preprocessing
import Raster

/// The ink of a page that no digit accounts for: letters, and the remainder of marks that a digit is a piece of.
struct UnreadInk {
    /// Marks of the size of letters or words, rejected by the network, of whose area little belongs to digits.
    private(set) var letters: [Glyph] = []
    /// For each digit, in the given order: the largest share, 0 … 1, of the area of a mark enclosing it that no digit
    /// accounts for.
    private(set) var around: [Float]

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The height of a letter in heights of the page's digits, at most; not tuned.
        ///
        /// With as much as other ink may have, 2.5, a page of `pages` loses a digit.
        var highestLetter: Float = 2
        /// The share of a letter's area that belongs to digits, at most; not tuned: of more, the mark is rather a digit
        /// and something that it touches.
        var mostRead: Float = 1 / 3
    }

    /// Measures the marks that were not taken for digits; `height` is that of the page's digits in pixels.
    init(besides digits: [Glyph], others: [Glyph], height: Float, settings all: PageSettings) {
        let settings = all.unread
        around = [Float](repeating: 0, count: digits.count)
        let index = OrderedBoxes(digits.map(\.mark.box))
        for other in others
        where (other.height / height).isWithin(all.writable) {
            let area = Float(other.mark.area)
            var read: Float = 0
            var pieces: [Int] = []
            for place in index.overlapping(other.mark.box) {
                let shared = Float(other.mark.sharedPixels(with: digits[place].mark))
                read += shared
                if shared > all.order.covered * Float(digits[place].mark.area) {
                    pieces.append(place)
                }
            }
            for place in pieces { around[place] = max(around[place], 1 - read / area) }
            if other.notADigit >= .likelierThanNot, read < settings.mostRead * area,
                other.height <= settings.highestLetter * height
            {
                letters.append(other)
            }
        }
        letters = Self.distinct(letters, all.foundAgain)
    }

    /// Returns the letters without those that were found again at another threshold: of two that share most of their
    /// ink the larger one stays (non-maximum suppression).
    ///
    /// Unlike `isFirstOfItsInk` only letters that stay suppress others: where letters overlap in a chain, every other
    /// one of them counts.
    private static func distinct(_ letters: [Glyph], _ foundAgain: Float) -> [Glyph] {
        let order = letters.indices.sorted {
            (letters[$1].mark.area, $0) < (letters[$0].mark.area, $1)
        }
        let index = OrderedBoxes(order.map { letters[$0].mark.box })
        var isKept = [Bool](repeating: false, count: order.count)
        for (rank, place) in order.enumerated() {
            let mark = letters[place].mark
            isKept[rank] = !index.overlapping(mark.box).contains {
                $0 < rank && isKept[$0]
                    && mark.isFoundAgain(in: letters[order[$0]].mark, foundAgain)
            }
        }
        return zip(order, isKept).filter(\.1).map(\.0).sorted().map { letters[$0] }
    }
}
