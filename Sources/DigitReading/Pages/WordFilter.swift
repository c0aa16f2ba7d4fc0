import Preprocessing
import Raster

/// Leaves out what looks like digits within words: an o, an l, an s.
///
/// Marks that stand close beside each other are one word or number; where most of its strokes are no
/// digits, it is a word. A letter counts as one also where pieces of it were taken for digits.
struct WordFilter {
    /// The digits that stand in numbers.
    let digits: [Glyph]

    /// Gaps within a word are at most this part of the writing's height.
    private static let widestGap: Float = 0.5
    /// Marks of less than this part of the height are punctuation and dirt, of more than that are no
    /// letters.
    private static let letterHeights: ClosedRange<Float> = 0.45...2
    /// A letter is at most so many heights wide: what is wider may be digits that touch, or several
    /// letters.
    private static let widest: Float = 0.8
    /// Several letters are at most so many heights wide.
    private static let widestWord: Float = 8
    /// How many times as much as those of digits the strokes of letters count in a word.
    private static let letterWeight: Float = 2
    /// A mark that is no digit this surely may be a letter.
    private static let letter: Float = 0.5
    /// How many times its share a digit's doubt counts beside letters.
    private static let doubtWeight: Float = 4
    /// What a stick's strokes count at most beside letters.
    private static let stickWeight: Float = 0.3
    /// How high digits are in heights of the page's digits, and how much what is not counts beside
    /// letters.
    private static let digitHeights: ClosedRange<Float> = 0.75...1.4
    private static let misfitWeight: Float = 0.3
    /// So many heights of the page's digits are the height of small letters.
    private static let lowHeights: Range<Float> = 0.45..<0.72
    /// A page has words where letters have more than this part of its strokes.
    private static let wordShare: Float = 0.1
    /// A digit within a letter has less than this part of its strokes.
    private static let piece: Float = 0.65

    /// Judges digits among other marks of a page that were not taken for digits.
    init(digits: [Glyph], others: [Glyph], height: Float) {
        let marks = others.filter {
            $0.notADigit >= Self.letter && Self.letterHeights.contains($0.height / height)
                && Float($0.mark.box.width) <= Self.widestWord * height
        }
        let letters = marks.filter { Float($0.mark.box.width) <= Self.widest * height }
        let whole = digits.filter { digit in !letters.contains { $0.hasPiece(digit, Self.piece) } }
        let free = marks.filter { letter in
            whole.reduce(0) { $0 + letter.mark.sharedPixels(with: $1.mark) } < letter.mark.area / 3
        }
        self.digits = Self.outsideWords(whole, letters: free, height: height)
    }

    private static func outsideWords(
        _ digits: [Glyph], letters: [Glyph], height: Float
    ) -> [Glyph] {
        let all = digits + letters
        let reach = Int(widestGap * height)
        var word = Array(all.indices)
        func root(_ place: Int) -> Int {
            var place = place
            while word[place] != place { place = word[place] }
            return place
        }
        let ordered = all.indices.sorted { (all[$0].mark.box.x, $0) < (all[$1].mark.box.x, $1) }
        for (number, one) in ordered.enumerated() {
            let box = all[one].mark.box
            for other in ordered[(number + 1)...] {
                let next = all[other].mark.box
                if next.x > box.maxX + reach { break }
                let common = min(box.maxY, next.maxY) - max(box.y, next.y)
                guard 2 * common > min(box.height, next.height) else { continue }
                word[root(other)] = root(one)
            }
        }
        let length = all.reduce(0) { $0 + $1.strokeLength }
        let hasWords =
            letters.reduce(0) { $0 + $1.strokeLength } > wordShare * length
        var words: [Int: Word] = [:]
        for (place, glyph) in all.enumerated() {
            var word = words[root(place), default: Word()]
            if place < digits.count {
                word.addDigit(glyph, height: height)
            } else {
                word.addLetter(glyph)
            }
            words[root(place)] = word
        }
        return digits.indices.filter { words[root($0)]?.isNumber(onPageOfWords: hasWords) == true }
            .map { digits[$0] }
    }

    /// What stands close beside each other.
    private struct Word {
        private var balance: Float = 0
        private var hasLetter = false
        private var count = 0
        private var lowCount = 0

        mutating func addDigit(_ glyph: Glyph, height: Float) {
            let size = glyph.height / height
            let fits = WordFilter.digitHeights.contains(size)
            balance +=
                glyph.strokeLength * WordFilter.certainty(of: glyph)
                * (fits ? 1 : WordFilter.misfitWeight)
            count += 1
            if WordFilter.lowHeights.contains(size) { lowCount += 1 }
        }

        mutating func addLetter(_ glyph: Glyph) {
            balance -= WordFilter.letterWeight * glyph.strokeLength
            hasLetter = true
        }

        /// Whether its digits are believed; on a page of words also a word may be all digits to the
        /// network, but most of its letters are lower than digits.
        func isNumber(onPageOfWords hasWords: Bool) -> Bool {
            if hasLetter { return balance > 0 }
            return !(hasWords && count > 1 && 2 * lowCount >= count)
        }
    }

    /// How much a digit beside letters speaks for a number: most digits are read for certain, letters
    /// hardly ever.
    private static func certainty(of digit: Glyph) -> Float {
        let certainty = 1 - doubtWeight * (1 - digit.confidence)
        return digit.digit == 1 ? min(certainty, stickWeight) : certainty
    }
}

extension Glyph {
    /// Whether a digit is no more than a part of this mark's strokes.
    ///
    /// Sure ones other than sticks are believed: a line may hang on them.
    fileprivate func hasPiece(_ digit: Glyph, _ part: Float) -> Bool {
        (digit.digit == 1 || digit.confidence < 0.95)
            && digit.strokeLength < part * strokeLength
            && mark.sharedPixels(with: digit.mark) * 20 > 17 * digit.mark.area
    }
}
