import Decoders
import MNIST
import PhotoFiles
import Preprocessing
import Raster

/// Reads every digit on a page, in reading order.
///
/// The page is rendered with first settings (`PageRendering`), and again wherever a measurement says that these were
/// wrong: when the writing is too small, the polarity unclear, the page rotated, the height of the writing misjudged or
/// the pen wider than the paper's estimate allows. Each of these renderings is kept only where the network accepts more
/// ink in it (`MarkReading.conviction`). What was found is then completed by cut and joined marks and by cells of
/// forms, reduced to digits that do not overlap (`GlyphChoice`) and judged in the context of the page (`PageContext`).
struct PageReader {
    /// The network.
    let model: Model
    /// What decodes the photo.
    let decoder: PhotoDecoder
    /// The constants of reading.
    let settings: ReadingSettings
    /// The probability, 0 … 1, of being printed from which on digits are left out; with nothing, printed digits are
    /// read, too.
    var mostPrinted: Float?

    /// The digits of a page, with what is needed to make rows of them.
    struct Result {
        /// The digits, line by line from the top, each line from left to right.
        var lines: [[Glyph]]
        /// For each line and each gap between two digits of it, whether the gap separates two numbers.
        var separates: [[Bool]]
        /// The page in the rendering that was read.
        var page: Workpiece
        /// The number of glyphs that may be digits of the page's writing, before they are judged.
        var candidateCount: Int
        /// For each digit, which known digit it was aligned with, where the page's digits were known beforehand.
        var written: [[WrittenDigit?]] = []
        /// The marks that belong to no digit: letters, signs, lines.
        var unread: [PageMark] = []
    }

    /// What was found on a page in the rendering that was accepted.
    struct Findings {
        /// The page in that rendering.
        let page: RenderedPage
        /// All marks that were classified, also joined and cut ones and what is written in cells.
        let glyphs: [Glyph]
        /// All marks as they were found, but for the lines around cells.
        let marks: [PageMark]
        /// Which of the chosen digits belong to the page's writing.
        let context: PageContext
        /// Returns the chosen digits without regard to the page's writing: those of some heights over their median one
        /// that do not touch the photo's border.
        ///
        /// Read where digits are known to be on the page and the context rejects all.
        func possible(_ possibleHeights: ClosedRange<Float>) -> [Glyph] {
            let inner = chosen.filter { glyph in
                let box = glyph.mark.box
                return box.x > 1 && box.y > 1 && box.maxX < page.ink.width - 1
                    && box.maxY < page.ink.height - 1
            }
            let heights = inner.map(\.height).sorted()
            guard !heights.isEmpty else { return [] }
            let usual = heights[heights.count / 2]
            return inner.filter { possibleHeights.contains($0.height / usual) }
        }
        /// The digits that do not overlap, before the page's context is regarded.
        let chosen: [Glyph]
    }

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The height in pixels that the writing has in the working picture, at least: where it is less, the page is
        /// decoded finer or enlarged.
        ///
        /// Not tuned: more than MNIST's 20 pixels, which the network was trained on.
        var wantedHeight: Float = 26
        /// The absolute score of a page's polarity (`InkPolarity.score`) below which both polarities are tried.
        ///
        /// Not tuned: an eighth of the greatest score of a page.
        var unclearPolarity: Float = 1
        /// The stroke width of the boldest pens in heights of the writing.
        ///
        /// Chosen on 60 drawn fields (`digits classify fields --layout page`): between 0.35 and 0.45 as many are read.
        var boldestPen: Float = 0.4
        /// The conviction of a page rotated by no multiple of 90° over that of the page as it is, at least.
        ///
        /// Not tuned.
        var askewRatio: Float = 1.5
        /// The confidence of the digits by which the preview of the picture that was decoded for one digit decides.
        ///
        /// The preview at the page's own resolution asks for `PageSettings.sure`; this one shows digits at half of that
        /// resolution, so that less is asked for. Not tuned.
        var doubtful: Float = 0.5
        /// The confidence, 0 … 1, of a digit, at least.
        ///
        /// Not tuned: from 0.5 on a digit is more probable than all other classes together.
        var leastConfidence: Float = 0.5
        /// The height of the digits that were read over the measured height of the writing; not tuned: outside of it
        /// digits would be taken for pieces or for frames by their size, and the page is rendered once more.
        var trustedHeights: ClosedRange<Float> = 0.6...1.6
        /// The height of a digit over the median height of the page's digits, where no digit is by the page's hand.
        ///
        /// Not tuned.
        var possibleHeights: ClosedRange<Float> = 0.5...2
        /// The height of the writing over `wantedHeight` below which a picture without more pixels is enlarged; not
        /// tuned.
        var enlargedBelow: Float = 0.75
        /// The factor by which a picture without more pixels is enlarged, at most; not tuned.
        var mostEnlarged: Float = 4
        /// The long side in pixels to which a picture without more pixels is enlarged, at most; not tuned.
        var enlargedSide = 1600
    }

    /// Reads a photo as a page.
    ///
    /// With `decoded`, the photo's upright working picture, the photo need not be a page: a preview is checked first,
    /// and where it shows fewer than two digits apart, `.noInk` is thrown before the page is decoded. With
    /// `mustShowSmall` the preview at the resolution of `decoded` decides, however small the writing is there. `known`
    /// is what is known to be written on the page: the digits that were found are aligned with it.
    func read(
        _ photo: Photo, onlyIfPage decoded: Workpiece? = nil, mustShowSmall: Bool = false,
        expecting known: Expectation? = nil, observer: (any ReadingObserver)? = nil
    ) throws(PreprocessingError) -> Result {
        let findings = try find(
            at: photo, onlyIfPage: decoded, mustShowSmall: mustShowSmall, expecting: known,
            observer: observer)
        var digits = findings.context.digits
        // A page of vertical strokes alone has no writing to compare with, unless it is known to have digits.
        if known != nil, digits.isEmpty {
            digits = findings.possible(settings.pages.reader.possibleHeights)
        }
        if case .all(let digit) = known {
            digits += GuidedChoice.others(
                among: findings.glyphs, besides: digits, all: digit, settings: settings)
        }
        let all = digits
        digits.removeAll { $0.printed >= mostPrinted ?? .infinity }
        var lines = WritingLines(
            of: digits.map(\.mark.box), settings: settings.preprocessing.writingLines
        ).lines.map { line in line.map { digits[$0] } }
        var written: [[WrittenDigit?]] = []
        if case .rows(let known) = known, !digits.isEmpty {
            let guided = GuidedChoice(
                among: findings.glyphs, usual: digits, digits: known, settings: settings)
            lines = guided.lines.map { line in line.map(\.glyph) }
            written = guided.lines.map { line in line.map(\.written) }
        }
        return Result(
            lines: lines, separates: separates(of: lines), page: findings.page.workpiece,
            candidateCount: findings.context.evidence.count, written: written,
            unread: RowSigns.unread(among: findings.marks, besides: all + lines.flatMap(\.self)))
    }

    /// Returns for each line and each gap whether it separates two numbers; between cells of one field none does.
    private func separates(of lines: [[Glyph]]) -> [[Bool]] {
        let spacing = NumberSpacing(
            between: lines.map { line in line.map(\.mark.box) },
            settings: settings.preprocessing.numberSpacing)
        return zip(lines, spacing.separates).map { line, separates in
            separates.indices.map { separates[$0] && !line[$0 + 1].isInSameField(as: line[$0]) }
        }
    }

    /// Returns the page in the rendering in which the network accepts most ink, and what was found in it.
    ///
    /// The renderings, in order: with the first settings; finer, where the writing is small; with the other polarity,
    /// where polarity is unclear; rotated, where `TurnVote` says so; with the height of the digits that were read,
    /// where it differs from the measured one; with a wider paper estimate, for bold pens.
    func find(
        at photo: Photo, onlyIfPage decoded: Workpiece? = nil, mustShowSmall: Bool = false,
        expecting known: Expectation? = nil, observer: (any ReadingObserver)? = nil
    ) throws(PreprocessingError) -> Findings {
        var renderer = PageRenderer(
            photo: photo, decoder: decoder, settings: settings.preprocessing, observer: observer)
        let pages = settings.pages
        var rendering = PageRendering(settings.preprocessing.sizes)
        if let decoded {
            let small = try renderer.render(rendering, in: decoded)
            if mustShowSmall || small.writingHeight >= pages.reader.wantedHeight {
                try check(small, sureEnough: pages.reader.doubtful)
            }
        }
        var page = try renderer.render(rendering)
        if decoded != nil { try check(page, sureEnough: pages.sure) }
        if let finer = finer(rendering, for: page) {
            rendering = finer
            page = try renderer.render(rendering)
        }
        var found = MarkReading(of: page, by: model.classifier, settings: pages)
        /// Replaces the rendering by another where the network accepts `ratio` times as much ink in that.
        func prefer(_ other: PageRendering, by ratio: Float = 1) {
            guard let rendered = try? renderer.render(other) else { return }
            let reading = MarkReading(of: rendered, by: model.classifier, settings: pages)
            guard reading.conviction > ratio * found.conviction else { return }
            (rendering, page, found) = (other, rendered, reading)
        }
        if let polarity = page.workpiece.polarity,
            abs(polarity.score) < pages.reader.unclearPolarity
        {
            var other = rendering
            other.polarity = polarity.side.opposite
            prefer(other)
        }
        let turn = TurnVote(
            on: found.glyphs, classifier: model.classifier, expecting: known?.digits,
            settings: pages.turnVote
        ).turn
        if turn.degrees != 0 {
            // Only a few marks were classified at this angle; the rendering shows whether the others agree.
            var other = rendering
            other.turn = turn
            // Polarity and height do not change with the angle, and would be measured wrongly with the corners that
            // a rotation fills.
            other.polarity = page.workpiece.polarity?.side
            other.writingHeight = found.height
            prefer(other, by: pages.reader.askewRatio)
        } else if !turn.isNone {
            rendering.turn = turn
            page = try renderer.render(rendering)
            found = MarkReading(of: page, by: model.classifier, settings: pages)
        }
        if !pages.reader.trustedHeights.contains(found.height / page.writingHeight) {
            var other = rendering
            other.writingHeight = found.height
            prefer(other)
        }
        // The closing that estimates the paper would take strokes wider than its square for paper.
        if case .strokes(let share, _) = rendering.paper {
            let pen = pages.reader.boldestPen * found.height
            if pen > share * Float(page.ink.longSide) {
                var other = rendering
                other.paper = .strokes(share: share, atLeast: Int(pen))
                prefer(other)
            }
        }
        found.complete()
        let cells = PageCells(on: page, settings: settings.cells)
        let foundCount = found.foundCount
        // Pieces of the lines around cells would be classified as 1.
        let isLine = found.glyphs.map { cells.isLine($0.mark) }
        let glyphs =
            found.glyphs
            + cells.glyphs(
                GlyphReader(
                    page: page, classifier: model.classifier, settings: pages.glyphReader))
        var all: Digit?
        if case .all(let digit) = known { all = digit }
        let chosen = GlyphChoice(
            among: glyphs, besides: isLine.indices.filter { isLine[$0] }, allOf: all,
            settings: pages
        ).chosen.filter { glyphs[$0].confidence >= pages.reader.leastConfidence }
        let digits = cells.placed(chosen.map { glyphs[$0] })
        let isChosen = Set(chosen)
        let others = (0..<foundCount).filter { !isChosen.contains($0) && !isLine[$0] }
            .map { glyphs[$0] }
        return Findings(
            page: page, glyphs: glyphs, marks: page.marks.filter { !cells.isLine($0) },
            context: PageContext(digits, others: others, on: page.ink, settings: pages),
            chosen: digits)
    }

    /// Throws `.noInk` where a preview shows fewer than two digits of this confidence, 0 … 1, apart.
    private func check(_ page: RenderedPage, sureEnough: Float) throws(PreprocessingError) {
        let glance = PageGlance(
            at: page, by: model.classifier, sureEnough: sureEnough, settings: settings.pages)
        guard glance.showsSeveral else { throw .noInk }
    }

    /// Returns the settings with which small writing is `wantedHeight` high, or nothing where the photo has no more to
    /// show.
    ///
    /// Where the photo has more pixels it is decoded at twice, four times … the resolution. Else, where the writing is
    /// clearly smaller than the wanted height (`Settings.enlargedBelow`), the picture is enlarged.
    private func finer(_ rendering: PageRendering, for page: RenderedPage) -> PageRendering? {
        let settings = settings.pages.reader
        guard let color = page.workpiece.color, page.writingHeight < settings.wantedHeight else {
            return nil
        }
        let full = Double(color.longSide) * page.workpiece.colorView.scale
        var finer = rendering
        var height = page.writingHeight
        while Double(finer.longSide) < full, height < settings.wantedHeight {
            finer.longSide *= 2
            height *= 2
        }
        if finer.longSide == rendering.longSide {
            guard height < settings.enlargedBelow * settings.wantedHeight else { return nil }
            let factor = min(settings.mostEnlarged, (settings.wantedHeight / height).rounded(.up))
            finer.leastSide = min(
                settings.enlargedSide, Int(Float(color.longSide) * factor))
            guard finer.leastSide > color.longSide else { return nil }
        }
        return finer
    }
}
