/// What a convolution computes: its pictures, its kernels, its padding.
struct ConvolutionGeometry: Hashable {
    let input: Shape
    let filters: Int
    /// Rows and columns of a kernel.
    let kernel: Int
    /// Rows and columns of zeros around the input.
    let padding: Int

    /// The shape of the output.
    var output: Shape {
        Shape(
            rows: input.rows + 2 * padding - kernel + 1,
            columns: input.columns + 2 * padding - kernel + 1, channels: filters)
    }

    /// The convolution that takes the output's gradient to the input's: the kernels are turned by
    /// 180°, channels and filters change places.
    var turned: ConvolutionGeometry {
        ConvolutionGeometry(
            input: output, filters: input.channels, kernel: kernel, padding: kernel - 1 - padding)
    }
}

/// A way to compute a convolution and its gradients; batches are contiguous, weights are
/// [filters, kernel, kernel, channels].
protocol ConvolutionAlgorithm: AnyObject {
    /// Computes `max(minimum, x ∗ W + b)` for `count` examples.
    func convolve(
        _ input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        minimum: Float, count: Int, into output: UnsafeMutablePointer<Float>)

    /// Computes the derivative by the weights (overwritten, not added to).
    ///
    /// `prepare` is called for each example, in order, before its gradient is read, so that both are
    /// done while it is in the cache.
    func differentiateByWeights(
        _ outputGradient: UnsafePointer<Float>, input: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>, preparing prepare: (Range<Int>) -> Void)

    /// Computes the derivative by the input.
    func differentiateByInput(
        _ outputGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>)
}
