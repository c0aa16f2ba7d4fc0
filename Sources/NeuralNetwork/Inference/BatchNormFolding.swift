extension Network {
    /// Returns a network that answers the same with less work: dropout is left out, and a batch
    /// norm right after a convolution or a linear layer becomes part of that layer's weights.
    ///
    /// `γ(Wx + b − μ)/σ + β = (γ/σ·W)x + (γ/σ·(b − μ) + β)`. Rounding differs in the last digits.
    package func foldedForInference() -> Network {
        var layers: [LayerSpec] = []
        var (parameters, statistics): ([Float], [Float]) = ([], [])
        // A batch norm has as many numbers as the bias it becomes, or more.
        parameters.reserveCapacity(self.parameters.count)
        /// Where the weights of the layer before start, if a batch norm may be folded into it.
        var foldable: (weights: Int, outputs: Int, bias: Int)?
        for placed in plan.layers {
            let outputs = placed.output.channels
            let own = self.parameters[placed.parameters]
            let observed = self.statistics[placed.statistics]
            // Layers are taken in order; a batch norm changes the weights already appended, all
            // others are appended.
            switch (placed.spec, foldable) {
            case (.dropout, _): continue
            case (.batchNorm, let before?):
                Self.fold(own, observed, into: &parameters, before)
                foldable = nil
            case (.convolution(let filters, let kernel, let padding, let bias), _):
                layers.append(
                    .convolution(filters: filters, kernel: kernel, padding: padding, bias: true))
                foldable = append(own, outputs: outputs, hasBias: bias, to: &parameters)
            case (.linear(_, let bias), _):
                layers.append(.linear(outputs: outputs, bias: true))
                foldable = append(own, outputs: outputs, hasBias: bias, to: &parameters)
            case (_, _):
                layers.append(placed.spec)
                parameters += own
                statistics += observed
                foldable = nil
            }
            // A ReLU lies between: a batch norm after it cannot be folded into what stands before
            // it.
            if placed.activation == .relu {
                layers.append(.relu)
                foldable = nil
            }
        }
        let folded = NetworkSpec(
            input: spec.input, layers: layers, initialization: spec.initialization)
        guard !layers.isEmpty, let plan = try? NetworkPlan(folded) else { return self }
        return Network(folded, plan, parameters: parameters, statistics: statistics)
    }

    /// Appends a layer's weights and its bias, zeros if it had none; returns where both stand.
    private func append(
        _ own: ArraySlice<Float>, outputs: Int, hasBias: Bool, to parameters: inout [Float]
    ) -> (weights: Int, outputs: Int, bias: Int) {
        let start = parameters.count
        parameters += own
        if !hasBias { parameters += [Float](repeating: 0, count: outputs) }
        return (start, outputs, parameters.count - outputs)
    }

    /// Multiplies the weights of each output by γ / √(variance + ε), and makes its bias β + γ (bias − mean) /
    /// √(variance + ε), so that the layer gives what batch norm would have made of its output.
    ///
    /// `scales` are γ for all outputs, then β; `observed` are the running means, then the variances.
    private static func fold(
        _ scales: ArraySlice<Float>, _ observed: ArraySlice<Float>, into parameters: inout [Float],
        _ layer: (weights: Int, outputs: Int, bias: Int)
    ) {
        let (gamma, means) = (scales.startIndex, observed.startIndex)
        let length = (layer.bias - layer.weights) / layer.outputs
        for output in 0..<layer.outputs {
            let variance = observed[means + layer.outputs + output]
            let factor = scales[gamma + output] / (variance + BatchNorm.epsilon).squareRoot()
            let first = layer.weights + output * length
            for index in first..<first + length { parameters[index] *= factor }
            let bias = parameters[layer.bias + output]
            parameters[layer.bias + output] =
                factor * (bias - observed[means + output])
                + scales[gamma + layer.outputs + output]
        }
    }
}
