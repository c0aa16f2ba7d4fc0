import Decoders
import MNIST
import PhotoFiles
import Preprocessing
import Raster

/// Reads every digit on a page, in reading order.
struct PageReader {
    let model: Model
    let decoder: PhotoDecoder
    /// The constants of preprocessing.
    var settings = PreprocessingSettings()
    /// Digits that are printed at least this probably are left out; none where there is nothing.
    var mostPrinted: Float?

    /// What a page came to.
    struct Result {
        /// The digits, row by row.
        var rows: [[Glyph]]
        /// Whether a gap of a row parts two numbers.
        var parts: [[Bool]]
        /// The page as it was read.
        var page: Workpiece
        /// How many marks could have been digits of its writing.
        var candidateCount: Int
        /// What each digit is known to be, as far as that was known beforehand.
        var written: [[WrittenDigit?]] = []
        /// The marks that no digit accounts for.
        var unread: [PageMark] = []
    }

    /// What is on a page, as it is read best.
    struct Sight {
        /// The page.
        let page: Workpiece
        /// Everything on it that was read.
        let glyphs: [Glyph]
        /// Everything on it that is no line of cells.
        let marks: [PageMark]
        /// What on it may be digits, among what else is there.
        let context: PageContext
        /// What would be digits whatever else is on the page, as high as most of them and apart from the
        /// photo's edges.
        var possible: [Glyph] {
            let inner = chosen.filter { glyph in
                let box = glyph.mark.box
                return box.x > 1 && box.y > 1 && box.maxX < page.gray.width - 1
                    && box.maxY < page.gray.height - 1
            }
            let heights = inner.map(\.height).sorted()
            guard !heights.isEmpty else { return [] }
            let usual = heights[heights.count / 2]
            return inner.filter { Self.possibleHeights.contains($0.height / usual) }
        }
        /// The glyphs that are digits for themselves.
        let chosen: [Glyph]

        /// How high digits of a page are, in parts of their usual height.
        private static let possibleHeights: ClosedRange<Float> = 0.5...2
    }

    /// The writing should be as high as this in the working picture.
    private static let wantedHeight: Float = 26
    /// Where the score of the ink's polarity is nearer to 0, both are tried.
    private static let unclearPolarity: Float = 1
    /// How wide the boldest pens' strokes are, in parts of the writing's height.
    ///
    /// Between 0.35 and 0.45 as many of 60 drawn fields are read (`classify fields --layout page`).
    private static let boldestPen: Float = 0.4
    /// How many times as much must be read for a page to lie askew.
    private static let askewRatio: Float = 1.5
    /// A mark that is a digit with these probabilities speaks for a page, at last and in a small picture.
    private static let (sure, doubtful): (Float, Float) = (0.9, 0.5)
    /// A mark that is a digit with less than this probability is none.
    private static let leastConfidence: Float = 0.5

    /// Reads a photo; one that need not be a page, and is decoded already, is none where a first look
    /// shows no digits.
    ///
    /// With `mustShowSmall` they have to show in the small decoded picture, however small the writing is there.
    /// What is known to be written on it guides what is taken for digits.
    func read(
        _ photo: Photo, onlyIfPage decoded: Workpiece? = nil, mustShowSmall: Bool = false,
        expecting known: Expectation? = nil, observer: (any ReadingObserver)? = nil
    ) throws(PreprocessingError) -> Result {
        let sight = try look(
            at: photo, onlyIfPage: decoded, mustShowSmall: mustShowSmall, expecting: known,
            observer: observer)
        var digits = sight.context.digits
        // Strokes alone are no writing, unless it is known that there are digits.
        if known != nil, digits.isEmpty { digits = sight.possible }
        let all = digits
        digits.removeAll { $0.printed >= mostPrinted ?? .infinity }
        var rows = TextRows(of: digits.map(\.mark.box), settings: settings.textRows).rows
            .map { row in row.map { digits[$0] } }
        var written: [[WrittenDigit?]] = []
        if case .rows(let known) = known, !digits.isEmpty {
            let guided = GuidedChoice(among: sight.glyphs, usual: digits, digits: known)
            rows = guided.rows.map { row in row.map(\.glyph) }
            written = guided.rows.map { row in row.map(\.written) }
        }
        return Result(
            rows: rows, parts: parts(of: rows), page: sight.page,
            candidateCount: sight.context.evidence.count, written: written,
            unread: RowSigns.unread(among: sight.marks, besides: all + rows.flatMap(\.self)))
    }

    /// Whether gaps between the digits of rows part numbers; between cells of one field none does.
    private func parts(of rows: [[Glyph]]) -> [[Bool]] {
        let spacing = NumberSpacing(
            between: rows.map { row in row.map(\.mark.box) }, settings: settings.numberSpacing)
        return zip(rows, spacing.parts).map { row, parts in
            parts.indices.map { parts[$0] && !row[$0 + 1].isInSameField(as: row[$0]) }
        }
    }

    /// Returns the page as it is read best, and what on it may be digits among what else is there.
    func look(
        at photo: Photo, onlyIfPage decoded: Workpiece? = nil, mustShowSmall: Bool = false,
        expecting known: Expectation? = nil, observer: (any ReadingObserver)? = nil
    ) throws(PreprocessingError) -> Sight {
        var seer = PageSeer(
            photo: photo, decoder: decoder, settings: settings, observer: observer)
        var sight = PageSight(settings.sizes)
        if let decoded {
            let small = try seer.see(sight, in: decoded)
            if mustShowSmall || small.writingHeight >= Self.wantedHeight {
                try check(small, sureEnough: Self.doubtful)
            }
        }
        var page = try seer.see(sight)
        if decoded != nil { try check(page, sureEnough: Self.sure) }
        if let finer = finer(sight, for: page) {
            sight = finer
            page = try seer.see(sight)
        }
        var found = MarkReading(of: page, by: model.classifier)
        /// Takes another sight instead where more can be read in it.
        func prefer(_ other: PageSight, by ratio: Float = 1) {
            guard let seen = try? seer.see(other) else { return }
            let reading = MarkReading(of: seen, by: model.classifier)
            guard reading.conviction > ratio * found.conviction else { return }
            (sight, page, found) = (other, seen, reading)
        }
        if let polarity = page.polarity, abs(page.polarityScore) < Self.unclearPolarity {
            var other = sight
            other.polarity = polarity.opposite
            prefer(other)
        }
        let turn = TurnVote(
            on: found.glyphs, classifier: model.classifier, expecting: known?.digits
        ).turn
        if turn.degrees != 0 {
            // Few marks speak for it: all of them must, once it is turned.
            var other = sight
            other.turn = turn
            // What is known of the ink does not turn with it, but what fills the corners would mislead.
            (other.polarity, other.writingHeight) = (page.polarity, found.height)
            prefer(other, by: Self.askewRatio)
        } else if !turn.isNone {
            sight.turn = turn
            page = try seer.see(sight)
            found = MarkReading(of: page, by: model.classifier)
        }
        if !(0.6...1.6).contains(found.height / page.writingHeight) {
            var other = sight
            other.writingHeight = found.height
            prefer(other)
        }
        // Strokes wider than the square that the paper is estimated by would be hollow.
        if case .strokes(let share, _) = sight.paper {
            let pen = Self.boldestPen * found.height
            if pen > share * Float(page.gray.longSide) {
                var other = sight
                other.paper = .strokes(share: share, atLeast: Int(pen))
                prefer(other)
            }
        }
        found.complete()
        let cells = PageCells(on: page)
        let foundCount = found.foundCount
        // What is left of the lines around cells would be ones.
        let isLine = found.glyphs.map { cells.isLine($0.mark) }
        let glyphs =
            found.glyphs
            + cells.glyphs(GlyphReader(page: page, classifier: model.classifier))
        var all: Digit?
        if case .all(let digit) = known { all = digit }
        let chosen = GlyphChoice(
            among: glyphs, besides: isLine.indices.filter { isLine[$0] }, allOf: all
        ).chosen.filter { glyphs[$0].confidence >= Self.leastConfidence }
        let digits = cells.placed(chosen.map { glyphs[$0] })
        let isChosen = Set(chosen)
        let others = (0..<foundCount).filter { !isChosen.contains($0) && !isLine[$0] }
            .map { glyphs[$0] }
        return Sight(
            page: page, glyphs: glyphs, marks: page.marks.filter { !cells.isLine($0) },
            context: PageContext(digits, others: others, on: page.gray), chosen: digits)
    }

    /// Throws where a first look shows no several digits.
    private func check(_ page: Workpiece, sureEnough: Float) throws(PreprocessingError) {
        let glance = PageGlance(at: page, by: model.classifier, sureEnough: sureEnough)
        guard glance.showsSeveral else { throw .noInk }
    }

    /// A sight at which small writing is large enough: decoded finer where the photo has more pixels,
    /// else enlarged.
    private func finer(_ sight: PageSight, for page: Workpiece) -> PageSight? {
        guard let color = page.color, page.writingHeight < Self.wantedHeight else { return nil }
        let full = Double(color.longSide) * page.colorView.scale
        var finer = sight
        var height = page.writingHeight
        while Double(finer.longSide) < full, height < Self.wantedHeight {
            finer.longSide *= 2
            height *= 2
        }
        if finer.longSide == sight.longSide {
            guard height < 0.75 * Self.wantedHeight else { return nil }
            let factor = min(4, (Self.wantedHeight / height).rounded(.up))
            finer.leastSide = min(1600, Int(Float(color.longSide) * factor))
            guard finer.leastSide > color.longSide else { return nil }
        }
        return finer
    }
}
