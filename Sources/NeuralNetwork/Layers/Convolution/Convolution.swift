import CKernels

/// A two-dimensional convolution with stride 1: `y[p, o] = activation(Σ x[p + k, i] · W[o, k, i] + b[o])`.
///
/// W is stored as [filters, kernel, kernel, channels].
package final class Convolution: Layer {
    /// The shape of one input picture.
    package let inputShape: Shape
    /// The shape of one output picture; its channels are the filters.
    package let outputShape: Shape
    /// The weights [filters, kernel, kernel, channels] and, if the layer has one, the bias
    /// [filters].
    package let parameters: [TensorSpec]
    /// The number of kernels.
    private let filters: Int
    /// The number of weights, after which the bias stands.
    private let weightCount: Int
    /// Whether a trained number is added to each filter's output.
    private let hasBias: Bool
    /// The function applied to the output.
    private let activation: Activation
    /// How the convolution is computed; nil in a layer that can only tell its shapes.
    private let algorithm: (any ConvolutionAlgorithm)?

    /// Makes a layer; the input must be at least as large as the kernel less twice the padding.
    ///
    /// With a capacity of 0 it can only tell its shapes.
    package init(
        input: Shape, filters: Int, kernel: Int, padding: ConvolutionPadding, bias: Bool,
        activation: Activation = .identity, capacity: Int, training: Bool
    ) {
        let geometry = ConvolutionGeometry(
            input: input, filters: filters, kernel: kernel,
            padding: padding == .same ? kernel / 2 : 0)
        inputShape = input
        outputShape = geometry.output
        self.filters = filters
        hasBias = bias
        self.activation = activation
        // As many numbers as a kernel has are summed for one output: the fan in.
        let length = kernel * kernel * input.channels
        weightCount = filters * length
        let start = TensorSpec.Start.scaled(fanIn: length, fanOut: kernel * kernel * filters)
        let weight = TensorSpec(
            "weight", [filters, kernel, kernel, input.channels], start, decays: true)
        parameters = bias ? [weight, TensorSpec("bias", [filters], .constant(0))] : [weight]
        // Winograd's algorithm where it suits, which is then the faster one.
        if capacity == 0 {
            algorithm = nil
        } else if WinogradConvolution.suits(geometry, capacity: capacity) {
            algorithm = WinogradConvolution(
                geometry, capacity: capacity, training: training)
        } else {
            algorithm = DirectConvolution(geometry, training: training)
        }
    }

    /// Convolves all pictures, with bias and activation done while the sums are at hand.
    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        algorithm?.convolve(
            input, weights: pass.weights, bias: hasBias ? pass.weights + weightCount : nil,
            minimum: activation.minimum, count: pass.count, into: output)
    }

    /// Computes the gradients of weights, bias and input.
    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        let biasGradient = hasBias ? gradients.weightGradients + weightCount : nil
        biasGradient?.update(repeating: 0, count: filters)
        let isRectified = activation == .relu
        algorithm?.differentiateByWeights(
            gradients.outputGradient, input: gradients.input, count: pass.count,
            into: gradients.weightGradients
        ) { examples in
            // The activation is undone and the bias's gradient summed just before the algorithm reads
            // an example's gradient, which then is in the cache.
            guard isRectified || hasBias else { return }
            let first = examples.lowerBound * outputShape.count
            network_undo_rows(
                gradients.outputGradient + first, isRectified ? gradients.output + first : nil,
                examples.count * outputShape.rows * outputShape.columns, filters, biasGradient)
        }
        if let inputGradient = gradients.inputGradient {
            algorithm?.differentiateByInput(
                gradients.outputGradient, weights: pass.weights, count: pass.count,
                into: inputGradient)
        }
    }
}

/// What a convolution sees beyond the picture's edge.
package enum ConvolutionPadding: String, Sendable, Hashable, Codable {
    /// Zeros, as many as keep the picture's size.
    case same
    /// Nothing: the output shrinks by the kernel's size less one.
    case valid
}
