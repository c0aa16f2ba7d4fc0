import Decoders
import MNIST
import PhotoFiles
import Preprocessing
import Raster

/// Reads every digit on a page, in reading order.
///
/// The page is rendered with first settings (`PageRendering`), and again wherever a measurement says that these were
/// wrong (`PageRetry.inOrder`). What the network reads in the best rendering is then completed, reduced to digits that
/// do not overlap and judged in the context of the page (`PageFindings`).
struct PageReader {
    /// The network.
    let model: Model
    /// What decodes the photo.
    let decoder: PhotoDecoder
    /// The constants of reading.
    let settings: ReadingSettings
    /// The probability, 0 … 1, of being printed from which on digits are left out; nil where printed digits are
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
        /// For each digit, which known digit it was aligned with, where the page's digits were known beforehand.
        var written: [[WrittenDigit?]] = []
        /// The marks that belong to no digit: letters, signs, lines.
        var unread: [PageMark] = []
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
            digits = findings.possible(alike: settings.pages.alike)
        }
        if let digit = known?.digitOfAll {
            digits += GuidedChoice.others(
                among: findings.glyphs, besides: digits, all: digit, settings: settings)
        }
        let all = digits
        digits.removeAll { $0.printed >= mostPrinted ?? .infinity }
        var lines = WritingLines(
            of: digits.map(\.mark.box), settings: settings.preprocessing.writingLines
        ).lines.map { line in line.map { digits[$0] } }
        var written: [[WrittenDigit?]] = []
        if case .lines(let known) = known, !digits.isEmpty {
            let guided = GuidedChoice(
                among: findings.glyphs, unguided: digits, digits: known, settings: settings)
            lines = guided.lines.map { line in line.map(\.glyph) }
            written = guided.lines.map { line in line.map(\.written) }
        }
        return Result(
            lines: lines, separates: separates(of: lines), page: findings.page.workpiece,
            written: written,
            unread: LineSigns.unread(among: findings.marks, besides: all + lines.flatMap(\.self)))
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

    /// Returns what was found on a page in the best of its renderings: the first one, or one of those in
    /// `PageRetry.inOrder`.
    ///
    /// The arguments are those of `read`.
    func find(
        at photo: Photo, onlyIfPage decoded: Workpiece? = nil, mustShowSmall: Bool = false,
        expecting known: Expectation? = nil, observer: (any ReadingObserver)? = nil
    ) throws(PreprocessingError) -> PageFindings {
        var renderer = PageRenderer(
            photo: photo, decoder: decoder, settings: settings.preprocessing, observer: observer)
        let first = try first(
            by: &renderer, onlyIfPage: decoded, mustShowSmall: mustShowSmall)
        var best = PageAttempt(
            first.page, by: self, expecting: known, previewed: first.previewed)
        for next in PageRetry.inOrder {
            guard let retry = next(best) else { continue }
            best = try best.orBetter(retry, by: &renderer)
        }
        return PageFindings(in: best, settings: settings, expecting: known)
    }

    /// Returns the page rendered with first settings, and its marks that a preview has classified; the arguments are
    /// those of `read`.
    ///
    /// Throws `.noInk` where the photo need not be a page and a preview shows that it is none: first, unless the writing
    /// is too small there to be read, one in the picture that was decoded before, then one at the page's own resolution.
    private func first(
        by renderer: inout PageRenderer, onlyIfPage decoded: Workpiece?, mustShowSmall: Bool
    ) throws(PreprocessingError) -> (page: RenderedPage, previewed: [Glyph]) {
        let rendering = PageRendering(settings.preprocessing.sizes)
        guard let decoded else { return (try renderer.render(rendering), []) }
        try checkSmall(renderer.render(rendering, in: decoded), mustShowSmall: mustShowSmall)
        let page = try renderer.render(rendering)
        let preview = try preview(page, sureEnough: settings.pages.sure)
        guard let height = preview.largeWriting(on: page, settings: settings.pages) else {
            return (page, preview.glyphs)
        }
        var large = rendering
        large.writingHeight = height
        return (try renderer.render(large), [])
    }

    /// Throws `.noInk` where a picture that was decoded for one digit shows fewer than two digits apart; where the
    /// writing in it is too small to be read, only if it must show them even so.
    private func checkSmall(
        _ page: RenderedPage, mustShowSmall: Bool
    ) throws(PreprocessingError) {
        let reader = settings.pages.reader
        guard mustShowSmall || page.writingHeight >= reader.wantedHeight else { return }
        // The preview at the page's own resolution asks for `PageSettings.sure`; this one shows digits at half of that
        // resolution, so that less is asked for.
        _ = try preview(page, sureEnough: .likelierThanNot)
    }

    /// Returns a preview; throws `.noInk` where it does not show several digits of this confidence, 0 … 1.
    private func preview(
        _ page: RenderedPage, sureEnough: Float
    ) throws(PreprocessingError) -> PagePreview {
        let preview = PagePreview(
            of: page, by: model.classifier, sureEnough: sureEnough, settings: settings.pages)
        guard preview.showsSeveral else { throw .noInk }
        return preview
    }
}

extension PageReader.Result {
    /// Shows an observer each digit's own stages, in reading order.
    ///
    /// The stages are run anew: while a page is read they run for all its marks, of which most are no digits.
    func showDigits(to observer: any ReadingObserver) {
        for (index, glyph) in lines.joined().enumerated() {
            observer.digitWillBeShown(index)
            var digit = page.cropped(to: glyph.mark)
            try? Pipeline.digitOfPage.run(&digit, observer: observer)
        }
    }
}
