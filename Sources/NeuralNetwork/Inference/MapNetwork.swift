/// A network of convolutions alone, which answers for every place of a picture of any size.
///
/// Batch norms are folded away. One value may be used from many threads: each call has buffers of its own.
package struct MapNetwork: Sendable {
    private let network: Network

    /// Makes it of a trained network; its input's size does not matter.
    package init(_ network: Network) { self.network = network.foldedForInference() }

    /// Numbers at each place of the answer.
    package var channels: Int { network.plan.stages.last?.output.channels ?? 0 }

    /// The answer to a picture: its shape, and its numbers place by place.
    package typealias Answer = (shape: Shape, values: [Float])

    /// Returns the answer to a picture of a size that the layers can halve as often as they do; nothing
    /// where they cannot.
    ///
    /// `fill` writes the picture's numbers: rows, columns, channels.
    package func answer(
        rows: Int, columns: Int, fill: (UnsafeMutablePointer<Float>) -> Void
    ) -> Answer? {
        let input = Shape(rows: rows, columns: columns, channels: network.spec.input.channels)
        let spec = NetworkSpec(
            input: input, layers: network.spec.layers, initialization: network.spec.initialization)
        guard let plan = try? NetworkPlan(spec), plan.parameterCount == network.parameters.count,
            let output = plan.stages.last?.output
        else { return nil }
        let largest = plan.stages.map { max($0.input.count, $0.output.count) }.max() ?? 0
        var (source, target) = (FloatBuffer(count: largest), FloatBuffer(count: largest))
        let statistics = FloatBuffer(network.statistics)
        fill(source.base)
        network.parameters.withUnsafeBufferPointer { parameters in
            guard let weights = parameters.baseAddress else { return }
            for stage in plan.stages {
                // The plan was built from the same specification, so no layer can fail here.
                let layer = try? stage.spec.makeLayer(
                    input: stage.input, activation: stage.activation, capacity: 1, training: false)
                layer?.forward(
                    source.base, into: target.base,
                    LayerPass(
                        count: 1, mode: .inference, weights: weights + stage.parameters.lowerBound,
                        statistics: statistics.base + stage.statistics.lowerBound))
                swap(&source, &target)
            }
        }
        return (output, Array(UnsafeBufferPointer(start: source.base, count: output.count)))
    }
}
