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
        RowPass.rectify(input, into: output, count: pass.count * inputShape.count)
    }

    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        guard let inputGradient = gradients.inputGradient else { return }
        RowPass.passWhereActive(
            gradients.outputGradient, output: gradients.output, into: inputGradient,
            count: pass.count * inputShape.count)
    }
}
