/// `y = max(0, x)`; the gradient passes where `y > 0`.
///
/// A network folds it into the layer before it where it can (`NetworkPlan`).
package final class ReLU: Layer {
    package let inputShape: Shape
    package var outputShape: Shape { inputShape }

    /// Makes a layer for any shape.
    package init(input: Shape) { inputShape = input }

    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        for index in 0..<pass.count * inputShape.count { output[index] = max(0, input[index]) }
    }

    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        guard let inputGradient = gradients.inputGradient else { return }
        for index in 0..<pass.count * inputShape.count {
            inputGradient[index] =
                gradients.output[index] > 0 ? gradients.outputGradient[index] : 0
        }
    }
}
