import CKernels
import SystemLibraries

/// Sets a random share of its inputs to zero while training, and scales the others up by
/// `1 / (1 − rate)`, so that nothing has to change at inference.
///
/// Source: Srivastava et al., "Dropout", JMLR 15, 2014 (in its inverted form).
package final class Dropout: Layer {
    /// The shape of one input, which is that of the output.
    package let inputShape: Shape
    /// The shape of one output.
    package var outputShape: Shape { inputShape }
    /// The share of the inputs that is set to zero, 0 ..< 1.
    private let rate: Float
    /// 0 or `1 / (1 − rate)` for each number of the last training pass.
    private let mask: FloatBuffer

    /// Makes a layer that drops `rate` (0 ..< 1) of its inputs.
    package init(input: Shape, rate: Float, capacity: Int) {
        inputShape = input
        self.rate = rate
        mask = FloatBuffer(count: capacity * input.count)
    }

    /// Copies the input in inference; draws a mask and multiplies by it in training.
    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        let count = pass.count * inputShape.count
        guard case .training(let generator) = pass.mode else {
            output.update(from: input, count: count)
            return
        }
        // The share of all 32-bit numbers below the threshold is the rate.
        let threshold = UInt32(min(Double(rate) * 0x1p32, Double(UInt32.max)))
        // Each random word decides for two numbers.
        network_dropout_mask(generator.state, threshold, 1 / (1 - rate), count, mask.base)
        network_multiply_each(input, mask.base, count, output)
    }

    /// Multiplies the output's gradient by the mask of the last training pass.
    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        guard let inputGradient = gradients.inputGradient else { return }
        network_multiply_each(
            gradients.outputGradient, mask.base, pass.count * inputShape.count, inputGradient)
    }
}
