/// The largest of each 2×2 pixels, per channel; an odd last row or column is left out.
///
/// The gradient goes to the first of the largest (row by row), and nowhere else.
///
/// Raw pointers and vectors of eight: the branches of a scalar loop would cost more than the
/// convolution before it.
package final class MaxPool: Layer {
    package let inputShape: Shape
    package let outputShape: Shape

    /// Makes a layer for pictures of at least 2×2 pixels.
    package init(input: Shape) {
        inputShape = input
        outputShape = Shape(
            rows: input.rows / 2, columns: input.columns / 2, channels: input.channels)
    }

    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        let channels = inputShape.channels
        let below = inputShape.columns * channels
        forEachWindow(pass.count) { from, to in
            let (source, target) = (input + from, output + to)
            for channel in 0..<channels {
                let upper = max(source[channel], source[channel + channels])
                let lower = max(source[channel + below], source[channel + below + channels])
                target[channel] = max(upper, lower)
            }
        }
    }

    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        guard let inputGradient = gradients.inputGradient else { return }
        let channels = inputShape.channels
        let below = inputShape.columns * channels
        if inputShape.rows % 2 != 0 || inputShape.columns % 2 != 0 {
            inputGradient.update(repeating: 0, count: pass.count * inputShape.count)
        }
        forEachWindow(pass.count) { from, to in
            let (source, target) = (gradients.input + from, inputGradient + from)
            let (largest, slope) = (gradients.output + to, gradients.outputGradient + to)
            let whole = channels & ~7
            for channel in stride(from: 0, to: whole, by: 8) {
                let maximum = load(largest + channel)
                var rest = load(slope + channel)
                for corner in 0..<4 {
                    let offset = channel + (corner & 1) * channels + (corner >> 1) * below
                    let isLargest = load(source + offset) .== maximum
                    store(rest.replacing(with: 0, where: .!isLargest), target + offset)
                    rest.replace(with: 0, where: isLargest)
                }
            }
            for channel in whole..<channels {
                var rest = slope[channel]
                for corner in 0..<4 {
                    let offset = channel + (corner & 1) * channels + (corner >> 1) * below
                    let isLargest = source[offset] == largest[channel]
                    target[offset] = isLargest ? rest : 0
                    if isLargest { rest = 0 }
                }
            }
        }
    }

    /// Calls back with the offset of each window's first pixel and of its output pixel.
    @inline(__always)
    private func forEachWindow(_ count: Int, _ body: (_ from: Int, _ to: Int) -> Void) {
        let channels = inputShape.channels
        for example in 0..<count {
            for row in 0..<outputShape.rows {
                let line = (example * inputShape.rows + 2 * row) * inputShape.columns
                let target = (example * outputShape.rows + row) * outputShape.columns
                for column in 0..<outputShape.columns {
                    body((line + 2 * column) * channels, (target + column) * channels)
                }
            }
        }
    }

    @inline(__always)
    private func load(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
        UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
    }

    @inline(__always)
    private func store(_ vector: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: SIMD8<Float>.self)
    }
}
