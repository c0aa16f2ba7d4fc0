/// The sizes of a convolution: its pictures, its kernels, its padding.
struct ConvolutionGeometry: Hashable {
    /// The shape of one input picture, without padding.
    let input: Shape
    /// The number of kernels, which is the number of output channels.
    let filters: Int
    /// Rows and columns of a kernel, odd.
    let kernel: Int
    /// Rows and columns of zeros on each side of the input.
    let padding: Int

    /// The shape of one output picture.
    var output: Shape {
        Shape(
            rows: input.rows + 2 * padding - kernel + 1,
            columns: input.columns + 2 * padding - kernel + 1, channels: filters)
    }

    /// The geometry of the convolution that takes the output's gradient to the input's: the kernels
    /// are rotated by 180°, channels and filters change places.
    var turned: ConvolutionGeometry {
        ConvolutionGeometry(
            input: output, filters: input.channels, kernel: kernel, padding: kernel - 1 - padding)
    }
}

/// A way to compute a convolution and its gradients.
///
/// Batches are contiguous, example by example, channels innermost; weights are [filters, kernel,
/// kernel, channels]. An instance has scratch space of its own, so that one thread at a time may
/// use it.
protocol ConvolutionAlgorithm: AnyObject {
    /// Computes `max(minimum, x ∗ W + b)` for `count` examples.
    func convolve(
        _ input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        minimum: Float, count: Int, into output: UnsafeMutablePointer<Float>)

    /// Computes the loss's derivative with respect to the weights (overwritten, not added to).
    ///
    /// `prepare` is called for each example, in order, before its gradient is read, so that both
    /// are done while it is in the cache.
    func differentiateByWeights(
        _ outputGradient: UnsafePointer<Float>, input: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>, preparing prepare: (Range<Int>) -> Void)

    /// Computes the loss's derivative with respect to the input (overwritten, not added to).
    func differentiateByInput(
        _ outputGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>)
}
