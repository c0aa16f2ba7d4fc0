import Raster
import SystemLibraries

/// A logistic regression, fitted to weighted examples by Newton's method (iteratively reweighted
/// least squares) with a ridge penalty.
package struct LogisticFit: Sendable {
    /// An example: its measurements, its class, and its weight.
    package struct Example: Sendable {
        /// What was measured, in any units.
        let values: [Double]
        /// Whether the example belongs to the class whose probability is fitted.
        let isOne: Bool
        /// How much the example counts; 1 is one example.
        let weight: Double

        /// Makes an example.
        package init(values: [Double], isOne: Bool, weight: Double) {
            self.values = values
            self.isOne = isOne
            self.weight = weight
        }
    }

    /// The weight of each value in the values' own units, then the constant that is always added.
    package private(set) var weights: [Double]

    /// The ridge penalty on the weights, in units of the values' standard deviations: it keeps the weights small of
    /// values that hardly vary or that say the same.
    ///
    /// Not tuned: with 0, the weights of such values would grow without bound; with much more all weights shrink to 0.
    private static let decay = 0.3
    /// The number of Newton steps, at most; a fit to separable examples would never end.
    ///
    /// Not tuned: Newton's method usually takes a few steps.
    private static let mostSteps = 30

    /// Fits to examples, which must all have the same number of values, one at least.
    ///
    /// Without examples only the constant 0 is fitted. The time grows with the examples and with
    /// the square of the number of values.
    package init(_ examples: [Example]) {
        let count = examples.first?.values.count ?? 0
        let total = Double(max(1, examples.count))
        let means = (0..<count).map { place in
            examples.reduce(0) { $0 + $1.values[place] } / total
        }
        let deviations = (0..<count).map { place in
            let square = examples.reduce(0) { $0 + $1.values[place] * $1.values[place] } / total
            return max(square - means[place] * means[place], 1e-12).squareRoot()
        }
        // Standardized values make one penalty fit all, whatever their units; the last input, 1,
        // belongs to the constant.
        let inputs = examples.map { example in
            (0..<count).map { (example.values[$0] - means[$0]) / deviations[$0] } + [1]
        }
        var fitted = [Double](repeating: 0, count: count + 1)
        for _ in 0..<Self.mostSteps {
            let step = Self.step(from: fitted, examples, inputs)
            for place in fitted.indices { fitted[place] -= step[place] }
            // The method converges quadratically: after such a step nothing is left to gain.
            if step.allSatisfy({ abs($0) < 1e-6 }) { break }
        }
        // Back from deviations to what was measured.
        weights = (0..<count).map { fitted[$0] / deviations[$0] }
        weights.append(fitted[count] - zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 })
    }

    /// Returns the probability, 0 … 1, that something of such values belongs to the class.
    package func probability(_ values: [Double]) -> Double {
        let sum = zip(weights, values + [1]).reduce(0) { $0 + $1.0 * $1.1 }
        return 1 / (1 + exp(-sum))
    }

    /// Returns Newton's step: the gradient divided by the curvature (Hessian), penalties included;
    /// the gradient itself where the system has no solution.
    private static func step(
        from weights: [Double], _ examples: [Example], _ inputs: [[Double]]
    ) -> [Double] {
        let size = weights.count
        var gradient = weights.map { decay * $0 }
        // The constant is not penalized.
        gradient[size - 1] = 0
        var curvature = [[Double]](
            repeating: [Double](repeating: 0, count: size), count: size)
        for place in 0..<size - 1 { curvature[place][place] = decay }
        for (example, input) in zip(examples, inputs) {
            let sum = zip(weights, input).reduce(0) { $0 + $1.0 * $1.1 }
            let probability = 1 / (1 + exp(-sum))
            let error = example.weight * (probability - (example.isOne ? 1 : 0))
            let bend = example.weight * probability * (1 - probability)
            for row in 0..<size {
                gradient[row] += error * input[row]
                for column in 0..<size {
                    curvature[row][column] += bend * input[row] * input[column]
                }
            }
        }
        // Positive definite, as every weight but the constant's is held at 0: a solution there is.
        let solved = LinearSystem(curvature, values: gradient.map { [$0] }).solved()
        return solved?.map { $0[0] } ?? gradient
    }
}
