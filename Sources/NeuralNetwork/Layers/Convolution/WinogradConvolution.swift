import CKernels

/// Convolution with 3×3 kernels by Winograd's minimal filtering, F(4×4, 3×3): a quarter of the
/// multiplications.
///
/// Tiles of 6×6 pixels are transformed so that their convolution with a kernel becomes 36 plain
/// products; over all channels and filters these are 36 matrix products. A few tiles are handled at a
/// time, so that what is transformed stays in the cache until it has been used. Rounding costs about
/// one decimal digit of the seven that floats have.
///
/// Source: Lavin, Gray, "Fast Algorithms for Convolutional Neural Networks", CVPR 2016.
final class WinogradConvolution: ConvolutionAlgorithm {
    private let geometry: ConvolutionGeometry
    /// The transformed kernels, or their gradient: points of [filters, channels].
    private let kernels: FloatBuffer
    /// The weights as [3, 3, channels, filters].
    private let gathered: FloatBuffer
    private let inputPoints: FloatBuffer
    private let outputPoints: FloatBuffer
    private let tilesPerBlock: Int
    /// Whether the weights never change, so that the kernels need to be transformed once only.
    private let keepsKernels: Bool
    private var hasKernels = false

    /// Bytes of transformed tiles that are handled at a time: most of a usual second-level cache.
    private static let blockBytes = 640 << 10
    private static let points = Int(WINOGRAD_POINTS)
    private static let tile = Int(WINOGRAD_TILE)

    /// With fewer tiles the transformed kernels, four times as large, are read too often.
    private static let fewestTiles = 8

    /// Whether the algorithm is made for such a convolution of so many pictures; with few channels the
    /// transforms would cost more than they save.
    static func suits(_ geometry: ConvolutionGeometry, capacity: Int) -> Bool {
        let target = picture(geometry.output, tiling: geometry.output, 0)
        return geometry.kernel == 3 && geometry.input.channels >= 8 && geometry.filters >= 8
            && capacity * target.tile_rows * target.tile_columns >= fewestTiles
    }

    /// Makes an algorithm for at most so many pictures at a time; one that is not for training is
    /// always given the same weights.
    init(_ geometry: ConvolutionGeometry, capacity: Int, training: Bool) {
        self.geometry = geometry
        keepsKernels = !training
        let (channels, filters) = (geometry.input.channels, geometry.filters)
        let bytesPerTile = Self.points * (channels + filters) * MemoryLayout<Float>.stride
        let target = Self.picture(geometry.output, tiling: geometry.output, 0)
        tilesPerBlock = max(
            1,
            min(Self.blockBytes / bytesPerTile, capacity * target.tile_rows * target.tile_columns))
        kernels = FloatBuffer(count: Self.points * channels * filters)
        gathered = FloatBuffer(count: filters * 9 * channels)
        inputPoints = FloatBuffer(count: Self.points * tilesPerBlock * channels)
        outputPoints = FloatBuffer(count: Self.points * tilesPerBlock * filters)
    }

    func convolve(
        _ input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        minimum: Float, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        if !hasKernels {
            let (channels, filters) = (geometry.input.channels, geometry.filters)
            network_gather_filters(weights, filters, 9 * channels, gathered.base)
            // As one kernel whose channels are all pairs of ours: points of [channels, filters].
            network_winograd_kernels(gathered.base, kernels.base, 1, channels * filters, false)
            hasKernels = keepsKernels
        }
        run(
            geometry, input, through: (inputPoints, outputPoints), bias: bias, minimum: minimum,
            count: count, into: output)
    }

    func differentiateByInput(
        _ outputGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>
    ) {
        network_winograd_kernels(
            weights, kernels.base, geometry.filters, geometry.input.channels, true)
        run(
            geometry.turned, outputGradient, through: (outputPoints, inputPoints), bias: nil,
            minimum: -.infinity, count: count, into: gradient)
    }

    /// Convolves with the transformed kernels at hand, points of [channels, filters] of this
    /// geometry.
    private func run(
        _ geometry: ConvolutionGeometry, _ input: UnsafePointer<Float>,
        through buffers: (input: FloatBuffer, output: FloatBuffer), bias: UnsafePointer<Float>?,
        minimum: Float, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        let source = Self.picture(geometry.input, tiling: geometry.output, geometry.padding)
        let target = Self.picture(geometry.output, tiling: geometry.output, 0)
        let (channels, filters) = (geometry.input.channels, geometry.filters)
        forEachBlock(of: target, examples: count) { first, tiles in
            network_winograd_input(input, source, first, tiles, buffers.input.base)
            network_multiply_matrices(
                buffers.input.base, kernels.base, buffers.output.base,
                network_matrix_products(
                    count: Self.points, rows: tiles, columns: filters, inner: channels,
                    transposed: false, adding: false))
            network_winograd_output(
                buffers.output.base, target, first, tiles, bias, minimum, output)
        }
    }

    func differentiateByWeights(
        _ outputGradient: UnsafePointer<Float>, input: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>, preparing prepare: (Range<Int>) -> Void
    ) {
        let source = Self.picture(geometry.input, tiling: geometry.output, geometry.padding)
        let target = Self.picture(geometry.output, tiling: geometry.output, 0)
        let (channels, filters) = (geometry.input.channels, geometry.filters)
        let tilesOfEach = target.tile_rows * target.tile_columns
        var prepared = 0
        forEachBlock(of: target, examples: count) { first, tiles in
            let reached = (first + tiles + tilesOfEach - 1) / tilesOfEach
            prepare(prepared..<reached)
            prepared = reached
            network_winograd_input(input, source, first, tiles, inputPoints.base)
            network_winograd_output_gradient(
                outputGradient, target, first, tiles, outputPoints.base)
            network_multiply_matrices(
                outputPoints.base, inputPoints.base, kernels.base,
                network_matrix_products(
                    count: Self.points, rows: filters, columns: channels, inner: tiles,
                    transposed: true, adding: first > 0))
        }
        network_winograd_kernel_gradient(kernels.base, gradient, filters, channels)
    }

    /// A picture whose tiles are those of the convolution's output.
    private static func picture(
        _ shape: Shape, tiling output: Shape, _ padding: Int
    ) -> network_winograd_picture {
        network_winograd_picture(
            rows: shape.rows, columns: shape.columns, channels: shape.channels,
            tile_rows: (output.rows + tile - 1) / tile,
            tile_columns: (output.columns + tile - 1) / tile, padding: padding)
    }

    /// Calls back with the first tile and the number of tiles of each block of a batch.
    private func forEachBlock(
        of picture: network_winograd_picture, examples: Int, _ body: (Int, Int) -> Void
    ) {
        let tiles = examples * picture.tile_rows * picture.tile_columns
        for first in stride(from: 0, to: tiles, by: tilesPerBlock) {
            body(first, min(tilesPerBlock, tiles - first))
        }
    }
}
