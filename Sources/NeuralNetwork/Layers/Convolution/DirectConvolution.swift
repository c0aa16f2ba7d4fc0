import CKernels

/// Convolution as its definition says, with kernels of any size: for pictures of few channels, and
/// for what Winograd's algorithm does not suit.
///
/// The numbers under the kernel are multiplied where they stand: of a line of the picture, those
/// under a line of the kernel follow one another. A picture that is padded is copied first, one at
/// a time.
///
/// Backward: dW is again a product of what stands there; dX is the convolution of dY with the
/// kernels rotated by 180°, so nothing is ever scattered.
final class DirectConvolution: ConvolutionAlgorithm {
    /// The convolution's sizes.
    private let geometry: ConvolutionGeometry
    /// The weights as [kernel, kernel, channels, filters], or their gradient.
    private let gathered: FloatBuffer
    /// The kernels turned by 180°, as [kernel, kernel, filters, channels].
    private let turned: FloatBuffer
    /// Whether the weights never change, so that they need to be gathered once only.
    private let keepsWeights: Bool
    /// Whether `gathered` holds the weights already.
    private var hasWeights = false
    /// Lends the input pictures with their padding.
    private let input: PaddedPicture
    /// Lends the pictures of the output's gradient with the padding of the backward convolution.
    private let outputGradient: PaddedPicture

    /// Makes an algorithm; one that is not for training is always given the same weights.
    init(_ geometry: ConvolutionGeometry, training: Bool) {
        self.geometry = geometry
        keepsWeights = !training
        let count = geometry.filters * geometry.kernel * geometry.kernel * geometry.input.channels
        gathered = FloatBuffer(count: count)
        turned = FloatBuffer(count: training ? count : 0)
        input = PaddedPicture(geometry.input, padding: geometry.padding)
        let back = geometry.turned
        outputGradient = PaddedPicture(back.input, padding: training ? back.padding : 0)
    }

    /// Computes `max(minimum, x ∗ W + b)` for `count` examples, one after the other.
    func convolve(
        _ input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        minimum: Float, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        if !hasWeights {
            network_gather_filters(
                weights, geometry.filters, gathered.count / geometry.filters, gathered.base)
            hasWeights = keepsWeights
        }
        for example in 0..<count {
            network_convolve(
                self.input.picture(example, of: input), gathered.base, bias, minimum,
                shape(geometry),
                output + example * geometry.output.count)
        }
    }

    /// Computes the weights' gradient: the sum over the examples, in their order.
    func differentiateByWeights(
        _ outputGradient: UnsafePointer<Float>, input: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>, preparing prepare: (Range<Int>) -> Void
    ) {
        for example in 0..<count {
            prepare(example..<example + 1)
            network_convolution_gradient(
                self.input.picture(example, of: input),
                outputGradient + example * geometry.output.count, example > 0, shape(geometry),
                gathered.base)
        }
        // The kernel sums in the order that is fast to compute; the gradient is wanted in that of
        // the weights.
        network_gather_filters(
            gathered.base, gathered.count / geometry.filters, geometry.filters, gradient)
    }

    /// Computes the input's gradient as a convolution with rotated kernels.
    func differentiateByInput(
        _ outputGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>
    ) {
        // Weights change with every training step, so that they are rotated anew.
        turn(weights)
        for example in 0..<count {
            network_convolve(
                self.outputGradient.picture(example, of: outputGradient), turned.base, nil,
                -.infinity, shape(geometry.turned), gradient + example * geometry.input.count)
        }
    }

    /// Fills `turned`: the kernels rotated by 180°, with channels and filters exchanged.
    private func turn(_ weights: UnsafePointer<Float>) {
        let (filters, channels) = (geometry.filters, geometry.input.channels)
        let taps = geometry.kernel * geometry.kernel
        for filter in 0..<filters {
            for tap in 0..<taps {
                let target = turned.base + ((taps - 1 - tap) * filters + filter) * channels
                target.update(from: weights + (filter * taps + tap) * channels, count: channels)
            }
        }
    }

    /// Describes a convolution to the C kernel: its picture includes the padding.
    private func shape(_ geometry: ConvolutionGeometry) -> network_convolution {
        network_convolution(
            rows: geometry.input.rows + 2 * geometry.padding,
            columns: geometry.input.columns + 2 * geometry.padding,
            channels: geometry.input.channels, kernel: geometry.kernel, filters: geometry.filters)
    }
}

/// A lender of a batch's pictures with zeros around them.
private struct PaddedPicture {
    /// The shape of a picture without its border.
    private let shape: Shape
    /// Rows and columns of zeros on each side.
    private let padding: Int
    /// Room for one picture with its border, whose zeros are never written over.
    private let copy: FloatBuffer

    /// Makes room for one picture with `padding` zeros on every side; without padding the batch itself is lent.
    init(_ shape: Shape, padding: Int) {
        self.shape = shape
        self.padding = padding
        copy = FloatBuffer(
            count: padding == 0
                ? 0 : (shape.rows + 2 * padding) * (shape.columns + 2 * padding) * shape.channels)
    }

    /// Returns the picture with a given index, valid until the next is asked for.
    func picture(_ index: Int, of batch: UnsafePointer<Float>) -> UnsafePointer<Float> {
        let picture = batch + index * shape.count
        guard padding > 0 else { return picture }
        let line = shape.columns * shape.channels
        let width = line + 2 * padding * shape.channels
        for row in 0..<shape.rows {
            (copy.base + (row + padding) * width + padding * shape.channels).update(
                from: picture + row * line, count: line)
        }
        return UnsafePointer(copy.base)
    }
}
