import NeuralNetwork
import Preprocessing
import Raster

/// The marks of a page and what the network says of them, of joined pieces and of parts.
struct MarkReading {
    /// Everything that was read so far; first what was found as it is, then parts and joined pieces.
    private(set) var glyphs: [Glyph]
    /// How many of the glyphs were found as they are.
    private(set) var foundCount: Int
    /// How high the writing is in pixels: told by the sure digits where there are some.
    private(set) var height: Float
    /// What may be a piece of a digit.
    private let pieces: [PageMark]
    private let reader: GlyphReader

    /// A digit that is one this surely is whole and alone.
    private static let sure: Float = 0.9

    /// Where a digit is one this surely, other marks of the same ink need no look.
    private static let settled: Float = 0.97

    /// How high the digits of one page are, in parts of their middle height: frames and boxes, which are
    /// zeros to the network once they are turned, are higher.
    private static let writtenHeights: ClosedRange<Float> = 0.4...2.5

    /// A 1 is at most so many times as high as the writing.
    private static let longestStick: Float = 2.5

    /// A 1 that is at least this part of the writing's height is no piece of a digit.
    private static let wholeStick: Float = 0.7

    /// Reads the marks that are as large as digits.
    init(of page: Workpiece, by classifier: Classifier) {
        reader = GlyphReader(page: page, classifier: classifier)
        let height = page.writingHeight
        // Whatever the marks say of the writing's height: what can be read says it better.
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

    /// How much ink is surely digits as high as the writing, sticks aside: by it ways to see a page are
    /// compared.
    ///
    /// What was found several times counts once.
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

    /// Reads what may be digits that touch and pieces that may be one digit.
    mutating func complete() {
        var beam = CutBeam(reader: reader, height: height)
        let parts = beam.split(glyphs.filter(mayBeSeveral))
        var isWhole: [PixelBox: Bool] = [:]
        // A short stick may be the bar of a 5, one as high as the writing is a 1.
        for glyph in glyphs
        where glyph.confidence >= Self.sure
            && (glyph.digit != 1 || glyph.height > Self.wholeStick * height)
        {
            isWhole[glyph.mark.box] = true
        }
        let joins = PieceJoins(
            of: pieces, isWhole: pieces.map { isWhole[$0.box] ?? false },
            writingHeight: height)
        // Edges and lines are sticks as well, and would stand against all that lies beside them.
        glyphs.removeAll { $0.digit == 1 && $0.height > Self.longestStick * height }
        foundCount = glyphs.count
        glyphs += parts
        glyphs += reader.read(joins.marks).compactMap(\.self)
    }

    private func mayBeSeveral(_ glyph: Glyph) -> Bool {
        let box = glyph.mark.box
        return Float(box.width) > 0.6 * height && Float(box.width) < 12 * height
            && Float(box.height) < 3 * height
            && (glyph.confidence < Self.sure || Float(box.width) > 1.1 * Float(box.height))
    }
}

extension [Glyph] {
    /// The value of the middle stroke, where long and dark ones count most; 0 when there are none.
    ///
    /// No glyph has more than an eighth of the say: the frame around a page, which may be a 0 to the network,
    /// has strokes as long as fifty digits together.
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
