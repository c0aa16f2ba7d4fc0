import MNIST
import Preprocessing
import Raster
import SystemLibraries

/// Which glyphs of a page are the digits that are known to be written on it: an alignment of lines with lines and,
/// within them, of glyphs with digits.
///
/// The digits that would be read without knowing tell where the lines are; whatever else may be a digit is tried in
/// each line that passes near it.
struct GuidedChoice {
    /// A digit of the page, and which known digit it is.
    struct Member {
        /// The mark and the network's probabilities for it.
        let glyph: Glyph
        /// The known digit that the glyph is aligned with; nil where there is none.
        let written: WrittenDigit?
    }

    /// The page's digits, line by line, each from left to right.
    let lines: [[Member]]
    /// The cost of what does not fit, as a negative natural logarithm of probability; 0 where everything is as it is
    /// known.
    let cost: Float

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The confidence, 0 … 1, of a possible digit, at least; not tuned: low, since what is known to be written
        /// decides; of less, the network all but excludes every digit, and possible digits cost time.
        var leastConfidence: Float = 0.02
        /// The distance outside the box around the digits found, in their heights, within which a glyph is in its
        /// place; not tuned: a digit may stand out a little, and with a whole height a letter before the line would be
        /// in its place, too.
        var margin: Float = 0.5
        /// The distance of a possible digit's middle from a line, in heights of the writing, at most; not tuned: with
        /// it a possible digit between two lines belongs to both.
        var reach: Float = 0.85
        /// Where all digits are the same one: the probability, 0 … 1, with which such a mark counts for the digit, at
        /// least.
        ///
        /// Not tuned: at a cost of 4.6, and 0.7 of `GuidedPage.Settings.doubt`, the mark is taken for the digit rather
        /// than for nothing, which costs 6 (`LineAlignment.Settings.missing`), but for less than what looks like one.
        var leastIfSame: Float = 0.01
        /// The probability, 0 … 1, of being the digit that all are, of a mark that joins them, at least; not tuned: as
        /// much as one of ten digits has by chance.
        var leastAsked: Float = 0.1
        /// The darkness of a mark that joins digits which are all the same, over that of the digits found, at least.
        ///
        /// Not tuned: print that shines through the paper is half as dark as writing and less.
        var leastStrength: Float = 0.6
        /// The number of digits that must have been found for the lines to be known in which others stand; not tuned:
        /// of fewer, a single misread mark decides the medians of height and ink by which the others are judged.
        var leastOfSame = 3
    }

    /// Chooses among all glyphs of a page; `unguided` are those that would be read without knowing, `digits` the known
    /// digits, line by line.
    init(
        among glyphs: [Glyph], unguided: [Glyph], digits: [[Digit]], settings all: ReadingSettings
    ) {
        let settings = all.guided.choice
        // All other glyphs that may be digits by their probabilities or, where all are the same digit, by their size.
        let height = unguided.map(\.height).upperMedian ?? 1
        let known = Set(unguided.map(MarkName.init))
        let isSame = Set(digits.joined()).count == 1
        let others = glyphs.filter {
            let part = $0.height / height
            return !known.contains(MarkName($0))
                && ($0.confidence >= settings.leastConfidence
                    || isSame && part.isWithin(all.pages.alike))
        }
        let area = Self.area(of: unguided, height: height, settings)
        let areInPlace = others.map {
            area?.contains($0.mark.box) == true
                && ($0.height / height).isWithin(all.pages.writable)
        }
        let least = isSame ? settings.leastIfSame : 0
        let possible = unguided + others
        // Each line has the digits found in it and the possible digits near it, from left to right.
        let lines = WritingLines(
            of: unguided.map(\.mark.box), settings: all.preprocessing.writingLines
        ).lines.map { places in
            let line = GuidedLine(through: places.map { unguided[$0].middle }, height: height)
            let near = possible.indices.dropFirst(unguided.count).filter {
                line.distance(to: possible[$0].middle) < settings.reach
            }
            return (places + near).sorted {
                (possible[$0].middle.x, $0) < (possible[$1].middle.x, $1)
            }
        }
        let isInPlace = unguided.map { _ in true } + areInPlace
        let page = GuidedPage(
            glyphs: possible, unguidedCount: unguided.count, isInPlace: isInPlace, lines: lines,
            leastProbability: least, settings: all)
        let byLine = page.aligned(with: digits)
        // Where its lines were found otherwise than they are written, the page may still have the digits in this order:
        // then it is aligned as one line, and whichever alignment costs less is taken.
        var seen: Set<Int> = []
        let inOrder = GuidedPage(
            glyphs: possible, unguidedCount: unguided.count, isInPlace: isInPlace,
            lines: [lines.joined().filter { seen.insert($0).inserted }], leastProbability: least,
            settings: all
        ).aligned(with: [digits.flatMap(\.self)])
        cost = min(byLine.cost, inOrder.cost)
        var written =
            byLine.cost <= inOrder.cost
            ? byLine.written : inOrder.written.mapValues { Self.place($0.column, in: digits) }
        // A line is exact where each of its digits has a glyph and no glyph is left over.
        let members = page.members(written)
        var counts = [Int](repeating: 0, count: digits.count)
        for place in written.values { counts[place.line] += 1 }
        var isExact = counts.indices.map { counts[$0] == digits[$0].count }
        for line in members where line.contains(where: { written[$0] == nil }) {
            for place in line.compactMap({ written[$0] }) { isExact[place.line] = false }
        }
        // In the other lines, a shift by one would give wrong labels: only what is likely to be its digit stays.
        for (glyph, place) in written where !isExact[place.line] && !isSame {
            let digit = digits[place.line][place.column]
            if possible[glyph].probabilities[digit.value] < .likelierThanNot {
                written[glyph] = nil
            }
        }
        page.addSureOnes(to: &written, of: digits)
        self.lines = page.members(written).map { line in
            line.map { glyph in
                Member(
                    glyph: possible[glyph],
                    written: written[glyph].map {
                        WrittenDigit(digits[$0.line][$0.column], line: $0.line)
                    })
            }
        }
    }

    /// Returns the marks that belong to the lines of `unguided`, where all digits are known to be `digit`.
    ///
    /// They are as high and as dark as the digits found, near a line, between the outermost digits and apart from all.
    /// A 1 with a long base line is wider than high, so that the network was not asked about it (its confidence is 0);
    /// other marks must have some probability of being the digit.
    static func others(
        among glyphs: [Glyph], besides unguided: [Glyph], all digit: Digit,
        settings all: ReadingSettings
    ) -> [Glyph] {
        let settings = all.guided.choice
        guard unguided.count >= settings.leastOfSame,
            let height = unguided.map(\.height).upperMedian,
            let strength = unguided.map(\.mark.strength).upperMedian,
            let area = area(of: unguided, height: height, settings)
        else { return [] }
        let lines = WritingLines(
            of: unguided.map(\.mark.box), settings: all.preprocessing.writingLines
        ).lines.map { places in
            GuidedLine(through: places.map { unguided[$0].middle }, height: height)
        }
        var taken = unguided.map(\.mark.box)
        var others: [Glyph] = []
        for glyph in glyphs.sorted(by: { $0.mark.area > $1.mark.area }) {
            let box = glyph.mark.box
            guard (glyph.height / height).isWithin(all.pages.alike), area.contains(box),
                glyph.confidence == 0 || glyph.probabilities[digit.value] >= settings.leastAsked,
                glyph.mark.strength >= settings.leastStrength * strength,
                lines.contains(where: { $0.distance(to: glyph.middle) < settings.reach }),
                !taken.contains(where: box.overlaps)
            else { continue }
            taken.append(box)
            others.append(glyph)
        }
        return others
    }

    /// Returns the box around digits that are so high, enlarged by the margin in which others may stand; nil where
    /// there is no digit.
    private static func area(
        of digits: [Glyph], height: Float, _ settings: Settings
    ) -> PixelBox? {
        digits.map(\.mark.box).reduce(digits.first?.mark.box) { $0?.union($1) }?
            .enlarged(by: Int(settings.margin * height))
    }

    /// Returns the line and column of a digit, counted among all of them.
    private static func place(_ number: Int, in digits: [[Digit]]) -> GuidedPage.Place {
        var rest = number
        for (line, members) in digits.enumerated() {
            if rest < members.count { return GuidedPage.Place(line: line, column: rest) }
            rest -= members.count
        }
        preconditionFailure("a digit stands in a line")
    }
}

/// What tells marks apart: two glyphs with the same box and area are the same mark.
private struct MarkName: Hashable {
    /// The box of the mark.
    let box: PixelBox
    /// The number of pixels of the mark.
    let area: Int

    /// Names the mark of a glyph.
    init(_ glyph: Glyph) { (box, area) = (glyph.mark.box, glyph.mark.area) }
}

/// The course of a line of writing: straight from the middle of each of its digits to the next.
private struct GuidedLine {
    /// The height of the writing in pixels, at least 1.
    private let height: Float
    /// The middles of the digits found in the line, from left to right.
    private let middles: [SIMD2<Float>]

    /// Makes a line through places, of writing `height` pixels high; there must be at least one place.
    init(through middles: [SIMD2<Float>], height: Float) {
        self.middles = middles.sorted { $0.x < $1.x }
        self.height = max(1, height)
    }

    /// Returns how far a place is above or below the line, in heights of the writing; beyond its ends the level of the
    /// last digit counts.
    func distance(to place: SIMD2<Float>) -> Float {
        let right = middles.firstIndex { $0.x >= place.x } ?? middles.count - 1
        let (end, start) = (middles[right], middles[max(0, right - 1)])
        let share = min(1, max(0, (place.x - start.x) / max(1, end.x - start.x)))
        return abs(place.y - (start.y + share * (end.y - start.y))) / height
    }
}

extension Glyph {
    /// The middle of the glyph's box in pixels.
    fileprivate var middle: SIMD2<Float> {
        let box = mark.box
        return [
            Float(box.x) + Float(box.width) / 2, Float(box.y) + Float(box.height) / 2,
        ]
    }
}
