/// Sorts a picture's pixels into its four phases, or back: convolutions in between see twice as far.
///
/// Even rows and even columns come first, then the odd ones, so that the four pictures of every second
/// pixel stand in a square; there a 3×3 kernel reaches as far as one with holes (a dilated kernel) does in
/// the picture. Along the square's middle lines a kernel sees the opposite border of the neighboring phase
/// instead of zeros. Source: Holschneider et al., "A real-time algorithm for signal analysis with the help
/// of the wavelet transform", 1989 ("à trous"); for networks: Chen et al., "DeepLab", 2018.
package final class Phases: Layer {
    package let inputShape: Shape
    package var outputShape: Shape { inputShape }
    private let isSplit: Bool

    /// Makes a layer for pictures of even rows and columns that splits phases or joins them again.
    package init(input: Shape, split: Bool) {
        inputShape = input
        isSplit = split
    }

    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        permute(input, into: output, count: pass.count, splitting: isSplit)
    }

    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        guard let inputGradient = gradients.inputGradient else { return }
        permute(
            gradients.outputGradient, into: inputGradient, count: pass.count, splitting: !isSplit)
    }

    private func permute(
        _ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>, count: Int,
        splitting: Bool
    ) {
        let (rows, columns, channels) = (
            inputShape.rows, inputShape.columns, inputShape.channels
        )
        for example in 0..<count {
            let start = example * inputShape.count
            for row in 0..<rows {
                let sortedRow = row % 2 * (rows / 2) + row / 2
                for column in 0..<columns {
                    let sortedColumn = column % 2 * (columns / 2) + column / 2
                    let plain = start + (row * columns + column) * channels
                    let sorted = start + (sortedRow * columns + sortedColumn) * channels
                    (target + (splitting ? sorted : plain)).update(
                        from: source + (splitting ? plain : sorted), count: channels)
                }
            }
        }
    }
}
