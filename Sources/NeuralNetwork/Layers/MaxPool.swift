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
            Self.takeLargest(input + from, channels, below, into: output + to)
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
            Self.route(
                gradients.outputGradient + to, input: gradients.input + from,
                output: gradients.output + to, channels, below, into: inputGradient + from)
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

// MARK: - One window of a pass

// Plain functions that read all they need before they choose, at offsets that need no test for
// overflow (they lie in the buffer): the compiler then uses vectors.
extension MaxPool {
    /// `y = max` of the window's four pixels.
    private static func takeLargest(
        _ input: UnsafePointer<Float>, _ channels: Int, _ below: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        for channel in 0..<channels {
            let (first, second) = (input[channel], input[channel &+ channels])
            let (third, last) = (
                input[channel &+ below], input[channel &+ below &+ channels]
            )
            let top = first > second ? first : second
            let bottom = third > last ? third : last
            output[channel] = top > bottom ? top : bottom
        }
    }

    /// The gradient to the first of the window's pixels that equals the output.
    private static func route(
        _ slope: UnsafePointer<Float>, input: UnsafePointer<Float>, output: UnsafePointer<Float>,
        _ channels: Int, _ below: Int, into result: UnsafeMutablePointer<Float>
    ) {
        for channel in 0..<channels {
            let (largest, whole) = (output[channel], slope[channel])
            let (first, second) = (input[channel], input[channel &+ channels])
            let (third, last) = (
                input[channel &+ below], input[channel &+ below &+ channels]
            )
            let toFirst = first == largest ? whole : 0
            let afterFirst = whole - toFirst
            let toSecond = second == largest ? afterFirst : 0
            let afterSecond = afterFirst - toSecond
            let toThird = third == largest ? afterSecond : 0
            let afterThird = afterSecond - toThird
            result[channel] = toFirst
            result[channel &+ channels] = toSecond
            result[channel &+ below] = toThird
            result[channel &+ below &+ channels] = last == largest ? afterThird : 0
        }
    }
}
