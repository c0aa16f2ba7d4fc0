import Preprocessing
import Raster

/// What was found on a page in the rendering that was accepted.
struct PageFindings {
    /// The page in that rendering.
    let page: RenderedPage
    /// All marks that were classified, also joined and cut ones and what is written in cells.
    let glyphs: [Glyph]
    /// All marks as they were found, but for the lines around cells.
    let marks: [PageMark]
    /// The digits that do not overlap, before the page's context is regarded.
    let chosen: [Glyph]
    /// Which of the chosen digits belong to the page's writing.
    let context: PageContext

    /// Finds the digits of a page in the attempt that was accepted; `known` is what is known to be written on it.
    init(in attempt: PageAttempt, settings: ReadingSettings, expecting known: Expectation?) {
        page = attempt.page
        // 1. Completed by marks that were never found as such: digits cut out of several, pieces joined to one.
        var reading = attempt.reading
        reading.complete()
        // 2. Cells of forms: what is written in them without their lines, whose pieces would be classified as 1.
        let cells = PageCells(on: page, settings: settings.cells)
        let lines = reading.glyphs.indices.filter { cells.isLine(reading.glyphs[$0].mark) }
        let glyphs = reading.glyphs + cells.glyphs(reading.reader)
        // 3. Of glyphs that share ink, those that explain most of it; and of these, digits.
        let digits = GlyphChoice(
            among: glyphs, besides: lines, allOf: known?.digitOfAll, settings: settings.pages
        ).chosen.filter { glyphs[$0].confidence >= .likelierThanNot }
        chosen = cells.placed(digits.map { glyphs[$0] })
        // 4. Judged beside all other marks: alone, any vertical stroke is a 1.
        let taken = Set(digits + lines)
        let others = (0..<reading.foundCount).filter { !taken.contains($0) }.map { glyphs[$0] }
        context = PageContext(
            chosen, others: others, on: page.ink, network: attempt.surroundings,
            settings: settings.pages)
        self.glyphs = glyphs
        marks = page.marks.filter { !cells.isLine($0) }
    }

    /// Returns the chosen digits without regard to the page's writing: those about as high as their median one that do
    /// not touch the photo's border.
    ///
    /// Read where digits are known to be on the page and the context rejects all.
    func possible(alike: Float) -> [Glyph] {
        Self.possible(
            among: chosen, onPageOf: (page.ink.width, page.ink.height), alike: alike)
    }

    /// Returns those of some digits that are about as high as their median one and do not touch the border of a page of
    /// this size in pixels; those that do have no say in the median.
    static func possible(
        among chosen: [Glyph], onPageOf size: (width: Int, height: Int), alike: Float
    ) -> [Glyph] {
        // What is one pixel from the border counts as touching it.
        let inner = chosen.filter { glyph in
            let box = glyph.mark.box
            return box.x > 1 && box.y > 1 && box.maxX < size.width - 1
                && box.maxY < size.height - 1
        }
        guard let usual = inner.map(\.height).upperMedian else { return [] }
        return inner.filter { ($0.height / usual).isWithin(alike) }
    }
}
