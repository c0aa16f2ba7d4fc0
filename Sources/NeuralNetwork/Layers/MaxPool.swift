import CKernels

/// The largest of each 2×2 pixels, per channel; an odd last row or column is left out.
///
/// The gradient goes to the first of the largest (row by row), and nowhere else.
package final class MaxPool: Layer {
    /// The shape of one input.
    package let inputShape: Shape
    /// Half the rows and columns, rounded down, and the same channels.
    package let outputShape: Shape
    /// The function applied to the largest number.
    private let activation: Activation

    /// The input's shape as the C kernels take it.
    private var picture: network_max_pool_picture {
        network_max_pool_picture(
            rows: inputShape.rows, columns: inputShape.columns, channels: inputShape.channels)
    }

    /// Makes a layer for pictures of at least 2×2 pixels.
    package init(input: Shape, activation: Activation = .identity) {
        inputShape = input
        self.activation = activation
        outputShape = Shape(
            rows: input.rows / 2, columns: input.columns / 2, channels: input.channels)
    }

    /// Takes the largest of each window, and applies the activation.
    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        network_max_pool(input, picture, pass.count, activation.minimum, output)
    }

    /// Hands each output's gradient to the input that was the largest, and zero to the others.
    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        guard let inputGradient = gradients.inputGradient else { return }
        // The kernel leaves an odd last row or column alone, whose gradient is zero.
        if inputShape.rows % 2 != 0 || inputShape.columns % 2 != 0 {
            inputGradient.update(repeating: 0, count: pass.count * inputShape.count)
        }
        network_max_pool_gradient(
            gradients.outputGradient, gradients.input, gradients.output, picture, pass.count,
            activation.minimum, inputGradient)
    }
}
