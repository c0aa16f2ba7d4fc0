/// The largest of each 2×2 pixels, per channel; an odd last row or column is left out.
///
/// The gradient goes to the first of the largest (row by row), and nowhere else.
///
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
            let (upper, lower, target) = (input + from, input + from + below, output + to)
            for channel in 0..<channels {
                let top = max(upper[channel], upper[channel + channels])
                let bottom = max(lower[channel], lower[channel + channels])
                target[channel] = max(top, bottom)
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
            for channel in 0..<channels {
                // Constants first, then choices without branches: see `RowPass`.
                let (maximum, slope) = (largest[channel], slope[channel])
                let (first, second) = (source[channel], source[channel + channels])
                let (third, last) = (
                    source[channel + below], source[channel + below + channels]
                )
                let toFirst = first == maximum ? slope : 0
                let afterFirst = slope - toFirst
                let toSecond = second == maximum ? afterFirst : 0
                let afterSecond = afterFirst - toSecond
                let toThird = third == maximum ? afterSecond : 0
                let afterThird = afterSecond - toThird
                target[channel] = toFirst
                target[channel + channels] = toSecond
                target[channel + below] = toThird
                target[channel + below + channels] = last == maximum ? afterThird : 0
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
}
