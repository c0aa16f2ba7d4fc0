/// Each channel brought to mean 0 and deviation 1 over the batch, then scaled and shifted:
/// `y = activation(γ · (x − μ) / √(σ² + ε) + β)`.
///
/// Training uses the mean and the variance of the examples in this pass and reports them (variance
/// unbiased); inference uses the running ones. Source: Ioffe, Szegedy, "Batch Normalization",
/// ICML 2015. A trainer that splits a batch normalizes each part by itself ("ghost batch norm",
/// Hoffer et al. 2017).
///
/// Raw pointers: four passes over every activation of a convolutional network.
package final class BatchNorm: Layer {
    /// Keeps the division away from zero.
    package static let epsilon: Float = 1e-5

    package let inputShape: Shape
    package var outputShape: Shape { inputShape }
    package let parameters: [TensorSpec]
    package let statistics: [TensorSpec]
    private let channels: Int
    private let activation: Activation
    /// Of the last training pass, per channel.
    private let mean: FloatBuffer
    private let inverseDeviation: FloatBuffer
    private let factor: FloatBuffer
    private let offset: FloatBuffer
    private let partialA: FloatBuffer
    private let partialB: FloatBuffer
    private var totalA: [Double]
    private var totalB: [Double]

    /// Makes a layer for any shape; it has one γ, β, μ and σ² per channel.
    package init(input: Shape, activation: Activation = .identity) {
        inputShape = input
        channels = input.channels
        self.activation = activation
        parameters = [
            TensorSpec("weight", [channels], .constant(1)),
            TensorSpec("bias", [channels], .constant(0)),
        ]
        statistics = [
            TensorSpec("running_mean", [channels], .constant(0)),
            TensorSpec("running_var", [channels], .constant(1)),
        ]
        (mean, inverseDeviation) = (FloatBuffer(count: channels), FloatBuffer(count: channels))
        (factor, offset) = (FloatBuffer(count: channels), FloatBuffer(count: channels))
        (partialA, partialB) = (FloatBuffer(count: channels), FloatBuffer(count: channels))
        totalA = [Double](repeating: 0, count: channels)
        totalB = totalA
    }

    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        let rows = pass.count * inputShape.rows * inputShape.columns
        if case .training = pass.mode { measure(input, rows: rows, into: pass.statistics) }
        let (gamma, beta) = (pass.weights, pass.weights + channels)
        for channel in 0..<channels {
            var (center, inverse) = (mean.base[channel], inverseDeviation.base[channel])
            if case .inference = pass.mode {
                center = pass.statistics[channel]
                inverse = 1 / (pass.statistics[channels + channel] + Self.epsilon).squareRoot()
            }
            factor.base[channel] = gamma[channel] * inverse
            offset.base[channel] = beta[channel] - center * gamma[channel] * inverse
        }
        let (factor, offset) = (factor.base, offset.base)
        let floor = activation == .relu ? 0 : -Float.infinity
        for row in 0..<rows {
            let (from, to) = (input + row * channels, output + row * channels)
            for channel in 0..<channels {
                to[channel] = max(floor, from[channel] * factor[channel] + offset[channel])
            }
        }
    }

    /// Finds mean and variance per channel, and reports them.
    private func measure(
        _ input: UnsafePointer<Float>, rows: Int, into statistics: UnsafeMutablePointer<Float>
    ) {
        // Deviations are taken from the first row, so that squares of a large mean do not cancel.
        sumRows(rows) { first, end, sums, squares in
            for row in first..<end {
                let line = input + row * channels
                for channel in 0..<channels {
                    let value = line[channel] - input[channel]
                    sums[channel] += value
                    squares[channel] += value * value
                }
            }
        }
        let count = Double(rows)
        for channel in 0..<channels {
            let shifted = totalA[channel] / count
            let variance = max(0, totalB[channel] / count - shifted * shifted)
            let center = Float(shifted + Double(input[channel]))
            mean.base[channel] = center
            inverseDeviation.base[channel] = Float(
                1 / (variance + Double(Self.epsilon)).squareRoot())
            statistics[channel] = center
            statistics[channels + channel] = Float(variance * count / max(1, count - 1))
        }
    }

    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        let rows = pass.count * inputShape.rows * inputShape.columns
        let (gradient, input) = (gradients.outputGradient, gradients.input)
        RowPass.undo(
            activation, output: gradients.output, gradient: gradient, count: rows * channels)
        let center = mean.base
        sumRows(rows) { first, end, sums, products in
            for row in first..<end {
                let (slope, line) = (gradient + row * channels, input + row * channels)
                for channel in 0..<channels {
                    sums[channel] += slope[channel]
                    products[channel] += slope[channel] * (line[channel] - center[channel])
                }
            }
        }
        let gamma = pass.weights
        for channel in 0..<channels {
            let inverse = inverseDeviation.base[channel]
            gradients.weightGradients[channel] = Float(totalB[channel]) * inverse
            gradients.weightGradients[channels + channel] = Float(totalA[channel])
        }
        guard let inputGradient = gradients.inputGradient else { return }
        // dx = γ/σ · (dy − mean(dy) − x̂ · mean(dy · x̂)), written as a · dy + b · x + c.
        for channel in 0..<channels {
            let inverse = inverseDeviation.base[channel]
            let scale = gamma[channel] * inverse
            let slope = -scale * inverse * inverse * Float(totalB[channel] / Double(rows))
            factor.base[channel] = scale
            offset.base[channel] = slope
            partialA.base[channel] =
                -scale * Float(totalA[channel] / Double(rows)) - slope * center[channel]
        }
        let (scale, slope, constant) = (factor.base, offset.base, partialA.base)
        for row in 0..<rows {
            let (from, line) = (gradient + row * channels, input + row * channels)
            let to = inputGradient + row * channels
            for channel in 0..<channels {
                to[channel] =
                    from[channel] * scale[channel] + line[channel] * slope[channel]
                    + constant[channel]
            }
        }
    }

    /// Adds up two sums per channel: floats within 64 rows, doubles beyond, so that neither speed nor
    /// accuracy is lost.
    @inline(__always)
    private func sumRows(
        _ rows: Int,
        _ accumulate: (
            _ first: Int, _ end: Int, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
        ) -> Void
    ) {
        for channel in 0..<channels {
            totalA[channel] = 0
            totalB[channel] = 0
        }
        for first in stride(from: 0, to: rows, by: 64) {
            partialA.clear()
            partialB.clear()
            accumulate(first, min(first + 64, rows), partialA.base, partialB.base)
            for channel in 0..<channels {
                totalA[channel] += Double(partialA.base[channel])
                totalB[channel] += Double(partialB.base[channel])
            }
        }
    }
}
