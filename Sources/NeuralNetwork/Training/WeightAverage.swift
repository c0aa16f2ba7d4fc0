/// An exponential moving average of a network's weights, which reads better than the last step's.
///
/// It remembers little at first, `(1 + t) / (20 + t)` at step t, and never more than `decay`. The
/// 20, which makes it remember half at step 18, is not recorded as tuned.
package struct WeightAverage {
    /// The share of the average that stays at each step, at most; 0 ..< 1.
    package let decay: Float
    /// The averaged weights.
    package let values: FloatBuffer

    /// Makes an average that starts as the given weights.
    package init(decay: Float, from values: [Float]) {
        self.decay = decay
        self.values = FloatBuffer(values)
    }

    /// Takes in the weights after step `step` (from 0): the average moves towards them by the share
    /// that does not stay.
    package func take(_ weights: FloatBuffer, step: Int) {
        let kept = min(decay, Float(1 + step) / Float(20 + step))
        let (average, current, share) = (values.base, weights.base, 1 - kept)
        for index in 0..<values.count {
            average[index] += share * (current[index] - average[index])
        }
    }
}
