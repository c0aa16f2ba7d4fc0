import NeuralNetwork
import Preprocessing
import Raster

/// The marks of a page and the network's probabilities for each, also for joined and for cut ones.
struct MarkReading {
    /// All that was classified so far: first `foundCount` marks as they were found, then parts that were cut out of
    /// marks, then joined marks.
    private(set) var glyphs: [Glyph]
    /// The number of glyphs that are marks as they were found.
    private(set) var foundCount: Int
    /// The height of the writing in pixels: the weighted median of the sure digits, where there are two at least, else
    /// as it was measured without reading.
    private(set) var height: Float
    /// All marks, as possible pieces of a digit.
    private let pieces: [PageMark]
    /// What classifies marks of this page.
    private let reader: GlyphReader

    /// The confidence, 0 … 1, of a digit that is neither a piece nor several, at least.
    ///
    /// Not tuned.
    private static let sure: Float = 0.9

    /// The confidence, 0 … 1, of a digit from which on the other marks of the same ink are not classified.
    ///
    /// Not tuned: what is nearly certain needs no other look.
    private static let settled: Float = 0.97

    /// The height of a digit in heights of the writing: frames and boxes, which the network takes for zeros, are
    /// higher.
    ///
    /// Not tuned.
    private static let writtenHeights: ClosedRange<Float> = 0.4...2.5

    /// The height of a 1 in heights of the writing, at most.
    ///
    /// Not tuned: longer is an edge or a line.
    private static let longestStick: Float = 2.5

    /// The height of a 1 in heights of the writing from which on it is no piece of another digit.
    ///
    /// Not tuned.
    private static let wholeStick: Float = 0.7

    /// Classifies the marks whose long side is more than a quarter of the writing's height or 12 pixels, whichever is
    /// less.
    init(of page: Workpiece, by classifier: Classifier) {
        reader = GlyphReader(page: page, classifier: classifier)
        let height = page.writingHeight
        // 12 pixels: the measured height may be wrong, and digits of any height that can be read are classified, to
        // give it anew.
        let least = min(0.25 * height, 12)
        let marks = page.marks.filter { Float($0.box.longSide) > least }
        let order = MarkOrder(marks, writingHeight: height)
        glyphs = reader.read(order.first).compactMap(\.self)
        let settled = glyphs.filter { $0.confidence >= Self.settled }.map(\.mark)
        let rest = order.rest(besides: settled)
        glyphs += reader.read(rest).compactMap(\.self)
        pieces = order.first + rest + page.marks.filter { Float($0.box.longSide) <= least }
        foundCount = glyphs.count
        let sure = glyphs.filter { $0.isDigitNotStick(atLeast: Self.sure) }
        self.height = sure.count > 1 ? sure.weightedMiddle(of: \.height) : height
    }

    /// How much ink the network accepts as digits of the writing's height, 1 excepted: stroke length times mean ink, in
    /// pixels, summed without what overlaps.
    ///
    /// Renderings of a page are compared by it.
    var conviction: Float {
        let sure = glyphs.filter {
            $0.isDigitNotStick(atLeast: Self.sure)
                && Self.writtenHeights.contains($0.height / height)
        }
        .sorted { $0.strokeLength > $1.strokeLength }
        let index = OrderedBoxes(sure.map(\.mark.box))
        return sure.enumerated().reduce(0) { sum, glyph in
            let (place, mark) = (glyph.offset, glyph.element.mark)
            let isKnown = index.overlapping(mark.box).contains {
                $0 < place && 2 * mark.sharedPixels(with: sure[$0].mark) > mark.area
            }
            return isKnown ? sum : sum + glyph.element.strokeLength * mark.strength
        }
    }

    /// Classifies parts of marks that may be several digits, and joined marks that may be one.
    mutating func complete() {
        var beam = CutBeam(reader: reader, height: height)
        let parts = beam.split(glyphs.filter(mayBeSeveral))
        var isWhole: [PixelBox: Bool] = [:]
        // A short vertical stroke may be the bar of a 5; one as high as the writing is a 1.
        for glyph in glyphs
        where glyph.confidence >= Self.sure
            && (glyph.digit != 1 || glyph.height > Self.wholeStick * height)
        {
            isWhole[glyph.mark.box] = true
        }
        let joins = PieceJoins(
            of: pieces, isWhole: pieces.map { isWhole[$0.box] ?? false },
            writingHeight: height)
        // Edges and lines are classified as 1 and would conflict with all digits in their long boxes.
        glyphs.removeAll { $0.digit == 1 && $0.height > Self.longestStick * height }
        foundCount = glyphs.count
        glyphs += parts
        glyphs += reader.read(joins.marks).compactMap(\.self)
    }

    /// Whether a mark may be several touching digits: wider than one, not as high as several lines, and either not read
    /// with confidence or wider than high.
    ///
    /// The bounds, 0.6 to 12 heights of width, 3 heights and 1.1 times as wide as high, are not tuned.
    private func mayBeSeveral(_ glyph: Glyph) -> Bool {
        let box = glyph.mark.box
        return Float(box.width) > 0.6 * height && Float(box.width) < 12 * height
            && Float(box.height) < 3 * height
            && (glyph.confidence < Self.sure || Float(box.width) > 1.1 * Float(box.height))
    }
}

extension [Glyph] {
    /// Returns the median of a value, weighted by stroke length times ink; 0 where there are no glyphs.
    ///
    /// A weight counts for at most an eighth of their sum: the frame around a page, which the network may take for a 0,
    /// has strokes as long as fifty digits.
    func weightedMiddle(of value: (Glyph) -> Float) -> Float {
        let most = reduce(0) { $0 + $1.weight } / 8
        let ordered = map { (value: value($0), weight: Swift.min($0.weight, most)) }
            .sorted { $0.value < $1.value }
        let half = ordered.reduce(0) { $0 + $1.weight } / 2
        var below: Float = 0
        return ordered.first {
            below += $0.weight
            return below >= half
        }?.value ?? 0
    }
}
