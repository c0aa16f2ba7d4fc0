import Foundation

/// Whether a digit belongs to a number, judged by a logistic model of its measures.
enum NumberJudgement {
    /// Fitted by `fit-judgement --mnist DIR` to what 264 generated pages (seed 101) have that may be digits.
    private static let weights: [DigitMeasures.Name: Float] = [
        .doubt: -0.204, .size: 0.628, .misfit: 0.655, .oddity: -0.327, .slimness: 0.998,
        .strength: 1.615, .cut: -1.48, .strokes: -0.282, .unread: -1.176, .groupDoubt: -1.577,
        .groupSticks: -0.431, .groupSpread: 1.636, .groupOddity: -0.299, .groupOverlap: -2.131,
        .groupSize: 0.234, .groupUnread: -4.761, .letters: -2.005, .nearest: 0.696, .row: 0.091,
        .column: 0.148, .unlikeness: -3.416, .pageLetters: -1.922, .pageSticks: -5.004,
        .pageSpread: -3.882,
    ]
    private static let bias: Float = 2.125
    /// A digit is believed from this probability on: on generated pages as many are found so as by the
    /// rules made by hand that were here before.
    private static let least: Float = 0.25

    private static let ordered = DigitMeasures.Name.allCases.map { weights[$0] ?? 0 }

    /// Returns how probable it is that a digit of such measures belongs to a number.
    static func probability(_ measures: DigitMeasures) -> Float {
        let sum = zip(ordered, measures.values).reduce(bias) { $0 + $1.0 * $1.1 }
        return 1 / (1 + expf(-sum))
    }

    /// Whether a digit of such measures is believed.
    static func isOfNumber(_ measures: DigitMeasures) -> Bool { probability(measures) >= least }
}
