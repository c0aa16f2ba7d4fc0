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
        let floor = activation.floor
        for row in 0..<rows {
            Self.scale(
                input + row * channels, factor.base, offset.base, floor, channels,
                into: output + row * channels)
        }
    }

    /// Finds mean and variance per channel, and reports them.
    private func measure(
        _ input: UnsafePointer<Float>, rows: Int, into statistics: UnsafeMutablePointer<Float>
    ) {
        // Deviations are taken from the first row, so that squares of a large mean do not cancel.
        sumRows(rows) { rows in
            for row in rows {
                Self.addMoments(
                    input + row * channels, around: input, channels, to: partialA.base,
                    partialB.base)
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
        let center = mean.base
        sumRows(rows) { rows in
            // The activation is undone a few rows ahead of the sums, while they are in the cache.
            let first = rows.lowerBound * channels
            RowPass.undo(
                activation, output: gradients.output + first, gradient: gradient + first,
                count: rows.count * channels)
            for row in rows {
                Self.addProducts(
                    gradient + row * channels, input + row * channels, around: center, channels,
                    to: partialA.base, partialB.base)
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
        for row in 0..<rows {
            Self.combine(
                gradient + row * channels, input + row * channels, factor.base, offset.base,
                partialA.base, channels, into: inputGradient + row * channels)
        }
    }

    /// Adds up two sums per channel: floats within 64 rows, doubles beyond, so that neither speed nor
    /// accuracy is lost.
    @inline(__always)
    private func sumRows(_ rows: Int, _ sumUp: (Range<Int>) -> Void) {
        for channel in 0..<channels {
            totalA[channel] = 0
            totalB[channel] = 0
        }
        for first in stride(from: 0, to: rows, by: 64) {
            partialA.clear()
            partialB.clear()
            sumUp(first..<min(first + 64, rows))
            for channel in 0..<channels {
                totalA[channel] += Double(partialA.base[channel])
                totalB[channel] += Double(partialB.base[channel])
            }
        }
    }
}

// MARK: - One row of a pass

// Plain functions of plain pointers, so that the compiler can tell what overlaps, and use vectors.
extension BatchNorm {
    /// `y = max(floor, x · factor + offset)`.
    private static func scale(
        _ input: UnsafePointer<Float>, _ factor: UnsafePointer<Float>,
        _ offset: UnsafePointer<Float>, _ floor: Float, _ count: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        for index in 0..<count {
            output[index] = max(floor, input[index] * factor[index] + offset[index])
        }
    }

    /// `Σ (x − c)` and `Σ (x − c)²`.
    private static func addMoments(
        _ input: UnsafePointer<Float>, around center: UnsafePointer<Float>, _ count: Int,
        to sums: UnsafeMutablePointer<Float>, _ squares: UnsafeMutablePointer<Float>
    ) {
        for index in 0..<count {
            let value = input[index] - center[index]
            sums[index] += value
            squares[index] += value * value
        }
    }

    /// `Σ dy` and `Σ dy · (x − μ)`.
    private static func addProducts(
        _ slope: UnsafePointer<Float>, _ input: UnsafePointer<Float>,
        around center: UnsafePointer<Float>, _ count: Int,
        to sums: UnsafeMutablePointer<Float>, _ products: UnsafeMutablePointer<Float>
    ) {
        for index in 0..<count {
            sums[index] += slope[index]
            products[index] += slope[index] * (input[index] - center[index])
        }
    }

    /// `dx = scale · dy + tilt · x + constant`.
    private static func combine(
        _ slope: UnsafePointer<Float>, _ input: UnsafePointer<Float>,
        _ scale: UnsafePointer<Float>, _ tilt: UnsafePointer<Float>,
        _ constant: UnsafePointer<Float>, _ count: Int, into result: UnsafeMutablePointer<Float>
    ) {
        for index in 0..<count {
            result[index] =
                slope[index] * scale[index] + input[index] * tilt[index] + constant[index]
        }
    }
}
