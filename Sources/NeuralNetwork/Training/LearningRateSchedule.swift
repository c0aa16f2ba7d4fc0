import SystemLibraries

/// The learning rate as a function of the step in a training run.
package enum LearningRateSchedule: Sendable, Hashable, Codable {
    /// The same rate from the first step to the last.
    case constant(Float)
    /// Up along half a cosine from `peak / startDivisor` to `peak` during the first `warmup` of all
    /// steps, then down along half a cosine to `peak / startDivisor / endDivisor`.
    ///
    /// Source: Smith, Topin, "Super-Convergence", 2018, in the cosine form PyTorch made common.
    case oneCycle(peak: Float, warmup: Float, startDivisor: Float, endDivisor: Float)

    /// Returns the learning rate at a step, from 0, of a run of `steps` steps.
    package func rate(at step: Int, of steps: Int) -> Float {
        switch self {
        case .constant(let rate): return rate
        case .oneCycle(let peak, let warmup, let startDivisor, let endDivisor):
            let top = warmup * Float(steps) - 1
            let (start, end) = (peak / startDivisor, peak / startDivisor / endDivisor)
            if Float(step) <= top, top > 0 {
                return Self.along(from: start, to: peak, at: Float(step) / top)
            }
            let length = Float(steps - 1) - max(top, 0)
            let progress = length > 0 ? (Float(step) - max(top, 0)) / length : 1
            return Self.along(from: peak, to: end, at: min(1, progress))
        }
    }

    /// Interpolates along half a cosine; `progress` is 0 at `from` and 1 at `to`.
    private static func along(from: Float, to: Float, at progress: Float) -> Float {
        to + (from - to) / 2 * (1 + cos(.pi * progress))
    }
}
