import CKernels

/// `y = activation(x · Wᵀ + b)`, with W stored as [outputs, inputs] and x as [count, inputs].
///
/// Backward: `dW = dyᵀ · x`, `db = Σ dy`, `dx = dy · W`.
package final class Linear: Layer {
    /// The shape of one input, of which only the number of its numbers matters.
    package let inputShape: Shape
    /// A vector of as many numbers as there are outputs.
    package let outputShape: Shape
    /// The weights [outputs, inputs] and, if the layer has one, the bias [outputs].
    package let parameters: [TensorSpec]
    /// The numbers of one input.
    private let inputs: Int
    /// The numbers of one output.
    private let outputs: Int
    /// Whether a trained number is added to each output.
    private let hasBias: Bool
    /// The function applied to the output.
    private let activation: Activation

    /// Makes a layer; the input may have any shape and is read as a vector.
    package init(input: Shape, outputs: Int, bias: Bool, activation: Activation = .identity) {
        inputShape = input
        outputShape = Shape(vector: outputs)
        inputs = input.count
        self.outputs = outputs
        hasBias = bias
        self.activation = activation
        let start = TensorSpec.Start.scaled(fanIn: inputs, fanOut: outputs)
        let weight = TensorSpec("weight", [outputs, inputs], start, decays: true)
        parameters = bias ? [weight, TensorSpec("bias", [outputs], .constant(0))] : [weight]
    }

    /// Computes all examples' outputs as one matrix product, with bias and activation.
    package func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass
    ) {
        network_linear_forward(
            input, pass.weights, shape(of: pass), hasBias ? pass.weights + inputs * outputs : nil,
            activation.minimum, output)
    }

    /// Computes the gradients of weights, bias and input.
    package func backward(_ gradients: BackwardPass, _ pass: LayerPass) {
        let outputGradient = gradients.outputGradient
        let biasGradient = hasBias ? gradients.weightGradients + inputs * outputs : nil
        biasGradient?.update(repeating: 0, count: outputs)
        // The activation is undone first, in place: the other gradients are those before it.
        network_undo_rows(
            outputGradient, activation == .relu ? gradients.output : nil, pass.count, outputs,
            biasGradient)
        network_linear_weight_gradient(
            outputGradient, gradients.input, shape(of: pass), gradients.weightGradients)
        if let inputGradient = gradients.inputGradient {
            network_linear_input_gradient(
                outputGradient, pass.weights, shape(of: pass), inputGradient)
        }
    }

    /// Describes the matrix product to the C kernel: a row for each example.
    private func shape(of pass: LayerPass) -> network_linear_shape {
        network_linear_shape(rows: pass.count, inputs: inputs, outputs: outputs)
    }
}
