/// A two-dimensional convolution with stride 1: `y[p, o] = activation(Σ x[p + k, i] · W[o, k, i] + b[o])`.
///
/// W is stored as [filters, kernel, kernel, channels]; as a matrix product `Y = P · Wᵀ`, where P
/// holds the patches (`PatchMatrix`). Backward: `dW = dYᵀ · P`; dx is the convolution of dY with the
/// kernels turned by 180°, which again is a product of patches, so nothing is ever scattered.
/// The patches are made anew for each use: that costs less than reading them back from memory.
package final class Convolution: Layer {
    package let inputShape: Shape
    package let outputShape: Shape
    package let parameters: [TensorSpec]
    private let filters: Int
    private let kernel: Int
    private let hasBias: Bool
    private let activation: Activation
    private let patches: PatchMatrix
    private let gradientPatches: PatchMatrix
    private let patchBuffer: FloatBuffer
    /// The kernels turned by 180°, as [kernel, kernel, filters, channels].
    private let turnedWeights: FloatBuffer

    /// Makes a layer; the input must be at least as large as the kernel less twice the padding.
    ///
    /// With a capacity of 0 it can only tell its shapes.
    package init(
        input: Shape, filters: Int, kernel: Int, padding: ConvolutionPadding, bias: Bool,
        activation: Activation = .identity, capacity: Int, training: Bool
    ) {
        let pad = padding == .same ? kernel / 2 : 0
        patches = PatchMatrix(input: input, kernel: kernel, padding: pad)
        inputShape = input
        outputShape = Shape(
            rows: patches.outputRows, columns: patches.outputColumns, channels: filters)
        gradientPatches = PatchMatrix(
            input: outputShape, kernel: kernel, padding: kernel - 1 - pad)
        self.filters = filters
        self.kernel = kernel
        hasBias = bias
        self.activation = activation
        let length = patches.patchLength
        let start = TensorSpec.Start.scaled(fanIn: length, fanOut: kernel * kernel * filters)
        let weight = TensorSpec(
            "weight", [filters, kernel, kernel, input.channels], start, decays: true)
        parameters = bias ? [weight, TensorSpec("bias", [filters], .constant(0))] : [weight]
        let largest =
            training ? max(patches.blockCount, gradientPatches.blockCount) : patches.blockCount
        patchBuffer = FloatBuffer(count: capacity > 0 ? largest : 0)
        turnedWeights = FloatBuffer(count: capacity > 0 && training ? filters * length : 0)
    }

    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        let bias = hasBias ? pass.weights + filters * patches.patchLength : nil
        for lines in patches.blocks(examples: pass.count) {
            patches.fill(patchBuffer.base, lines: lines, of: input)
            let pixels = lines.count * patches.outputColumns
            let target = output + lines.lowerBound * patches.outputColumns * filters
            MatrixProduct.multiply(
                .asStored(patchBuffer.base), .transposed(pass.weights), into: target,
                rows: pixels, columns: filters, inner: patches.patchLength)
            RowPass.addBias(bias, activation, to: target, rows: pixels, columns: filters)
        }
    }

    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        let pixels = pass.count * outputShape.rows * outputShape.columns
        RowPass.undo(
            activation, output: gradients.output, gradient: gradients.outputGradient,
            count: pixels * filters)
        if hasBias {
            RowPass.sum(
                gradients.outputGradient, rows: pixels, columns: filters,
                into: gradients.weightGradients + filters * patches.patchLength)
        }
        differentiateByWeights(gradients, pass)
        if let inputGradient = gradients.inputGradient {
            differentiateByInput(gradients, pass, into: inputGradient)
        }
    }

    private func differentiateByWeights(_ gradients: BackwardPass, _ pass: LayerPass) {
        for lines in patches.blocks(examples: pass.count) {
            patches.fill(patchBuffer.base, lines: lines, of: gradients.input)
            let first = lines.lowerBound * patches.outputColumns * filters
            MatrixProduct.multiply(
                .transposed(gradients.outputGradient + first), .asStored(patchBuffer.base),
                into: gradients.weightGradients, rows: filters, columns: patches.patchLength,
                inner: lines.count * patches.outputColumns, adding: lines.lowerBound > 0)
        }
    }

    private func differentiateByInput(
        _ gradients: BackwardPass, _ pass: LayerPass,
        into inputGradient: UnsafeMutablePointer<Float>
    ) {
        turn(pass.weights)
        let channels = inputShape.channels
        for lines in gradientPatches.blocks(examples: pass.count) {
            gradientPatches.fill(patchBuffer.base, lines: lines, of: gradients.outputGradient)
            let first = lines.lowerBound * gradientPatches.outputColumns * channels
            MatrixProduct.multiply(
                .asStored(patchBuffer.base), .asStored(turnedWeights.base),
                into: inputGradient + first, rows: lines.count * gradientPatches.outputColumns,
                columns: channels, inner: gradientPatches.patchLength)
        }
    }

    private func turn(_ weights: UnsafePointer<Float>) {
        let channels = inputShape.channels
        let taps = kernel * kernel
        for filter in 0..<filters {
            for tap in 0..<taps {
                let target = turnedWeights.base + ((taps - 1 - tap) * filters + filter) * channels
                target.update(from: weights + (filter * taps + tap) * channels, count: channels)
            }
        }
    }
}

/// What a convolution sees beyond the picture's edge.
package enum ConvolutionPadding: String, Sendable, Hashable, Codable {
    /// Zeros, as many as keep the size.
    case same
    /// Nothing: the output shrinks by the kernel's size less one.
    case valid
}
