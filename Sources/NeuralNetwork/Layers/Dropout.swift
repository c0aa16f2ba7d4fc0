import CKernels
import MNIST

/// Sets a random share of its inputs to zero while training, and scales the others up by
/// `1 / (1 − rate)`, so that nothing has to change at inference.
///
/// Source: Srivastava et al., "Dropout", JMLR 15, 2014 (in its inverted form).
package final class Dropout: Layer {
    package let inputShape: Shape
    package var outputShape: Shape { inputShape }
    private let rate: Float
    /// 0 or `1 / (1 − rate)` for each number of the last training pass.
    private let mask: FloatBuffer

    /// Makes a layer that drops `rate` (0 ..< 1) of its inputs.
    package init(input: Shape, rate: Float, capacity: Int) {
        inputShape = input
        self.rate = rate
        mask = FloatBuffer(count: capacity * input.count)
    }

    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        let count = pass.count * inputShape.count
        guard case .training(let generator) = pass.mode else {
            output.update(from: input, count: count)
            return
        }
        let threshold = UInt32(min(Double(rate) * 0x1p32, Double(UInt32.max)))
        // Each random word decides for two numbers.
        network_dropout_mask(generator.state, threshold, 1 / (1 - rate), count, mask.base)
        network_multiply_each(input, mask.base, count, output)
    }

    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        guard let inputGradient = gradients.inputGradient else { return }
        network_multiply_each(
            gradients.outputGradient, mask.base, pass.count * inputShape.count, inputGradient)
    }
}
