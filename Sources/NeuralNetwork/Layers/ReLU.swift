/// `y = max(0, x)`; the gradient passes where `y > 0`.
///
/// A network folds it into the layer before it where it can (`NetworkPlan`).
package final class ReLU: Layer {
    /// The shape of one input, which is that of the output.
    package let inputShape: Shape
    /// The shape of one output.
    package var outputShape: Shape { inputShape }

    /// Makes a layer for any shape.
    package init(input: Shape) { inputShape = input }

    /// Raises negative numbers to zero.
    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        RowPass.rectify(input, into: output, count: pass.count * inputShape.count)
    }

    /// Hands the gradient on where the output is above zero.
    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        guard let inputGradient = gradients.inputGradient else { return }
        RowPass.passWhereActive(
            gradients.outputGradient, output: gradients.output, into: inputGradient,
            count: pass.count * inputShape.count)
    }
}
