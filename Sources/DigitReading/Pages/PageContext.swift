import MNIST
import Preprocessing
import Raster

/// What the page says of each of its digits.
///
/// Alone, a stick is a 1 wherever it comes from: a line, an edge, a spiral, a letter. What is unlike the
/// page's writing, or stands in a word, is no digit of it.
struct PageContext {
    /// What may be digits of the page's writing, and what speaks for and against each.
    let evidence: [(digit: Glyph, measures: DigitMeasures, surroundings: DigitImage)]
    /// The digits that belong to the page's writing.
    let digits: [Glyph]

    /// Judges the chosen digits of a page of so much ink; `others` are its other marks.
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
        // What fills a cell alone is told by the form to be a digit, whatever stands around it.
        let probabilities = zip(written, found.measures).map { digit, measures in
            digit.fillsCell ? 1 : NumberJudgement.probability(measures)
        }
        let isBelieved = NumberJudgement.believed(probabilities, neighbors: found.neighbors)
        digits = zip(written, isBelieved).filter(\.1).map(\.0)
    }

    /// Where nothing but sticks and guesses was found: those like the strongest one.
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
