import CKernels

/// Each channel brought to mean 0 and deviation 1 over the batch, then scaled and shifted:
/// `y = activation(γ · (x − μ) / √(σ² + ε) + β)`.
///
/// Training uses the mean and the variance of the examples in this pass and reports them (variance
/// unbiased); inference uses the running ones. Source: Ioffe, Szegedy, "Batch Normalization",
/// ICML 2015. A trainer that splits a batch normalizes each part by itself ("ghost batch norm",
/// Hoffer et al. 2017).
package final class BatchNorm: Layer {
    /// ε, which keeps the division away from zero; PyTorch's default.
    package static let epsilon: Float = 1e-5

    /// The shape of one input, which is that of the output.
    package let inputShape: Shape
    /// The shape of one output.
    package var outputShape: Shape { inputShape }
    /// The trained scales γ, then the shifts β.
    package let parameters: [TensorSpec]
    /// The running means μ, then the variances σ².
    package let statistics: [TensorSpec]
    /// The number of channels, each of which is normalized by itself.
    private let channels: Int
    /// The function applied to the result.
    private let activation: Activation
    /// The mean of each channel in the last training pass.
    private let mean: FloatBuffer
    /// 1 / √(σ² + ε) of each channel in the last training pass.
    private let inverseDeviation: FloatBuffer
    /// What a channel is multiplied by in the last pass: γ / √(σ² + ε).
    private let factor: FloatBuffer
    /// What is added to a channel after that.
    private let offset: FloatBuffer
    /// What the input is multiplied by in the input's gradient.
    private let tilt: FloatBuffer
    /// What is added in the input's gradient.
    private let constant: FloatBuffer
    /// Sums over a channel, in double precision: of the input or of the output's gradient.
    private var sums: [Double]
    /// Sums over a channel of squares, or of products of gradient and input.
    private var products: [Double]

    /// What the tensor of σ² is called.
    static let variance = "running_var"

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
            TensorSpec(Self.variance, [channels], .constant(1)),
        ]
        (mean, inverseDeviation) = (FloatBuffer(count: channels), FloatBuffer(count: channels))
        (factor, offset) = (FloatBuffer(count: channels), FloatBuffer(count: channels))
        (tilt, constant) = (FloatBuffer(count: channels), FloatBuffer(count: channels))
        sums = [Double](repeating: 0, count: channels)
        products = sums
    }

    /// The normalization as the C kernels take it: one factor and one offset for each channel.
    private var scale: network_batch_norm_scale {
        network_batch_norm_scale(
            factor: factor.base, offset: offset.base, minimum: activation.minimum)
    }

    /// Normalizes each channel and applies the activation: training measures the batch, inference
    /// uses the running statistics.
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
        network_batch_norm(input, rows, channels, scale, output)
    }

    /// Measures the mean and the variance of each channel over the rows, keeps them for the
    /// backward pass, and reports them as statistics, the variance unbiased.
    private func measure(
        _ input: UnsafePointer<Float>, rows: Int, into statistics: UnsafeMutablePointer<Float>
    ) {
        network_batch_norm_moments(input, rows, channels, &sums, &products)
        let count = Double(rows)
        for channel in 0..<channels {
            // The kernel counts from the first row's value, so that a large mean costs no digits;
            // it is added back.
            let shifted = sums[channel] / count
            let variance = max(0, products[channel] / count - shifted * shifted)
            let center = Float(shifted + Double(input[channel]))
            mean.base[channel] = center
            inverseDeviation.base[channel] = Float(
                1 / (variance + Double(Self.epsilon)).squareRoot())
            statistics[channel] = center
            statistics[channels + channel] = Float(variance * count / max(1, count - 1))
        }
    }

    /// Computes dγ, dβ and the input's gradient from the moments of the forward pass.
    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        let rows = pass.count * inputShape.rows * inputShape.columns
        let (gradient, input) = (gradients.outputGradient, gradients.input)
        network_batch_norm_products(
            gradient, input, rows, channels, mean.base, scale, &sums, &products)
        for channel in 0..<channels {
            let inverse = inverseDeviation.base[channel]
            gradients.weightGradients[channel] = Float(products[channel]) * inverse
            gradients.weightGradients[channels + channel] = Float(sums[channel])
        }
        guard let inputGradient = gradients.inputGradient else { return }
        // dx = γ/σ · (dy − mean(dy) − x̂ · mean(dy · x̂)), written as a · dy + b · x + c, where a is the
        // factor of the forward pass.
        for channel in 0..<channels {
            let inverse = inverseDeviation.base[channel]
            let slope =
                -factor.base[channel] * inverse * inverse * Float(products[channel] / Double(rows))
            tilt.base[channel] = slope
            constant.base[channel] =
                -factor.base[channel] * Float(sums[channel] / Double(rows))
                - slope * mean.base[channel]
        }
        network_batch_norm_gradient(
            gradient, input, rows, channels, scale, tilt.base, constant.base, inputGradient)
    }
}
