import MNIST
import Preprocessing
import Raster
import SystemLibraries

/// The possible digits of a page, line by line, and their alignment with the digits that are known to be written.
struct GuidedPage {
    /// A place among the digits that are known to be written.
    struct Place: Hashable {
        /// The line, from 0.
        let line: Int
        /// The digit's place in its line, from 0.
        let column: Int
    }

    /// All possible digits; those that would be read without knowing come first.
    let glyphs: [Glyph]
    /// The number of possible digits that would be read without knowing.
    let unguidedCount: Int
    /// Whether each possible digit lies among the digits that would be read without knowing, and is about as high.
    let isInPlace: [Bool]
    /// The places in `glyphs` of each line's possible digits, from left to right; one between two lines is in both.
    let lines: [[Int]]
    /// The probability, 0 … 1, with which a possible digit in its place counts as each digit, at least.
    let leastProbability: Float
    /// The constants of reading.
    let settings: ReadingSettings

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The cost of taking a glyph for a digit that would not be read without knowing, as a negative natural
        /// logarithm.
        ///
        /// Not tuned: half as probable, so that of two equal glyphs the one that would be read anyway is taken.
        var doubt: Float = 0.7
    }

    /// Returns which glyph is which known digit, and the cost of what does not fit.
    ///
    /// Lines of the page are aligned with known lines (`EditAlignment`), in order; a line of either side may stay
    /// alone. Costs are negative natural logarithms of probabilities.
    func aligned(with digits: [[Digit]]) -> (written: [Int: Place], cost: Float) {
        // What a line costs that stays alone, of the page and of the known ones.
        let extra: [Float] = lines.map { line in line.reduce(Float(0)) { $0 + skipCost(of: $1) } }
        let missing: [Float] = digits.map { settings.guided.line.missing * Float($0.count) }
        let both = EditAlignment<Float>(leavingOut: extra, missing) { line, known in
            alignment(of: digits[known], in: lines[line]).cost
        }
        var written: [Int: Place] = [:]
        for (line, number) in both.pairs {
            // A glyph between two lines is a digit of one of them alone.
            let free = lines[line].filter { written[$0] == nil }
            for pair in alignment(of: digits[number], in: free).pairs {
                written[free[pair.item]] = Place(line: number, column: pair.digit)
            }
        }
        return (written, both.cost)
    }

    /// Returns the alignment of the possible digits of a line with the digits of a known line.
    ///
    /// What lies out of its place, such as a speck or a letter before a line, counts as a digit only where that is more
    /// probable than all else together. Of 847 digits that were taken from three sets of strangers' pages (`pages`,
    /// `pages-2`, and the practice sheets and rows of `pages-3`), the 4 that were none lay out of their places and had
    /// 0.004 to 0.29; the others that were taken there had 0.94 and more (`digits export photos/SET --labels
    /// photos/SET/labels.csv`).
    private func alignment(of digits: [Digit], in line: [Int]) -> LineAlignment {
        let items = line.map { place in
            LineAlignment.Item(
                probabilities: glyphs[place].probabilities.map {
                    isInPlace[place]
                        ? max($0, leastProbability)
                        : $0 >= .likelierThanNot ? $0 : 0
                },
                skipCost: skipCost(of: place),
                useCost: place < unguidedCount ? 0 : settings.guided.page.doubt)
        }
        return LineAlignment(digits, among: items, settings: settings.guided.line) {
            glyphs[line[$0]].isRival(of: glyphs[line[$1]], settings.pages.glyph)
        }
    }

    /// Takes sure digits that stand in no known line for digits of their value that are missing: lines may be separated
    /// otherwise than they are known.
    ///
    /// A digit is sure by `PageSettings.sure`. Each digit of a line that is left over must be such a one, else the line
    /// is none of the known lines; and no more of a value may be left over than are missing.
    func addSureOnes(to written: inout [Int: Place], of digits: [[Digit]]) {
        let taken = Set(written.values)
        var missing: [Int: [Place]] = [:]
        for (line, members) in digits.enumerated() {
            for (column, digit) in members.enumerated() {
                let place = Place(line: line, column: column)
                if !taken.contains(place) { missing[digit.value, default: []].append(place) }
            }
        }
        let known = written.keys.map { glyphs[$0] }
        let left = lines.map { line in
            line.filter { place in
                place < unguidedCount && written[place] == nil
                    && !isRival(place, of: known)
            }
        }
        let explained = left.filter { line in
            line.allSatisfy { place in
                let glyph = glyphs[place]
                return glyph.confidence >= settings.pages.sure && missing[glyph.digit] != nil
            }
        }
        for (value, found) in Dictionary(grouping: explained.joined(), by: { glyphs[$0].digit }) {
            guard let places = missing[value], found.count <= places.count else { continue }
            for (glyph, place) in zip(found, places) { written[glyph] = place }
        }
    }

    /// Whether a possible digit and one of some glyphs cannot both be there.
    private func isRival(_ place: Int, of others: [Glyph]) -> Bool {
        others.contains { glyphs[place].isRival(of: $0, settings.pages.glyph) }
    }

    /// Returns the cost of taking a glyph for no digit; 0 for one that would not be read without knowing.
    private func skipCost(of place: Int) -> Float {
        guard place < unguidedCount else { return 0 }
        return min(
            settings.guided.line.missing, -logf(max(1e-6, 1 - glyphs[place].confidence)))
    }

    /// Returns the digits of each line: those that are aligned with known ones, and those that would be read without
    /// knowing and are no rivals of these.
    ///
    /// A glyph is in one line alone, and lines without digits are left out.
    func members(_ written: [Int: Place]) -> [[Int]] {
        let known = written.keys.map { glyphs[$0] }
        var taken: Set<Int> = []
        let members = lines.map { line in
            line.filter { place in
                if written[place] == nil {
                    guard place < unguidedCount, !isRival(place, of: known) else {
                        return false
                    }
                }
                return taken.insert(place).inserted
            }
        }
        return members.filter { !$0.isEmpty }
    }
}

extension Glyph {
    /// Whether only one of two glyphs can be there: they share ink, or the box of one lies inside that of the other.
    func isRival(of other: Glyph, _ settings: Settings) -> Bool {
        let (one, two) = (mark.box, other.mark.box)
        guard one.x < two.maxX, two.x < one.maxX, one.y < two.maxY, two.y < one.maxY else {
            return false
        }
        if one.contains(two) || two.contains(one) { return true }
        return Float(mark.sharedPixels(with: other.mark))
            > settings.sharedInk * Float(min(mark.area, other.mark.area))
    }
}
