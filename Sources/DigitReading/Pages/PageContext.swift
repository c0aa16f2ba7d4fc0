import MNIST
import Preprocessing
import Raster

/// The reject option of a page: which of the chosen digits belong to its writing.
///
/// Alone, any vertical stroke is classified as 1: a line, an edge, a spiral, a letter. A digit is rejected whose size,
/// ink or stroke width differs from those of the page's sure digits (`PageWriting`), or that by its features is a piece
/// of a word (`NumberJudgment`).
struct PageContext {
    /// The digits that may be by the page's hand, each with its features and the picture of its surroundings.
    let evidence: [(digit: Glyph, measures: DigitMeasures, surroundings: DigitImage)]
    /// The digits that belong to the page's writing.
    let digits: [Glyph]

    /// The constants of pages without a confident digit.
    struct Settings: Sendable, Codable {
        /// The number of digits above which none of them is confident because they are texture; not tuned: a page may
        /// have a few faint digits and no other, while cloth, wood and grain show many marks that are alike.
        var mostAlike = 12
    }

    /// Judges the chosen digits of a page with an ink map; `others` are the page's other classified marks, and
    /// `network` judges the digits' surroundings.
    init(
        _ chosen: [Glyph], others: [Glyph], on ink: GrayRaster,
        network: SurroundingsNetwork, settings: PageSettings
    ) {
        guard let writing = PageWriting(of: chosen, settings: settings) else {
            evidence = []
            digits = Self.alike(chosen, settings)
            return
        }
        // Print is darker than a pencil: digits need to resemble those of their kind alone.
        func isPrinted(_ glyph: Glyph) -> Bool { glyph.printed >= .likelierThanNot }
        let kinds = Dictionary(grouping: chosen, by: isPrinted)
            .compactMapValues { PageWriting(of: $0, settings: settings) }
        let written = chosen.filter {
            writing.mayHave($0) || kinds[isPrinted($0)]?.mayHave($0) ?? false
        }
        let found = DigitEvidence(
            of: written, others: others, writing: writing, on: ink, network: network,
            settings: settings)
        evidence = written.indices.map {
            (written[$0], found.measures[$0], found.surroundings[$0])
        }
        // What fills a cell of a form by itself is a digit, whatever stands around it.
        let probabilities = zip(written, found.measures).map { digit, measures in
            digit.fillsCell ? 1 : NumberJudgment.probability(measures)
        }
        let isBelieved = NumberJudgment.believed(
            probabilities, neighbors: found.neighbors, settings: settings.judgment)
        digits = zip(written, isBelieved).filter(\.1).map(\.0)
    }

    /// Returns, where no digit is confident, those of a similar height and ink as the one with most gain.
    ///
    /// None where there are more than `Settings.mostAlike`.
    private static func alike(_ chosen: [Glyph], _ settings: PageSettings) -> [Glyph] {
        let gains = settings.glyph
        guard let best = chosen.max(by: { $0.gain(gains) < $1.gain(gains) }),
            chosen.count <= settings.context.mostAlike
        else { return [] }
        return chosen.filter { glyph in
            (glyph.height / best.height).isWithin(settings.alike)
                && (glyph.mark.strength / max(best.mark.strength, 1e-3))
                    .isWithin(settings.alikeInk)
        }
    }
}
