/// A layer as a model file says it; its input's shape follows from the layer before.
///
/// The cases' names stand in model files and stay as they are.
package enum LayerSpec: Sendable, Hashable, Codable {
    /// A two-dimensional convolution with `filters` kernels of `kernel × kernel` pixels, stride 1.
    case convolution(filters: Int, kernel: Int, padding: ConvolutionPadding, bias: Bool)
    /// Batch normalization of each channel.
    case batchNorm
    /// ReLU, `max(0, x)`.
    case relu
    /// Max pooling: the largest of each 2×2 pixels.
    case maxPool
    /// The picture read as a vector.
    case flatten
    /// A share of the numbers, `rate` in 0 ..< 1, set to zero while training.
    case dropout(rate: Float)
    /// A matrix product with `outputs` results.
    case linear(outputs: Int, bias: Bool)

    /// Makes the layer, with scratch space for `capacity` examples; with 0 it can only tell its
    /// shapes.
    ///
    /// Throws a `NetworkSpecError` when the layer cannot stand on such an input, so that a model
    /// file from a stranger cannot ask for absurd sizes: kernels are odd and at most 7, filters at
    /// most 1,024, a linear layer's outputs at most 65,536. These limits are orders of magnitude
    /// above what digits need.
    package func makeLayer(
        input: Shape, activation: Activation, capacity: Int, training: Bool
    ) throws(NetworkSpecError) -> any Layer {
        switch self {
        case .convolution(let filters, let kernel, let padding, let bias):
            // With padding the picture that a kernel sees is larger by the kernel's size less one.
            let reach = padding == .same ? input.rows + kernel - 1 : input.rows
            let width = padding == .same ? input.columns + kernel - 1 : input.columns
            guard [1, 3, 5, 7].contains(kernel), (1...1024).contains(filters),
                reach >= kernel, width >= kernel
            else { throw .impossibleLayer(description, input: input) }
            return Convolution(
                input: input, filters: filters, kernel: kernel, padding: padding, bias: bias,
                activation: activation, capacity: capacity, training: training)
        case .batchNorm: return BatchNorm(input: input, activation: activation)
        case .relu: return ReLU(input: input)
        case .maxPool:
            guard input.rows >= 2, input.columns >= 2 else {
                throw .impossibleLayer(description, input: input)
            }
            return MaxPool(input: input, activation: activation)
        case .flatten: return Flatten(input: input)
        case .dropout(let rate):
            guard rate >= 0, rate < 1 else { throw .impossibleLayer(description, input: input) }
            return Dropout(input: input, rate: rate, capacity: training ? capacity : 0)
        case .linear(let outputs, let bias):
            guard (1...65_536).contains(outputs) else {
                throw .impossibleLayer(description, input: input)
            }
            return Linear(input: input, outputs: outputs, bias: bias, activation: activation)
        }
    }

    /// Whether a ReLU that follows can be done by this layer itself.
    package var foldsActivation: Bool {
        switch self {
        case .convolution, .batchNorm, .linear, .maxPool: true
        case .relu, .flatten, .dropout: false
        }
    }
}

extension LayerSpec: CustomStringConvertible {
    /// The layer as one line for people, such as `convolution 3×3, 32 filters, same, no bias`.
    package var description: String {
        switch self {
        case .convolution(let filters, let kernel, let padding, let bias):
            "convolution \(kernel)×\(kernel), \(filters) filters, \(padding)\(bias ? "" : ", no bias")"
        case .batchNorm: "batch norm"
        case .relu: "ReLU"
        case .maxPool: "max pool 2×2"
        case .flatten: "flatten"
        case .dropout(let rate): "dropout \(rate)"
        case .linear(let outputs, let bias): "linear \(outputs)\(bias ? "" : ", no bias")"
        }
    }
}
