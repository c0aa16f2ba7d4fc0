import DigitTraining
import Foundation
import SystemLibraries
import Testing

struct LogisticFitTests {
    @Test func `it finds the weights examples were drawn by`() {
        var random = SeededGenerator(seed: 4)
        let examples = (0..<8000).map { _ -> LogisticFit.Example in
            let values = [
                Double(random.normal(deviation: 1)), 10 + Double(random.normal(deviation: 3)),
            ]
            let sum = 1.5 * values[0] - 0.4 * values[1] + 3
            return LogisticFit.Example(
                values: values, isOne: Double(random.unit()) < 1 / (1 + exp(-sum)), weight: 1)
        }
        let fit = LogisticFit(examples)
        let drawnBy = [1.5, -0.4, 3]
        #expect(fit.weights.count == drawnBy.count)
        for (found, wanted) in zip(fit.weights, drawnBy) {
            #expect(abs(found - wanted) < 0.1 * abs(wanted) + 0.05)
        }
        #expect(fit.probability([0, 7.5]) > 0.4 && fit.probability([0, 7.5]) < 0.6)
        #expect(fit.probability([3, 4]) > 0.95)
    }

    @Test func `an example counts as much as its weight says`() {
        let examples = [(true, 3.0), (false, 1.0)].map { isOne, weight in
            LogisticFit.Example(values: [0], isOne: isOne, weight: weight)
        }
        #expect(abs(LogisticFit(examples).probability([0]) - 0.75) < 0.001)
    }
}
