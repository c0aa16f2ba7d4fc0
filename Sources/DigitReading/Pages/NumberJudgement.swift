import Foundation

/// Whether a digit belongs to a number, judged by a logistic model of its measures.
enum NumberJudgement {
    /// Fitted by `fit-judgement --mnist DIR` to what 660 generated pages (seed 101) have that may be digits.
    private static let weights: [DigitMeasures.Name: Float] = [
        .doubt: -0.545, .size: 0.663, .misfit: 0.628, .oddity: -0.438, .slimness: 0.49,
        .strength: 1.089, .cut: -0.42, .strokes: -0.101, .unread: 1.508, .groupDoubt: -0.19,
        .groupSticks: 0.604, .groupSpread: 0.572, .groupOddity: 0.357, .groupOverlap: 1.028,
        .groupSize: -0.59, .groupUnread: -2.68, .letters: -1.492, .nearest: -0.065, .row: 0.113,
        .column: 0.243, .unlikeness: -2.119, .pageLetters: -0.913, .pageSticks: -2.424,
        .pageSpread: 0.185, .surroundings: 0.446, .groupSurroundings: 0.291,
    ]
    private static let bias: Float = -0.069
    /// A digit is believed from this probability on: so most generated pages (seed 7) are read exactly.
    private static let least: Float = 0.6

    private static let ordered = DigitMeasures.Name.allCases.map { weights[$0] ?? 0 }

    /// Returns how probable it is that a digit of such measures belongs to a number.
    static func probability(_ measures: DigitMeasures) -> Float {
        let sum = zip(ordered, measures.values).reduce(bias) { $0 + $1.0 * $1.1 }
        return 1 / (1 + expf(-sum))
    }

    /// Whether a digit of such measures is believed.
    static func isOfNumber(_ measures: DigitMeasures) -> Bool { probability(measures) >= least }
}
