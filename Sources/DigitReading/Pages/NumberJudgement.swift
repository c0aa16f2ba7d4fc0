import Foundation

/// Whether a digit belongs to a number, judged by a logistic model of its measures.
enum NumberJudgement {
    /// Fitted by `fit-judgement --mnist DIR` to what 660 generated pages (seed 101) have that may be digits.
    private static let weights: [DigitMeasures.Name: Float] = [
        .doubt: -0.467, .size: 0.273, .misfit: 1.109, .oddity: -0.502, .slimness: -0.018,
        .strength: -0.051, .cut: -0.439, .strokes: 0.115, .unread: 2.012, .groupDoubt: -0.316,
        .groupSticks: 0.128, .groupSpread: 1.249, .groupOddity: 0.433, .groupOverlap: 0.872,
        .groupSize: -0.68, .groupUnread: -2.745, .letters: -1.967, .nearest: -0.325, .row: -0.089,
        .column: 0.107, .unlikeness: -2.687, .pageLetters: -1.363, .pageSticks: -1.752,
        .pageSpread: 0.707, .surroundings: 0.456, .groupSurroundings: 0.318,
    ]
    private static let bias: Float = -0.626
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
