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
    let reader: GlyphReader

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The long side of a mark that is classified in heights of the writing, of which it must be more; not tuned:
        /// less is a point.
        ///
        /// Of parts that are cut out of a mark this is asked, too, and of joined marks as much.
        var leastSide: Float = 0.25
        /// The long side in pixels from which on every mark is classified.
        ///
        /// Not tuned: the measured height may be wrong, and digits of any height that can be read are classified, to
        /// give it anew.
        var readablePixels: Float = 12
        /// The confidence, 0 … 1, of a digit from which on the other marks of the same ink are not classified.
        ///
        /// Not tuned: what is nearly certain needs no other look. Such a digit also shows what encloses it to be a
        /// frame.
        var settled: Float = 0.97
        /// The height of a 1 in heights of the writing from which on it is no piece of another digit.
        ///
        /// Not tuned: the upright stroke of a 5 is about half as high as the digit, a 1 hardly lower than the writing.
        var wholeOne: Float = 0.7
        /// The width in heights of the writing of a mark that may be several digits; not tuned: wider than one.
        var leastSeveral: Float = 0.6
        /// The width in heights of the writing of a mark that may be several digits, at most; not tuned: more is a
        /// line.
        var mostSeveral: Float = 12
        /// The height in heights of the writing of a mark that may be several digits, at most: more is several lines of
        /// writing.
        ///
        /// Not tuned: it bounds the time. Without it pages with a high frame or drawing take up to twice as long, and the
        /// same digits are read (`pages`, with `--layout page`).
        var highestSeveral: Float = 3
        /// The width of a mark over its height above which even a sure digit may be several.
        ///
        /// Not tuned: one digit is seldom wider than high. A fifth less loses four digits (`Benchmarks/THRESHOLDS.md`).
        var wideSeveral: Float = 1.1
    }
    /// The constants of reading a page.
    private let settings: PageSettings

    /// Classifies the marks whose long side is more than `Settings.leastSide` or `Settings.readablePixels`, whichever
    /// is less; those that a preview of this rendering has classified keep its glyphs.
    init(
        of page: RenderedPage, by classifier: Classifier, previewed: [Glyph] = [],
        settings: PageSettings
    ) {
        self.settings = settings
        reader = GlyphReader(page: page, classifier: classifier, settings: settings.glyphReader)
        let height = page.writingHeight
        let least = min(settings.marks.leastSide * height, settings.marks.readablePixels)
        let marks = page.marks.filter { Float($0.box.longSide) > least }
        let order = MarkOrder(marks, writingHeight: height, settings: settings)
        glyphs = reader.read(order.first, known: previewed).compactMap(\.self)
        let settled = glyphs.filter { $0.confidence >= settings.marks.settled }.map(\.mark)
        let rest = order.rest(besides: settled)
        glyphs += reader.read(rest, known: previewed).compactMap(\.self)
        pieces = order.first + rest + page.marks.filter { Float($0.box.longSide) <= least }
        foundCount = glyphs.count
        let sure = glyphs.filter { $0.isDigitButOne(atLeast: settings.sure) }
        self.height =
            sure.count > 1
            ? sure.weightedMedian(of: \.height, mostWeight: settings.mostWeight) : height
    }

    /// How much ink the network accepts as digits, 1 excepted, that are as high as the writing but for a factor of
    /// `PageSettings.writable`: stroke length times mean ink, in pixels, summed without what overlaps.
    ///
    /// Renderings of a page are compared by it.
    var conviction: Float {
        let sure = glyphs.filter {
            $0.isDigitButOne(atLeast: settings.sure)
                && ($0.height / height).isWithin(settings.writable)
        }
        .sorted { $0.strokeLength > $1.strokeLength }
        let isLongest = sure.map(\.mark).isFirstOfItsInk(settings.foundAgain, precedes: <)
        return zip(sure, isLongest).filter(\.1).reduce(0) { sum, counted in
            sum + counted.0.strokeLength * counted.0.mark.strength
        }
    }

    /// Classifies parts of marks that may be several digits, and joined marks that may be one.
    mutating func complete() {
        var beam = CutBeam(reader: reader, height: height, settings: settings)
        let parts = beam.split(several)
        var isWhole: [PixelBox: Bool] = [:]
        // A short vertical stroke may be the bar of a 5; one as high as the writing is a 1.
        for glyph in glyphs
        where glyph.confidence >= settings.sure
            && (glyph.digit != 1 || glyph.height > settings.marks.wholeOne * height)
        {
            isWhole[glyph.mark.box] = true
        }
        let joins = PieceJoins(
            of: pieces, isWhole: pieces.map { isWhole[$0.box] ?? false },
            writingHeight: height, settings: settings)
        // Edges and lines are classified as 1 and would conflict with all digits in their long boxes.
        glyphs.removeAll { $0.digit == 1 && $0.height > settings.writable * height }
        foundCount = glyphs.count
        glyphs += parts
        glyphs += reader.read(joins.marks).compactMap(\.self)
    }

    /// The marks that may be several touching digits, after non-maximum suppression by weight of those that share ink.
    private var several: [Glyph] {
        let all = glyphs.filter(mayBeSeveral)
        let isHeaviest = all.map(\.mark).isFirstOfItsInk(settings.foundAgain) {
            (all[$0].weight, $0) > (all[$1].weight, $1)
        }
        return zip(all, isHeaviest).filter(\.1).map(\.0)
    }

    /// Whether a mark may be several touching digits: wider than one, not as high as several lines, and either not read
    /// with confidence or wider than high.
    private func mayBeSeveral(_ glyph: Glyph) -> Bool {
        let box = glyph.mark.box
        let marks = settings.marks
        return Float(box.width) > marks.leastSeveral * height
            && Float(box.width) < marks.mostSeveral * height
            && Float(box.height) < marks.highestSeveral * height
            && (glyph.confidence < settings.sure
                || Float(box.width) > marks.wideSeveral * Float(box.height))
    }
}

extension [Glyph] {
    /// Returns the median of a value, weighted by stroke length times ink; 0 where there are no glyphs.
    ///
    /// A weight counts for at most the share `mostWeight` of their sum (`PageSettings.mostWeight`).
    func weightedMedian(of value: (Glyph) -> Float, mostWeight: Float) -> Float {
        let most = reduce(0) { $0 + $1.weight } * mostWeight
        return map { (value: value($0), weight: Swift.min($0.weight, most)) }.weightedMedian ?? 0
    }
}
