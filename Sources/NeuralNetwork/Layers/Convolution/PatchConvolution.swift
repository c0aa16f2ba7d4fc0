/// Convolution as a product of matrices, `Y = P · Wᵀ`, where P holds the patches under the kernels
/// (`PatchMatrix`): for kernels of any size.
///
/// Backward: `dW = dYᵀ · P`; dX is the convolution of dY with the kernels turned by 180°, which again
/// is a product of patches, so nothing is ever scattered. The patches are made anew for each use:
/// that costs less than reading them back from memory.
final class PatchConvolution: ConvolutionAlgorithm {
    private let geometry: ConvolutionGeometry
    private let patches: PatchMatrix
    private let gradientPatches: PatchMatrix
    private let patchBuffer: FloatBuffer
    /// The kernels turned by 180°, as [kernel, kernel, filters, channels].
    private let turnedWeights: FloatBuffer

    init(_ geometry: ConvolutionGeometry, training: Bool) {
        self.geometry = geometry
        patches = PatchMatrix(geometry)
        gradientPatches = PatchMatrix(geometry.turned)
        patchBuffer = FloatBuffer(
            count: training
                ? max(patches.blockCount, gradientPatches.blockCount) : patches.blockCount)
        turnedWeights = FloatBuffer(
            count: training ? geometry.filters * patches.patchLength : 0)
    }

    func convolve(
        _ input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        floor: Float, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        for lines in patches.blocks(examples: count) {
            patches.fill(patchBuffer.base, lines: lines, of: input)
            let pixels = lines.count * patches.outputColumns
            let target = output + lines.lowerBound * patches.outputColumns * geometry.filters
            MatrixProduct.multiply(
                .asStored(patchBuffer.base), .transposed(weights), into: target, rows: pixels,
                columns: geometry.filters, inner: patches.patchLength)
            RowPass.addBias(bias, floor: floor, to: target, rows: pixels, columns: geometry.filters)
        }
    }

    func differentiateByWeights(
        _ outputGradient: UnsafePointer<Float>, input: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>
    ) {
        for lines in patches.blocks(examples: count) {
            patches.fill(patchBuffer.base, lines: lines, of: input)
            let first = lines.lowerBound * patches.outputColumns * geometry.filters
            MatrixProduct.multiply(
                .transposed(outputGradient + first), .asStored(patchBuffer.base), into: gradient,
                rows: geometry.filters, columns: patches.patchLength,
                inner: lines.count * patches.outputColumns, adding: lines.lowerBound > 0)
        }
    }

    func differentiateByInput(
        _ outputGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>
    ) {
        turn(weights)
        let channels = geometry.input.channels
        for lines in gradientPatches.blocks(examples: count) {
            gradientPatches.fill(patchBuffer.base, lines: lines, of: outputGradient)
            let first = lines.lowerBound * gradientPatches.outputColumns * channels
            MatrixProduct.multiply(
                .asStored(patchBuffer.base), .asStored(turnedWeights.base), into: gradient + first,
                rows: lines.count * gradientPatches.outputColumns, columns: channels,
                inner: gradientPatches.patchLength)
        }
    }

    private func turn(_ weights: UnsafePointer<Float>) {
        let (filters, channels) = (geometry.filters, geometry.input.channels)
        let taps = geometry.kernel * geometry.kernel
        for filter in 0..<filters {
            for tap in 0..<taps {
                let target = turnedWeights.base + ((taps - 1 - tap) * filters + filter) * channels
                target.update(from: weights + (filter * taps + tap) * channels, count: channels)
            }
        }
    }
}
