import SystemLibraries

/// Making confidence mean frequency, and measuring how far it does.
///
/// Source: Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks", ICML 2017.
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

    /// Returns the temperature, 0.05 … 20, at which `classCount` logits per label have the least
    /// negative log-likelihood, by golden-section search over its logarithm.
    ///
    /// The negative log-likelihood has a single minimum in 1/T, so the search cannot go astray.
    package static func temperature(
        logits: [Float], labels: [UInt8], classCount: Int
    ) -> Float {
        precondition(logits.count == labels.count * classCount)
        func loss(_ logTemperature: Double) -> Double {
            let temperature = Float(exp(logTemperature))
            return labels.indices.reduce(0) { sum, index in
                let row = logits[index * classCount..<(index + 1) * classCount]
                return sum - logProbability(row, of: Int(labels[index]), temperature: temperature)
            }
        }
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

    /// Returns the logarithm of a class's probability.
    static func logProbability(
        _ logits: ArraySlice<Float>, of label: Int, temperature: Float
    ) -> Double {
        let largest = logits.max() ?? 0
        let total = logits.reduce(0) { $0 + exp(Double(($1 - largest) / temperature)) }
        return Double((logits[logits.startIndex + label] - largest) / temperature) - log(total)
    }
}
