import SystemLibraries

/// The probability that a possible digit belongs to a number: a logistic model of its features (`DigitMeasures`).
enum NumberJudgment {
    /// The weights of the features.
    ///
    /// Fitted by `digits fit-judgment --mnist DIR` to all that may be a digit on 660 generated pages (seed 101), on
    /// 2026-11-28; what a later fit came to, and why it was left, stands in `Benchmarks/PAGES.md`.
    private static let weights: [DigitMeasures.Name: Float] = [
        .doubt: -0.367, .size: 0.357, .misfit: 0.15, .oddity: -0.439, .slimness: 0.406,
        .strength: 0.404, .cut: -0.489, .strokes: -0.015, .unread: 1.383, .groupDoubt: -0.802,
        .groupOnes: 0.474, .groupSpread: 0.523, .groupOddity: 0.497, .groupOverlap: 0.79,
        .groupSize: -0.449, .groupUnread: -1.964, .letters: -2.688, .nearest: -0.521, .line: -0.222,
        .column: -0.111, .unlikeness: -2.421, .pageLetters: -2.345, .pageOnes: -3.041,
        .pageSpread: 1.327, .surroundings: 0.375, .groupSurroundings: 0.406,
    ]
    /// The log odds of a possible digit whose features are all 0; fitted with the weights.
    private static let bias: Float = 0.166

    /// The constants of the decision; the weights are not among them, as they are fitted.
    struct Settings: Sendable, Codable {
        /// The probability, 0 … 1, from which on a possible digit is believed.
        ///
        /// Chosen on generated pages (seed 7, other than those of the fit): with it most of them are read exactly.
        var least: Float = 0.5
        /// The probability, 0 … 1, from which on a possible digit directly beside a believed one of its word is
        /// believed.
        ///
        /// Of 0.5, 0.3 and 0.15, the value at which `pages-3` gains (F1 87.3, 87.5, 87.5 %) and `pages` loses nothing
        /// (97.5, 97.5, 97.2 %), by `digits evaluate --layout page --handwritten`.
        var leastBeside: Float = 0.3
    }

    /// The weights in the order of the features' values.
    private static let ordered = DigitMeasures.Name.allCases.map { weights[$0] ?? 0 }

    /// Returns the probability, 0 … 1, that a possible digit with these features belongs to a number.
    static func probability(_ measures: DigitMeasures) -> Float {
        let sum = zip(ordered, measures.values).reduce(bias) { $0 + $1.0 * $1.1 }
        return 1 / (1 + expf(-sum))
    }

    /// Returns which possible digits are believed, in their order, by hysteresis thresholding over their words.
    ///
    /// `neighbors` has, for each possible digit, the places of those directly beside it in its word.
    static func believed(
        _ probabilities: [Float], neighbors: [[Int]], settings: Settings
    ) -> [Bool] {
        var isBelieved = probabilities.map { $0 >= settings.least }
        var front = isBelieved.indices.filter { isBelieved[$0] }
        while let place = front.popLast() {
            for near in neighbors[place]
            where !isBelieved[near] && probabilities[near] >= settings.leastBeside {
                isBelieved[near] = true
                front.append(near)
            }
        }
        return isBelieved
    }
}
