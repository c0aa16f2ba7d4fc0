import MNIST
import Preprocessing
import Raster
import SystemLibraries

/// Candidates in rows, and which of them are digits that are known to be written.
struct GuidedPage {
    /// A place among the digits that are known to be written.
    struct Place: Hashable {
        let row: Int
        let column: Int
    }

    /// All candidates.
    let glyphs: [Glyph]
    /// The first so many would be taken for digits without knowing.
    let usualCount: Int
    /// Whether each candidate lies among the digits that would be taken without knowing, and is about as high.
    let isInPlace: [Bool]
    /// The candidates of each row, from left to right; some are in two.
    let lines: [[Int]]
    /// A candidate in its place counts as each known digit with at least this probability.
    let leastProbability: Float

    /// A candidate out of its place, such as a speck or a letter before a row, is a digit only where it is that one
    /// at least this probably.
    ///
    /// Of 847 digits that were taken from three sets of strangers' pages, the 4 that were none lay out of their
    /// places and had 0.004 to 0.29; the others that were taken there had 0.94 and more (`export --labels FILE`).
    private static let leastOutOfPlace: Float = 0.5
    /// A digit outside the rows that are known is one that is missing there where it is that one at least this
    /// probably.
    private static let sure: Float = 0.9

    /// What it costs at most to take a sure digit for none.
    private static let mostSkipCost: Float = 5
    /// What a candidate costs beside what the network says, that was taken for no digit before.
    private static let doubt: Float = 0.7

    /// Which glyph is which known digit, and what does not fit.
    func aligned(with digits: [[Digit]]) -> (written: [Int: Place], cost: Float) {
        let paired: [[Float]] = lines.map { line in
            digits.map { (known: [Digit]) -> Float in self.row(known, in: line).cost }
        }
        let missing: [Float] = digits.map { GuidedRow.missing * Float($0.count) }
        let extra: [Float] = lines.map { line in
            line.reduce(Float(0)) { $0 + skipCost(of: $1) }
        }
        let width = digits.count + 1
        var costs = [[Float]](
            repeating: [Float](repeating: 0, count: width), count: lines.count + 1)
        for row in digits.indices { costs[0][row + 1] = costs[0][row] + missing[row] }
        for line in lines.indices {
            costs[line + 1][0] = costs[line][0] + extra[line]
            for row in digits.indices {
                let both: Float = costs[line][row] + paired[line][row]
                let lineAlone: Float = costs[line][row + 1] + extra[line]
                let rowAlone: Float = costs[line + 1][row] + missing[row]
                costs[line + 1][row + 1] = min(both, lineAlone, rowAlone)
            }
        }
        var pairs: [(line: Int, row: Int)] = []
        var (line, row) = (lines.count, digits.count)
        while line > 0, row > 0 {
            if costs[line][row] == costs[line - 1][row - 1] + paired[line - 1][row - 1] {
                (line, row) = (line - 1, row - 1)
                pairs.append((line, row))
            } else if costs[line][row] == costs[line - 1][row] + extra[line - 1] {
                line -= 1
            } else {
                row -= 1
            }
        }
        var written: [Int: Place] = [:]
        for (line, number) in pairs.reversed() {
            // A glyph between two rows is a digit of one of them alone.
            let free = lines[line].filter { written[$0] == nil }
            for pair in self.row(digits[number], in: free).pairs {
                written[free[pair.candidate]] = Place(row: number, column: pair.digit)
            }
        }
        return (written, costs[lines.count][digits.count])
    }

    private func row(_ digits: [Digit], in line: [Int]) -> GuidedRow {
        let candidates = line.map { place in
            GuidedRow.Candidate(
                probabilities: glyphs[place].probabilities.map {
                    isInPlace[place]
                        ? max($0, leastProbability) : $0 >= Self.leastOutOfPlace ? $0 : 0
                },
                skipCost: skipCost(of: place),
                useCost: place < usualCount ? 0 : Self.doubt)
        }
        return GuidedRow(digits, among: candidates) {
            glyphs[line[$0]].isRival(of: glyphs[line[$1]])
        }
    }

    /// Takes sure digits that stand in no known row for digits of their value that are missing: rows may be parted
    /// otherwise than they are known.
    ///
    /// Each digit that is left of a line must be such a one, else the line is none of the known rows; and no more of
    /// a value may be left than are missing.
    func addSureOnes(to written: inout [Int: Place], of digits: [[Digit]]) {
        let taken = Set(written.values)
        var missing: [Int: [Place]] = [:]
        for (row, members) in digits.enumerated() {
            for (column, digit) in members.enumerated() {
                let place = Place(row: row, column: column)
                if !taken.contains(place) { missing[digit.value, default: []].append(place) }
            }
        }
        let known = written.keys.map { glyphs[$0] }
        let left = lines.map { line in
            line.filter { place in
                place < usualCount && written[place] == nil
                    && !known.contains(where: glyphs[place].isRival)
            }
        }
        let explained = left.filter { line in
            line.allSatisfy { place in
                let glyph = glyphs[place]
                return glyph.confidence >= Self.sure && missing[glyph.digit] != nil
            }
        }
        for (value, found) in Dictionary(grouping: explained.joined(), by: { glyphs[$0].digit }) {
            guard let places = missing[value], found.count <= places.count else { continue }
            for (glyph, place) in zip(found, places) { written[glyph] = place }
        }
    }

    /// What it costs to take a glyph for no digit: what would be taken for none costs nothing.
    private func skipCost(of place: Int) -> Float {
        guard place < usualCount else { return 0 }
        return min(Self.mostSkipCost, -logf(max(1e-6, 1 - glyphs[place].confidence)))
    }

    /// The digits of each row: those that are known to be there, and those that would be taken for
    /// digits without knowing, where they are not another view of a known one.
    func members(_ written: [Int: Place]) -> [[Int]] {
        let known = written.keys.map { glyphs[$0] }
        var taken: Set<Int> = []
        let rows = lines.map { line in
            line.filter { place in
                if written[place] == nil {
                    guard place < usualCount, !known.contains(where: glyphs[place].isRival) else {
                        return false
                    }
                }
                return taken.insert(place).inserted
            }
        }
        return rows.filter { !$0.isEmpty }
    }
}

extension Glyph {
    /// Glyphs that share more than this part of the smaller one's ink are not both there.
    private static let sharedInk: Float = 0.12

    /// Whether only one of two glyphs can be there: they share ink, or one lies inside the other.
    func isRival(of other: Glyph) -> Bool {
        let (one, two) = (mark.box, other.mark.box)
        guard one.x < two.maxX, two.x < one.maxX, one.y < two.maxY, two.y < one.maxY else {
            return false
        }
        if one.contains(two) || two.contains(one) { return true }
        return Float(mark.sharedPixels(with: other.mark))
            > Self.sharedInk * Float(min(mark.area, other.mark.area))
    }
}
