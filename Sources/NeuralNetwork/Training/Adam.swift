import CKernels
import SystemLibraries

/// Adam, and with weight decay AdamW:
/// `m ← β₁m + (1−β₁)g`, `v ← β₂v + (1−β₂)g²`,
/// `w ← w − η·√(1−β₂ᵗ)/(1−β₁ᵗ) · m/(√v + ε) − η·λ·w`.
///
/// Sources: Kingma, Ba, "Adam", ICLR 2015 (the form with ε outside the bias correction, which Keras
/// uses as well); Loshchilov, Hutter, "Decoupled Weight Decay Regularization", ICLR 2019.
package struct Adam {
    /// The hyperparameters of the method.
    package struct Options: Sendable, Hashable, Codable {
        /// β₁, the decay of the running mean of gradients, 0 ..< 1.
        package var beta1: Float
        /// β₂, the decay of the running mean of squared gradients, 0 ..< 1.
        package var beta2: Float
        /// ε, which keeps the division away from zero; above 0.
        package var epsilon: Float
        /// λ, the share of a weight that fades in each update, times the learning rate; 0 is plain
        /// Adam.
        package var weightDecay: Float

        /// Makes options; the defaults are Keras'.
        package init(
            beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-7, weightDecay: Float = 0
        ) {
            self.beta1 = beta1
            self.beta2 = beta2
            self.epsilon = epsilon
            self.weightDecay = weightDecay
        }
    }

    /// The hyperparameters, fixed for the run.
    package let options: Options
    /// m, the running mean of each weight's gradient.
    package let firstMoment: FloatBuffer
    /// v, the running mean of each weight's squared gradient.
    package let secondMoment: FloatBuffer
    /// t, the number of updates done so far.
    package private(set) var updates: Int

    /// Makes an optimizer for `count` weights that has done no update.
    package init(_ options: Options, count: Int) {
        self.options = options
        firstMoment = FloatBuffer(count: count)
        secondMoment = FloatBuffer(count: count)
        updates = 0
    }

    /// Makes an optimizer that goes on where another one stood.
    package init(_ options: Options, firstMoment: [Float], secondMoment: [Float], updates: Int) {
        self.options = options
        self.firstMoment = FloatBuffer(firstMoment)
        self.secondMoment = FloatBuffer(secondMoment)
        self.updates = updates
    }

    /// Does one update with learning rate η; only the ranges for which `decays` is true fade.
    ///
    /// The ranges must cover what is to be trained and may not overlap.
    package mutating func update(
        _ weights: FloatBuffer, gradients: FloatBuffer, rate: Float,
        ranges: [(range: Range<Int>, decays: Bool)]
    ) {
        updates += 1
        let elapsed = Double(updates)
        let correction1 = 1 - pow(Double(options.beta1), elapsed)
        let correction2 = 1 - pow(Double(options.beta2), elapsed)
        let stepSize = rate * Float(correction2.squareRoot() / correction1)
        for (range, decays) in ranges {
            let first = range.lowerBound
            network_adam_update(
                weights.base + first, gradients.base + first, firstMoment.base + first,
                secondMoment.base + first, range.count,
                network_adam_constants(
                    beta1: options.beta1, beta2: options.beta2, epsilon: options.epsilon,
                    step: stepSize, keep: 1 - (decays ? rate * options.weightDecay : 0)))
        }
    }
}
