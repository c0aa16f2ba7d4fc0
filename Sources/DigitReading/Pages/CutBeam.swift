import Preprocessing
import Raster

/// Reads a mark of touching digits by beam search over cuts: every part between two cuts is classified, and the
/// segmentations with most gain are extended from cut to cut.
struct CutBeam {
    /// Classifies parts of the mark.
    let reader: GlyphReader
    /// The height of the writing around the mark in pixels.
    let height: Float
    /// How many more parts of marks the network may classify on this page; a mark that is begun is finished.
    private(set) var partsLeft: Int

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The parts of marks that the network classifies on one page, at most.
        ///
        /// Of 168 photos of pages and fields five have more, up to 5,103, and F1 of `pages`, `pages-2` and `pages-3` stays
        /// the same to four places where none is bounded; at 1,500 it is 0.003 less on `pages-3`. A drawing full of
        /// words in boxes has 40,000 (counted where `classify --layout page` hands marks to the network).
        var mostParts = 2_000
        /// The beam width: the number of segmentations that are extended at each cut.
        ///
        /// Not tuned: with 1 the first part that looks like a digit would decide. More cost little, as each part is
        /// classified once for all of them.
        var width = 6
        /// The distance between cuts in heights, at least: closer ones separate the same digits.
        ///
        /// Not tuned: narrower than any digit but a 1. Smaller distances multiply the parts to classify.
        var spacing: Float = 0.2
        /// The cost of each digit of a segmentation, in stroke lengths of one height: of two readings of the same ink
        /// the one with fewer digits is likelier.
        ///
        /// Not tuned: a twentieth of what a sure digit with strokes of 2.5 heights gains, so that it decides between
        /// near equals.
        var costOfDigit: Float = 0.15
        /// The stroke length of the digits over that of the mark, at least.
        ///
        /// Not tuned: without it two more letters of a page without digits are read as such.
        var leastExplained: Float = 0.75
        /// The share of a mark's ink that may belong to no digit; a segmentation that exceeds it is dropped.
        ///
        /// Not tuned: room for a stroke that joins two digits, and less than one of two digits has.
        var mostUnexplained: Float = 0.3
        /// The mean confidence of the digits, weighted by stroke length, at least: letters can be cut into what
        /// resembles digits.
        ///
        /// Not tuned: as much as `DecisionRule.sureEnough`. A fifth less changes the digits of two photos, a fifth more
        /// those of three (`Benchmarks/THRESHOLDS.md`).
        var leastConfidence: Float = 0.8
        /// The length of a cut in stroke widths, at most; not tuned: where digits overlap a cut crosses three.
        var longestCut: Float = 3
        /// The number of cuts of a mark beside those for its width, which `spacing` leaves room for.
        ///
        /// Not tuned: with 1 a generated form loses three digits.
        var leastCuts = 2
        /// `TouchingCuts`: how far a cut may go aside.
        var cuts = TouchingCuts.Settings()
    }
    /// The constants of the search.
    private let settings: Settings
    /// The constants of a glyph's gain.
    private let glyphs: Glyph.Settings
    /// The width of a digit in heights, at most, and the long side in heights above which a part is classified.
    private let widest, leastPart: Float

    /// Makes a search in a page whose writing is `height` pixels high.
    init(reader: GlyphReader, height: Float, settings: PageSettings) {
        self.reader = reader
        self.height = height
        (self.settings, glyphs) = (settings.cutBeam, settings.glyph)
        (widest, leastPart) = (settings.widest, settings.marks.leastSide)
        partsLeft = settings.cutBeam.mostParts
    }

    /// A segmentation of the mark's left part, up to one of the cuts.
    private struct Segmentation {
        /// The digits so far, from left to right.
        var glyphs: [Glyph] = []
        /// The sum of the digits' gains, less the cost of each.
        var gain: Float = 0
        /// The pixels of ink that belong to no digit.
        var unexplained = 0

        /// Returns the segmentation extended by one part and what was read in it.
        ///
        /// A part that is no digit, or none better than chance, adds to `unexplained`: it may be the stroke that joins
        /// two digits.
        func extended(
            over part: PageMark, _ glyph: (glyph: Glyph, gain: Float)?, cost: Float
        ) -> Segmentation {
            var longer = self
            if let (glyph, gain) = glyph, gain > 0 {
                longer.glyphs.append(glyph)
                longer.gain += gain - cost
            } else {
                longer.unexplained += part.area
            }
            return longer
        }
    }

    /// Returns the digits of all marks that explain more than their mark as a whole, mark by mark.
    ///
    /// Marks are cut in the order of their strokes' length and darkness until `partsLeft` is used up: a picture of
    /// nothing but small pieces is no page of digits that touch.
    mutating func split(_ wholes: [Glyph]) -> [Glyph] {
        var digits = [[Glyph]](repeating: [], count: wholes.count)
        let order = wholes.indices.sorted {
            (-wholes[$0].weight, $0) < (-wholes[$1].weight, $1)
        }
        for place in order where partsLeft > 0 { digits[place] = split(wholes[place]) ?? [] }
        return digits.flatMap(\.self)
    }

    /// Returns the digits of the best segmentation, or nil where its gain is no greater than that of the mark as
    /// one digit.
    mutating func split(_ whole: Glyph) -> [Glyph]? {
        let mark = whole.mark
        // At least 2 pixels, so that cuts in tiny writing are no neighbors.
        let spacing = max(2, Int(settings.spacing * min(height, Float(mark.box.height))))
        let found = TouchingCuts(
            of: mark, thickest: Int(settings.longestCut * whole.strokeWidth) + 1, spacing: spacing,
            limit: settings.leastCuts
                + Int(Float(mark.box.width) / (settings.spacing * height)),
            settings: settings.cuts
        ).cuts
        guard !found.isEmpty else { return nil }
        // The mark's own edges are the first and the last cut.
        let cuts: [TouchingCuts.Cut?] = [nil] + found + [nil]
        let last = cuts.count - 1
        var segmentations = [[Segmentation]](repeating: [], count: cuts.count)
        segmentations[0] = [Segmentation()]
        let mostUnexplained = Int(settings.mostUnexplained * Float(mark.area))
        for from in 0..<last {
            // All segmentations that end here are known: the beam keeps the best of them.
            let begun = segmentations[from].sorted { $0.gain > $1.gain }.prefix(settings.width)
            guard !begun.isEmpty else { continue }
            var parts: [PageMark] = []
            var ends: [Int] = []
            // The whole mark, from the first to the last cut, is known already.
            for to in from + 1...last where !(from == 0 && to == last) {
                guard let part = mark.part(after: cuts[from], before: cuts[to]),
                    Float(part.box.width) <= widest * max(height, Float(part.box.height))
                else { continue }
                parts.append(part)
                ends.append(to)
            }
            for (to, (part, glyph)) in zip(ends, zip(parts, read(parts))) {
                let judged = glyph.map { (glyph: $0, gain: $0.gain(glyphs)) }
                segmentations[to] += begun.map {
                    $0.extended(over: part, judged, cost: settings.costOfDigit * height)
                }.filter { $0.unexplained <= mostUnexplained }
            }
        }
        guard let best = segmentations[last].max(by: { $0.gain < $1.gain }), explains(best, whole)
        else { return nil }
        guard best.gain > whole.gain(glyphs) - settings.costOfDigit * height else { return nil }
        return best.glyphs.map { part in
            var part = part
            part.wasCut = true
            return part
        }
    }

    /// Whether a segmentation explains the mark: enough stroke length, enough confidence, and a digit other than 1,
    /// since vertical strokes can be cut out of any letter.
    private func explains(_ segmentation: Segmentation, _ whole: Glyph) -> Bool {
        let length = segmentation.glyphs.reduce(0) { $0 + $1.strokeLength }
        let certain = segmentation.glyphs.reduce(0) { $0 + $1.strokeLength * $1.confidence }
        return length > settings.leastExplained * whole.strokeLength
            && certain > settings.leastConfidence * length
            && segmentation.glyphs.contains { $0.digit != 1 }
    }

    /// Classifies the parts that are longer than `MarkReading.Settings.leastSide` says; the places of the others are
    /// empty.
    private mutating func read(_ parts: [PageMark]) -> [Glyph?] {
        let isLarge = parts.map { Float($0.box.longSide) > leastPart * height }
        let large = zip(parts, isLarge).filter(\.1).map(\.0)
        partsLeft -= large.count
        var glyphs = reader.read(large)[...]
        return isLarge.map { $0 ? glyphs.popFirst() ?? nil : nil }
    }
}
