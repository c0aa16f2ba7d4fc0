import MNIST
import Preprocessing
import Raster
import SystemLibraries

/// Which glyphs of a page are the digits that are known to be written on it.
///
/// What was found without knowing tells where the rows are; whatever else may be a digit belongs to each
/// row that passes near it. Rows are aligned with the known rows, and in them candidates with digits.
struct GuidedChoice {
    /// A digit of the page, and what it is known to be; nothing where it is in no known row.
    struct Member {
        let glyph: Glyph
        let written: WrittenDigit?
    }

    /// The page's digits, row by row.
    let rows: [[Member]]
    /// What does not fit, in natural logarithms of probabilities; 0 where everything is as it is known.
    let cost: Float

    /// A mark that is a digit with less than this probability is no candidate.
    private static let leastConfidence: Float = 0.02
    /// A candidate in its place is at least and at most so many times as high as the digits found.
    private static let heights: ClosedRange<Float> = 0.35...2.5
    /// A candidate that is as likely a digit as another may be so many times as high as the digits found.
    private static let anyHeights: ClosedRange<Float> = 0.2...4
    /// A candidate in its place lies outside the box of the digits found by at most this part of their height.
    private static let margin: Float = 0.5
    /// A candidate whose middle is nearer to a row than this part of the writing's height may belong to it.
    private static let reach: Float = 0.85
    /// Where nothing was found for some digits of a row, or a digit stands there that is not known, the
    /// others are believed where they are at least this probable.
    private static let leastAmongGaps: Float = 0.5

    /// Where all digits are the same one, any mark that is so high is a candidate, and is taken for the digit
    /// with so much probability: rather than for nothing, but for less than what looks like one.
    private static let (sameHeights, leastIfSame): (ClosedRange<Float>, Float) = (0.6...1.6, 0.01)
    /// The probability, 0 … 1, of being the digit that all are, and the darkness over that of the digits found, of a mark
    /// that joins them, at least.
    ///
    /// Not tuned: print that shines through the paper is half as dark as writing and less.
    private static let (leastAsked, leastStrength): (Float, Float) = (0.1, 0.6)
    /// How many digits must have been found for the rows to be known in which others stand.
    private static let leastOfSame = 3

    /// Chooses among all glyphs of a page, of which `usual` would be taken for its digits.
    init(among glyphs: [Glyph], usual: [Glyph], digits: [[Digit]]) {
        let height = usual.map(\.height).upperMedian ?? 1
        let known = Set(usual.map(MarkName.init))
        let isSame = Set(digits.joined()).count == 1
        let others = glyphs.filter {
            let part = $0.height / height
            return !known.contains(MarkName($0))
                && ($0.confidence >= Self.leastConfidence && Self.anyHeights.contains(part)
                    || isSame && Self.sameHeights.contains(part))
        }
        let area = Self.area(of: usual, height: height)
        let areInPlace = others.map {
            area?.contains($0.mark.box) == true && Self.heights.contains($0.height / height)
        }
        let least = isSame ? Self.leastIfSame : 0
        let all = usual + others
        let lines = TextRows(of: usual.map(\.mark.box)).rows.map { places in
            let line = GuidedLine(through: places.map { usual[$0].middle }, height: height)
            let near = all.indices.dropFirst(usual.count).filter {
                line.distance(to: all[$0].middle) < Self.reach
            }
            return (places + near).sorted { (all[$0].middle.x, $0) < (all[$1].middle.x, $1) }
        }
        let isInPlace = usual.map { _ in true } + areInPlace
        let page = GuidedPage(
            glyphs: all, usualCount: usual.count, isInPlace: isInPlace, lines: lines,
            leastProbability: least)
        let byRow = page.aligned(with: digits)
        // Where its rows were found otherwise, the page may still have the digits in this order.
        var seen: Set<Int> = []
        let inOrder = GuidedPage(
            glyphs: all, usualCount: usual.count, isInPlace: isInPlace,
            lines: [lines.joined().filter { seen.insert($0).inserted }], leastProbability: least
        ).aligned(with: [digits.flatMap(\.self)])
        cost = min(byRow.cost, inOrder.cost)
        var written =
            byRow.cost <= inOrder.cost
            ? byRow.written : inOrder.written.mapValues { Self.place($0.column, in: digits) }
        let members = page.members(written)
        var counts = [Int](repeating: 0, count: digits.count)
        for place in written.values { counts[place.row] += 1 }
        var isExact = counts.indices.map { counts[$0] == digits[$0].count }
        for row in members where row.contains(where: { written[$0] == nil }) {
            for place in row.compactMap({ written[$0] }) { isExact[place.row] = false }
        }
        for (glyph, place) in written where !isExact[place.row] && !isSame {
            let digit = digits[place.row][place.column]
            if all[glyph].probabilities[digit.value] < Self.leastAmongGaps { written[glyph] = nil }
        }
        page.addSureOnes(to: &written, of: digits)
        rows = page.members(written).map { row in
            row.map { glyph in
                Member(
                    glyph: all[glyph],
                    written: written[glyph].map {
                        WrittenDigit(digits[$0.row][$0.column], row: $0.row)
                    })
            }
        }
    }

    /// The marks that belong to the rows of `usual`, where all digits are known to be `digit`: as high and as dark as the
    /// digits that were found, near a row, between the outermost digits and apart from all.
    ///
    /// A 1 with a long base line is wider than high, so that the network was not asked about it; other marks must have
    /// some probability of being the digit.
    static func others(among glyphs: [Glyph], besides usual: [Glyph], all digit: Digit) -> [Glyph] {
        guard usual.count >= leastOfSame, let height = usual.map(\.height).upperMedian,
            let strength = usual.map(\.mark.strength).upperMedian,
            let area = area(of: usual, height: height)
        else { return [] }
        let lines = TextRows(of: usual.map(\.mark.box)).rows.map { places in
            GuidedLine(through: places.map { usual[$0].middle }, height: height)
        }
        var taken = usual.map(\.mark.box)
        var others: [Glyph] = []
        for glyph in glyphs.sorted(by: { $0.mark.area > $1.mark.area }) {
            let box = glyph.mark.box
            guard sameHeights.contains(glyph.height / height), area.contains(box),
                glyph.confidence == 0 || glyph.probabilities[digit.value] >= leastAsked,
                glyph.mark.strength >= leastStrength * strength,
                lines.contains(where: { $0.distance(to: glyph.middle) < reach }),
                !taken.contains(where: box.overlaps)
            else { continue }
            taken.append(box)
            others.append(glyph)
        }
        return others
    }

    /// The box around digits that are so high, with the margin in which others may stand; nothing where there is no digit.
    private static func area(of digits: [Glyph], height: Float) -> PixelBox? {
        digits.map(\.mark.box).reduce(digits.first?.mark.box) { $0?.union($1) }?
            .enlarged(by: Int(margin * height))
    }

    /// The row and column of a digit among all of them.
    private static func place(_ number: Int, in digits: [[Digit]]) -> GuidedPage.Place {
        var rest = number
        for (row, members) in digits.enumerated() {
            if rest < members.count { return GuidedPage.Place(row: row, column: rest) }
            rest -= members.count
        }
        preconditionFailure("a digit has a row")
    }
}

/// Tells glyphs apart that are not the same mark.
private struct MarkName: Hashable {
    let box: PixelBox
    let area: Int

    init(_ glyph: Glyph) { (box, area) = (glyph.mark.box, glyph.mark.area) }
}

/// A row of writing as it was found: where it passes.
private struct GuidedLine {
    private let height: Float
    /// The middles of what was found in it, from left to right.
    private let middles: [SIMD2<Float>]

    /// Makes a row through places, of writing so high.
    init(through middles: [SIMD2<Float>], height: Float) {
        self.middles = middles.sorted { $0.x < $1.x }
        self.height = max(1, height)
    }

    /// How far a place is above or below the row, in heights of the writing.
    func distance(to place: SIMD2<Float>) -> Float {
        let right = middles.firstIndex { $0.x >= place.x } ?? middles.count - 1
        let (end, start) = (middles[right], middles[max(0, right - 1)])
        let share = min(1, max(0, (place.x - start.x) / max(1, end.x - start.x)))
        return abs(place.y - (start.y + share * (end.y - start.y))) / height
    }
}

extension Glyph {
    /// The middle of its mark in pixels.
    fileprivate var middle: SIMD2<Float> {
        let box = mark.box
        return [
            Float(box.x) + Float(box.width) / 2, Float(box.y) + Float(box.height) / 2,
        ]
    }
}
