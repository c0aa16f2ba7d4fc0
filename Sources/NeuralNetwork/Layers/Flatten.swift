/// Reads a picture as a vector: rows, then columns, then channels; the numbers stay as they are.
package final class Flatten: Layer {
    /// The shape of one picture.
    package let inputShape: Shape
    /// The vector of all its numbers.
    package let outputShape: Shape

    /// Makes a layer for any shape.
    package init(input: Shape) {
        inputShape = input
        outputShape = Shape(vector: input.count)
    }

    /// Copies the numbers, whose order is already that of the vector.
    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        output.update(from: input, count: pass.count * inputShape.count)
    }

    /// Copies the gradient back.
    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        gradients.inputGradient?.update(
            from: gradients.outputGradient, count: pass.count * inputShape.count)
    }
}
