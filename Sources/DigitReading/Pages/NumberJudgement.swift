import Foundation

/// Whether a digit belongs to a number, judged by a logistic model of its measures.
enum NumberJudgement {
    /// Fitted by `fit-judgement --mnist DIR` to what 660 generated pages (seed 101) have that may be digits.
    private static let weights: [DigitMeasures.Name: Float] = [
        .doubt: -0.359, .size: 0.4, .misfit: 0.172, .oddity: -0.455, .slimness: 0.504,
        .strength: 0.86, .cut: -0.589, .strokes: -0.156, .unread: 1.589, .groupDoubt: -0.847,
        .groupSticks: 0.211, .groupSpread: 0.437, .groupOddity: 0.589, .groupOverlap: 0.566,
        .groupSize: -0.586, .groupUnread: -2.409, .letters: -2.715, .nearest: -0.839, .row: -0.262,
        .column: -0.262, .unlikeness: -2.632, .pageLetters: -2.327, .pageSticks: -4.39,
        .pageSpread: 1.311, .surroundings: 0.396, .groupSurroundings: 0.389,
    ]
    private static let bias: Float = 1.202
    /// A digit is believed from this probability on: so most generated pages (seed 7) are read exactly.
    private static let least: Float = 0.5

    private static let ordered = DigitMeasures.Name.allCases.map { weights[$0] ?? 0 }

    /// Returns how probable it is that a digit of such measures belongs to a number.
    static func probability(_ measures: DigitMeasures) -> Float {
        let sum = zip(ordered, measures.values).reduce(bias) { $0 + $1.0 * $1.1 }
        return 1 / (1 + expf(-sum))
    }

    /// Whether a digit of such measures is believed.
    static func isOfNumber(_ measures: DigitMeasures) -> Bool { probability(measures) >= least }
}
