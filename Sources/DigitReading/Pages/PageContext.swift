import MNIST
import Preprocessing
import Raster

/// The reject option of a page: which of the chosen digits belong to its writing.
///
/// Alone, any vertical stroke is classified as 1: a line, an edge, a spiral, a letter. A digit is rejected whose size,
/// ink or stroke width differs from those of the page's sure digits (`PageWriting`), or that by its features is a piece
/// of a word (`NumberJudgement`).
struct PageContext {
    /// The digits that may be by the page's hand, each with its features and the picture of its surroundings.
    let evidence: [(digit: Glyph, measures: DigitMeasures, surroundings: DigitImage)]
    /// The digits that belong to the page's writing.
    let digits: [Glyph]

    /// Judges the chosen digits of a page with an ink map; `others` are the page's other classified marks.
    init(
        _ chosen: [Glyph], others: [Glyph], on ink: GrayRaster,
        network: SurroundingsNetwork = .shipped
    ) {
        guard let writing = PageWriting(of: chosen) else {
            evidence = []
            digits = Self.alike(chosen)
            return
        }
        let written = chosen.filter(writing.mayHave)
        let found = DigitEvidence(
            of: written, others: others, writing: writing, on: ink, network: network)
        evidence = written.indices.map {
            (written[$0], found.measures[$0], found.surroundings[$0])
        }
        // What fills a cell of a form by itself is a digit, whatever stands around it.
        let probabilities = zip(written, found.measures).map { digit, measures in
            digit.fillsCell ? 1 : NumberJudgement.probability(measures)
        }
        let isBelieved = NumberJudgement.believed(probabilities, neighbors: found.neighbors)
        digits = zip(written, isBelieved).filter(\.1).map(\.0)
    }

    /// Returns, where no digit is confident, those of a similar height and ink as the one with most gain.
    ///
    /// None where there are more than twelve, which are texture. The bounds, 0.6 to 1.7 times as high and 0.5 to 2
    /// times as dark, are not tuned.
    private static func alike(_ chosen: [Glyph]) -> [Glyph] {
        guard let best = chosen.max(by: { $0.gain < $1.gain }), chosen.count <= 12 else {
            return []
        }
        return chosen.filter { glyph in
            (0.6...1.7).contains(glyph.height / best.height)
                && (0.5...2).contains(glyph.mark.strength / max(best.mark.strength, 1e-3))
        }
    }
}
