import SystemLibraries

/// The calibration of confidence, so that it means frequency, and the measurement of how far it
/// does.
package enum Calibration {
    /// A confidence, 0 … 1, and whether the answer it was given for was right.
    package typealias Outcome = (confidence: Float, isCorrect: Bool)

    /// Returns the expected calibration error: the mean distance between confidence and accuracy over
    /// equally wide bins of confidence, weighted by how many answers are in each.
    package static func expectedError(_ outcomes: [Outcome], bins: Int = 15) -> Double {
        guard !outcomes.isEmpty else { return 0 }
        var confidence = [Double](repeating: 0, count: bins)
        var correct = [Double](repeating: 0, count: bins)
        for outcome in outcomes {
            let bin = min(bins - 1, max(0, Int(outcome.confidence * Float(bins))))
            confidence[bin] += Double(outcome.confidence)
            correct[bin] += outcome.isCorrect ? 1 : 0
        }
        let distances = zip(confidence, correct).map { abs($0 - $1) }
        return distances.reduce(0, +) / Double(outcomes.count)
    }

    /// A picture's logits, the right one of the eleven answers (see `DigitOpinion`), and how much it counts.
    package struct Example: Sendable {
        /// The network's outputs for the picture, before the softmax.
        let logits: ArraySlice<Float>
        /// The right answer: the digit, or 10 for "not a digit".
        let answer: Int
        /// How much the example counts; only proportions matter.
        let weight: Double

        /// Makes an example.
        package init(logits: ArraySlice<Float>, answer: Int, weight: Double = 1) {
            self.logits = logits
            self.answer = answer
            self.weight = weight
        }
    }

    /// Returns the temperature, 0.05 … 20, at which examples have the least mean negative log-likelihood, by
    /// golden-section search over its logarithm.
    ///
    /// `shift` is added to the logit of "not a digit" after the division by the temperature. The search
    /// cannot go astray as long as the likelihood has one maximum, which it has in 1/T without a shift.
    package static func temperature(of examples: [Example], shift: Float = 0) -> Float {
        func loss(_ logTemperature: Double) -> Double {
            let temperature = Float(exp(logTemperature))
            return examples.reduce(0) { sum, example in
                let opinion = opinion(
                    of: example.logits, temperature: temperature, shift: shift)
                let right =
                    example.answer < 10 ? opinion.digits[example.answer] : opinion.notADigit
                return sum - example.weight * log(Double(max(right, .leastNormalMagnitude)))
            }
        }
        // Golden section: each step keeps 0.618 of the interval and needs one new evaluation. The
        // interval covers every temperature that a trained network may need; 10⁻⁴ of its logarithm
        // is 0.01 % of the temperature.
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (log(0.05), log(20.0))
        var (inner, outer) = (high - ratio * (high - low), low + ratio * (high - low))
        var (innerLoss, outerLoss) = (loss(inner), loss(outer))
        while high - low > 1e-4 {
            if innerLoss < outerLoss {
                (high, outer, outerLoss) = (outer, inner, innerLoss)
                inner = high - ratio * (high - low)
                innerLoss = loss(inner)
            } else {
                (low, inner, innerLoss) = (inner, outer, outerLoss)
                outer = low + ratio * (high - low)
                outerLoss = loss(outer)
            }
        }
        return Float(exp((low + high) / 2))
    }

    /// Returns what logits say at a temperature, with a shift added to the logit of "not a digit".
    private static func opinion(
        of logits: ArraySlice<Float>, temperature: Float, shift: Float
    ) -> DigitOpinion {
        var scaled = logits.map { $0 / temperature }
        if scaled.count > DigitClasses.notADigit { scaled[DigitClasses.notADigit] += shift }
        return DigitOpinion(Softmax.probabilities(scaled))
    }
}
