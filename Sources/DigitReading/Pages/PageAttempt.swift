import Preprocessing

/// A page in one rendering, and what the network reads in it.
///
/// A class, since its marks are classified when they are first asked for, and then once.
final class PageAttempt {
    /// The page as the stages left it.
    let page: RenderedPage
    /// The network and the constants.
    private let reader: PageReader
    /// What is known to be written on the page.
    private let known: Expectation?
    /// The marks that a preview of the page has classified already.
    private let previewed: [Glyph]

    /// The page's marks, classified.
    private(set) lazy var reading = MarkReading(
        of: page, by: reader.model.classifier, previewed: previewed, settings: settings)

    /// Makes an attempt; nothing is classified yet.
    init(
        _ page: RenderedPage, by reader: PageReader, expecting known: Expectation?,
        previewed: [Glyph] = []
    ) {
        self.page = page
        self.previewed = previewed
        self.reader = reader
        self.known = known
    }

    /// What judges the surroundings of the page's digits.
    var surroundings: SurroundingsNetwork { reader.model.surroundings }

    /// The constants from a page's marks to its digits.
    var settings: PageSettings { reader.settings.pages }

    /// The rotation at which the network accepts most ink, by some of the marks (`TurnVote`); each call classifies them
    /// anew.
    var turn: PageTurn {
        TurnVote(
            on: reading.glyphs, classifier: reader.model.classifier, expecting: known?.digits,
            settings: settings.turnVote
        ).turn
    }

    /// Returns the attempt that is to be kept, this one or that of another rendering.
    ///
    /// A rendering that is kept in any case throws where it fails. One that must convince more than this attempt is
    /// passed over where it fails.
    func orBetter(
        _ retry: PageRetry, by renderer: inout PageRenderer
    ) throws(PreprocessingError) -> PageAttempt {
        guard let leastRatio = retry.leastRatio else {
            let page = try renderer.render(retry.rendering)
            return PageAttempt(page, by: reader, expecting: known)
        }
        guard let page = try? renderer.render(retry.rendering) else { return self }
        let other = PageAttempt(page, by: reader, expecting: known)
        return other.reading.conviction > leastRatio * reading.conviction ? other : self
    }
}
