/// An exponential moving average of a network's weights, which reads better than the last step's.
///
/// It remembers little at first, `(1 + t) / (20 + t)` at step t, and never more than `decay`.
package struct WeightAverage {
    /// How much of the average stays at each step, at most.
    package let decay: Float
    /// The average.
    package let values: FloatBuffer

    /// Makes an average that starts from the given weights.
    package init(decay: Float, from values: [Float]) {
        self.decay = decay
        self.values = FloatBuffer(values)
    }

    /// Takes in the weights after step `step` (from 0).
    package func take(_ weights: FloatBuffer, step: Int) {
        let kept = min(decay, Float(1 + step) / Float(20 + step))
        let (average, current, share) = (values.base, weights.base, 1 - kept)
        for index in 0..<values.count {
            average[index] += share * (current[index] - average[index])
        }
    }
}
