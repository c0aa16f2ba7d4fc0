/// How often a reader errs above each confidence, measured on photos it has not learned from.
///
/// It turns a wanted error rate into the least confidence an answer needs. Source: Geifman, El-Yaniv,
/// "Selective Classification for Deep Neural Networks", NIPS 2017.
package struct RiskTable: Sendable, Hashable, Codable {
    /// A wrong answer.
    package struct Mistake: Sendable, Hashable, Codable {
        /// The confidence of the wrong answer, 0 … 1.
        package let confidence: Float
        /// The number of answers that were at least as sure, this one included.
        package let rank: Int
    }

    /// The number of answers that were measured.
    package let count: Int
    /// The wrong ones, the surest first.
    package let mistakes: [Mistake]

    /// Makes a table of answers and whether they were right.
    package init(_ outcomes: [Calibration.Outcome]) {
        count = outcomes.count
        // Among equally sure answers the wrong ones count first: no threshold lies between them.
        let ranked = outcomes.sorted {
            ($0.confidence, $0.isCorrect ? 0 : 1) > ($1.confidence, $1.isCorrect ? 0 : 1)
        }
        mistakes = ranked.enumerated().compactMap { index, outcome in
            outcome.isCorrect
                ? nil : Mistake(confidence: outcome.confidence, rank: index + 1)
        }
    }

    /// Whether the numbers can be those of measured answers: a file may claim any.
    var isSound: Bool {
        let ranks = mistakes.map(\.rank)
        return (0...1_000_000_000).contains(count) && mistakes.count <= count
            && ranks.allSatisfy { (1...max(1, count)).contains($0) } && ranks == ranks.sorted()
            && mistakes.allSatisfy { (0...1).contains($0.confidence) }
    }

    /// Returns the least confidence at which at most `share` (0 … 1) of the answers are expected to
    /// be wrong; nil where the measured answers are too few to promise that.
    ///
    /// The expectation is that of Laplace's rule of succession, (mistakes + 1) / (answers + 2):
    /// what was never seen to go wrong may still do so.
    package func threshold(forErrors share: Double) -> Float? {
        if Self.expected(mistakes.count, of: count) <= share { return 0 }
        // From the lowest threshold up: just above a mistake's confidence, only the surer mistakes
        // remain.
        for (above, mistake) in mistakes.enumerated().reversed()
        where Self.expected(above, of: mistake.rank - 1) <= share {
            return mistake.confidence.nextUp
        }
        return nil
    }

    /// The smallest share of errors, 0 … 1, that some threshold can promise.
    package var leastErrors: Double {
        let above = mistakes.enumerated().map { Self.expected($0.offset, of: $0.element.rank - 1) }
        return min(above.min() ?? 1, Self.expected(mistakes.count, of: count))
    }

    /// Returns the share of errors to expect among answers like the measured ones, by Laplace's
    /// rule.
    private static func expected(_ mistakes: Int, of answers: Int) -> Double {
        Double(mistakes + 1) / Double(answers + 2)
    }
}
