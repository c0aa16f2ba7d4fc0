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
    /// The convolution's sizes.
    private let geometry: ConvolutionGeometry
    /// The transformed kernels, or their gradient: points of [filters, channels].
    private let kernels: FloatBuffer
    /// The weights as [3, 3, channels, filters].
    private let gathered: FloatBuffer
    /// The transformed input of one block of tiles: points of [tiles, channels].
    private let inputPoints: FloatBuffer
    /// The transformed output of one block of tiles: points of [tiles, filters].
    private let outputPoints: FloatBuffer
    /// How many tiles are handled at a time.
    private let tilesPerBlock: Int
    /// Whether the weights never change, so that the kernels need to be transformed once only.
    private let keepsKernels: Bool
    /// Whether `kernels` holds the transformed kernels already.
    private var hasKernels = false

    /// The most bytes of transformed tiles that are handled at a time, 640 KiB: most of a usual
    /// second-level cache.
    ///
    /// No measurement of other sizes is recorded. More would be read from a slower cache, far less
    /// would make the matrix products small.
    private static let blockBytes = 640 << 10
    /// The rows of a matrix product that processors with AVX2 compute together, 6 (`products.c`): a block of a multiple
    /// of it leaves none over, which would be computed one to four at a time.
    private static let rowsTogether = 6
    /// The numbers of a transformed tile, 36.
    private static let points = Int(WINOGRAD_POINTS)
    /// The pixels of a tile's output along each side, 4.
    private static let tile = Int(WINOGRAD_TILE)

    /// The fewest tiles for which the algorithm is used: with fewer the transformed kernels, four
    /// times as large as plain ones, are read too often.
    ///
    /// A single picture of 7×7 has 4 tiles and is convolved directly, one of 14×14 has 16. No
    /// measurement of other values is recorded.
    private static let fewestTiles = 8

    /// Whether the algorithm suits such a convolution of so many pictures: 3×3 kernels, enough
    /// tiles, and 8 channels and filters at least, since with few the transforms cost more than
    /// they save.
    ///
    /// No measurement of the 8 is recorded.
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
        let rows = Self.rowsTogether
        tilesPerBlock = min(
            max(1, Self.blockBytes / bytesPerTile / rows) * rows,
            capacity * target.tile_rows * target.tile_columns)
        kernels = FloatBuffer(count: Self.points * channels * filters)
        gathered = FloatBuffer(count: filters * 9 * channels)
        inputPoints = FloatBuffer(count: Self.points * tilesPerBlock * channels)
        outputPoints = FloatBuffer(count: Self.points * tilesPerBlock * filters)
    }

    /// Computes `max(minimum, x ∗ W + b)` for `count` examples, block by block.
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

    /// Computes the input's gradient: a convolution of the output's with the rotated kernels.
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

    /// Computes the weights' gradient in the transformed space, summed over the blocks, and
    /// transforms it back once.
    func differentiateByWeights(
        _ outputGradient: UnsafePointer<Float>, input: UnsafePointer<Float>, count: Int,
        into gradient: UnsafeMutablePointer<Float>, preparing prepare: (Range<Int>) -> Void
    ) {
        let source = Self.picture(geometry.input, tiling: geometry.output, geometry.padding)
        let target = Self.picture(geometry.output, tiling: geometry.output, 0)
        let (channels, filters) = (geometry.input.channels, geometry.filters)
        let tilesOfEach = target.tile_rows * target.tile_columns
        // A block may end within an example: examples are prepared up to the one that it reaches
        // into.
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

    /// Returns a picture's extents with the tiles of the convolution's output, as the C kernels
    /// take them.
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
