import Preprocessing
import Raster

/// Reads a mark of digits that touch: tries cuts, has the network judge every part between two of
/// them, and keeps the ways through all cuts that explain most.
struct CutBeam {
    /// Reads parts of the mark.
    let reader: GlyphReader
    /// How high the writing around the mark is, in pixels.
    let height: Float
    /// How many more parts of marks the network may judge; a mark that is begun is finished.
    private(set) var partsLeft: Int

    /// The parts of marks that the network judges on one page at most.
    ///
    /// Of 168 photos of pages and fields two have more, a sudoku in a newspaper 4,624 and a page of print 5,103, and
    /// are read alike but for one printed digit; a drawing full of words in boxes has 40,000 (counted where
    /// `classify --layout page` hands marks to the network).
    static let mostParts = 3_000

    /// Cuts marks among writing so many pixels high.
    init(reader: GlyphReader, height: Float, mostParts: Int = CutBeam.mostParts) {
        self.reader = reader
        self.height = height
        partsLeft = mostParts
    }

    /// How many ways are followed at the same time.
    private static let width = 6
    /// How far apart cuts are at least, in heights: closer ones part the same digits.
    private static let spacing: Float = 0.2
    /// The widest a digit can be in heights.
    private static let widest: Float = 1.35
    /// What a digit more costs in heights of strokes: of two readings of the same ink, the simpler
    /// one is likelier.
    private static let costOfDigit: Float = 0.15

    /// The part of a mark's strokes that its digits have at least.
    private static let leastExplained: Float = 0.75

    /// The part of a mark's ink that may belong to no digit before a way is left: nothing that is read
    /// behind it could make up for it.
    private static let mostUnexplained: Float = 0.3

    /// How sure its digits must be on average: letters can be cut into what resembles digits.
    private static let leastConfidence: Float = 0.8

    /// A way through the cuts up to one of them.
    private struct Way {
        var glyphs: [Glyph] = []
        var gain: Float = 0
        /// The pixels of ink that belong to no digit.
        var unexplained = 0

        /// Returns the way that goes on over a part of the mark and what was read in it.
        ///
        /// A part that is no digit explains nothing, but may be there: a stroke that joins two.
        func going(over part: PageMark, _ glyph: Glyph?, cost: Float) -> Way {
            var way = self
            if let glyph, glyph.gain > 0 {
                way.glyphs.append(glyph)
                way.gain += glyph.gain - cost
            } else {
                way.unexplained += part.area
            }
            return way
        }
    }

    /// Returns the digits of all marks that explain more than their mark as a whole, mark by mark.
    ///
    /// Where the marks have more parts than the network may judge, those with the longest and darkest strokes are cut:
    /// a picture of nothing but small pieces is no page of digits that touch.
    mutating func split(_ wholes: [Glyph]) -> [Glyph] {
        var digits = [[Glyph]](repeating: [], count: wholes.count)
        let order = wholes.indices.sorted {
            (-wholes[$0].weight, $0) < (-wholes[$1].weight, $1)
        }
        for place in order where partsLeft > 0 { digits[place] = split(wholes[place]) ?? [] }
        return digits.flatMap(\.self)
    }

    /// Returns the digits of the mark, if they explain more than the mark as a whole.
    mutating func split(_ whole: Glyph) -> [Glyph]? {
        let mark = whole.mark
        let spacing = max(2, Int(Self.spacing * min(height, Float(mark.box.height))))
        let found = TouchingCuts(
            of: mark, thickest: Int(3 * whole.penWidth) + 1, spacing: spacing,
            limit: 2 + Int(5 * Float(mark.box.width) / height)
        ).cuts
        guard !found.isEmpty else { return nil }
        // The mark's own edges are the first and the last cut.
        let cuts: [TouchingCuts.Cut?] = [nil] + found + [nil]
        let last = cuts.count - 1
        var ways = [[Way]](repeating: [], count: cuts.count)
        ways[0] = [Way()]
        let mostUnexplained = Int(Self.mostUnexplained * Float(mark.area))
        for from in 0..<last {
            // No more ways lead here: those that go on can be chosen.
            let begun = ways[from].sorted { $0.gain > $1.gain }.prefix(Self.width)
            guard !begun.isEmpty else { continue }
            var parts: [PageMark] = []
            var ends: [Int] = []
            for to in from + 1...last where !(from == 0 && to == last) {
                guard let part = mark.part(after: cuts[from], before: cuts[to]),
                    Float(part.box.width) <= Self.widest * max(height, Float(part.box.height))
                else { continue }
                parts.append(part)
                ends.append(to)
            }
            for (to, (part, glyph)) in zip(ends, zip(parts, read(parts))) {
                ways[to] += begun.map { way in
                    way.going(over: part, glyph, cost: Self.costOfDigit * height)
                }.filter { $0.unexplained <= mostUnexplained }
            }
        }
        guard let best = ways[last].max(by: { $0.gain < $1.gain }), explains(best, whole)
        else { return nil }
        guard best.gain > whole.gain - Self.costOfDigit * height else { return nil }
        return best.glyphs.map { part in
            var part = part
            part.wasCut = true
            return part
        }
    }

    /// Whether a way leaves little of the mark unexplained, and not by sticks alone: those can be cut out
    /// of any letter.
    private func explains(_ way: Way, _ whole: Glyph) -> Bool {
        let length = way.glyphs.reduce(0) { $0 + $1.strokeLength }
        let certain = way.glyphs.reduce(0) { $0 + $1.strokeLength * $1.confidence }
        return length > Self.leastExplained * whole.strokeLength
            && certain > Self.leastConfidence * length && way.glyphs.contains { $0.digit != 1 }
    }

    /// Reads the parts that are large enough to be digits.
    private mutating func read(_ parts: [PageMark]) -> [Glyph?] {
        let isLarge = parts.map { Float($0.box.longSide) > 0.3 * height }
        let large = zip(parts, isLarge).filter(\.1).map(\.0)
        partsLeft -= large.count
        var glyphs = reader.read(large)[...]
        return isLarge.map { $0 ? glyphs.popFirst() ?? nil : nil }
    }
}
