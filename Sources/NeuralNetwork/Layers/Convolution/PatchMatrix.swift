/// How a kernel moves over a picture, and the matrix of the patches it sees ("im2col").
///
/// Row `p` of the matrix holds the `kernel × kernel × channels` numbers under the kernel at output
/// pixel `p`, so that a convolution becomes a matrix product. With channels innermost each line of a
/// patch is one contiguous run of memory. The matrix is made a few output lines at a time, so that
/// it stays in the cache until the product has read it.
struct PatchMatrix {
    let input: Shape
    let kernel: Int
    let padding: Int
    let outputRows: Int
    let outputColumns: Int
    /// Columns of the matrix.
    let patchLength: Int
    /// Output lines (of any example) that are handled at a time.
    let linesPerBlock: Int

    /// Bytes of the matrix that are made at a time: half of a usual second-level cache.
    private static let blockBytes = 256 << 10

    init(_ geometry: ConvolutionGeometry) {
        input = geometry.input
        kernel = geometry.kernel
        padding = geometry.padding
        outputRows = geometry.output.rows
        outputColumns = geometry.output.columns
        patchLength = kernel * kernel * input.channels
        let bytesPerLine = outputColumns * patchLength * MemoryLayout<Float>.stride
        linesPerBlock = max(1, Self.blockBytes / max(1, bytesPerLine))
    }

    /// Floats that one block needs.
    var blockCount: Int { linesPerBlock * outputColumns * patchLength }

    /// The blocks of output lines for a batch; line `l` is line `l % outputRows` of example
    /// `l / outputRows`.
    func blocks(examples: Int) -> some Sequence<Range<Int>> {
        let lines = examples * outputRows
        return stride(from: 0, to: lines, by: linesPerBlock).lazy.map { first in
            first..<Swift.min(first + linesPerBlock, lines)
        }
    }

    /// Writes the patches of some output lines, outside the picture zero.
    func fill(
        _ patches: UnsafeMutablePointer<Float>, lines: Range<Int>, of batch: UnsafePointer<Float>
    ) {
        let channels = input.channels
        let run = kernel * channels
        let firstInner = min(padding, outputColumns)
        let lastInner = max(firstInner, input.columns + padding - kernel + 1)
        for line in lines {
            let (example, row) = line.quotientAndRemainder(dividingBy: outputRows)
            let block = patches + (line - lines.lowerBound) * outputColumns * patchLength
            for kernelRow in 0..<kernel {
                let target = block + kernelRow * run
                let sourceRow = row + kernelRow - padding
                guard sourceRow >= 0, sourceRow < input.rows else {
                    for column in 0..<outputColumns {
                        (target + column * patchLength).update(repeating: 0, count: run)
                    }
                    continue
                }
                let source = batch + (example * input.rows + sourceRow) * input.columns * channels
                for column in 0..<firstInner {
                    copyEdge(source, column, to: target + column * patchLength)
                }
                copyInner(source, firstInner..<lastInner, run, to: target)
                for column in lastInner..<max(lastInner, outputColumns) {
                    copyEdge(source, column, to: target + column * patchLength)
                }
            }
        }
    }

    /// Copies a line of a patch for columns where the kernel lies inside the picture.
    @inline(__always)
    private func copyInner(
        _ source: UnsafePointer<Float>, _ columns: Range<Int>, _ run: Int,
        to target: UnsafeMutablePointer<Float>
    ) {
        let channels = input.channels
        if run < 16 {  // too short for a call of memmove
            for column in columns {
                let from = source + (column - padding) * channels
                let to = target + column * patchLength
                for index in 0..<run { to[index] = from[index] }
            }
        } else {
            for column in columns {
                (target + column * patchLength).update(
                    from: source + (column - padding) * channels, count: run)
            }
        }
    }

    /// Copies a line of a patch that may reach beyond the picture's left or right edge.
    private func copyEdge(
        _ source: UnsafePointer<Float>, _ column: Int, to target: UnsafeMutablePointer<Float>
    ) {
        let channels = input.channels
        for kernelColumn in 0..<kernel {
            let sourceColumn = column + kernelColumn - padding
            let to = target + kernelColumn * channels
            if sourceColumn >= 0, sourceColumn < input.columns {
                to.update(from: source + sourceColumn * channels, count: channels)
            } else {
                to.update(repeating: 0, count: channels)
            }
        }
    }
}
