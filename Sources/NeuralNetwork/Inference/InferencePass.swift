/// One forward pass over some pictures, a few at a time, with buffers of its own.
enum InferencePass {
    /// Pictures that pass through the network together: enough to feed the matrix product, few enough
    /// to stay in the cache.
    private static let capacity = 8

    /// Returns the logits and what the last layer read; `fill` writes the picture with a given index.
    static func run(
        _ network: Network, count: Int, fill: (Int, UnsafeMutablePointer<Float>) -> Void
    ) -> (logits: [Float], penultimate: [Float]) {
        let plan = network.plan
        let size = min(capacity, count)
        guard size > 0, let first = plan.stages.first, let last = plan.stages.last else {
            return ([], [])
        }
        let layers = plan.stages.compactMap { stage in
            // The plan was built from the same specification, so no layer can fail here.
            try? stage.spec.makeLayer(
                input: stage.input, activation: stage.activation, capacity: size, training: false)
        }
        let largest = plan.stages.map { max($0.input.count, $0.output.count) }.max() ?? 0
        var (source, target) = (
            FloatBuffer(count: size * largest), FloatBuffer(count: size * largest)
        )
        let statistics = FloatBuffer(network.statistics)
        var (logits, penultimate): ([Float], [Float]) = ([], [])
        logits.reserveCapacity(count * plan.classCount)
        network.parameters.withUnsafeBufferPointer { parameters in
            guard let weights = parameters.baseAddress else { return }
            for start in stride(from: 0, to: count, by: size) {
                let examples = min(size, count - start)
                for index in 0..<examples {
                    fill(start + index, source.base + index * first.input.count)
                }
                for (index, stage) in plan.stages.enumerated() {
                    if index == plan.stages.count - 1 {
                        penultimate += UnsafeBufferPointer(
                            start: source.base, count: examples * last.input.count)
                    }
                    layers[index].forward(
                        source.base, into: target.base,
                        LayerPass(
                            count: examples, mode: .inference,
                            weights: weights + stage.parameters.lowerBound,
                            statistics: statistics.base + stage.statistics.lowerBound))
                    swap(&source, &target)
                }
                logits += UnsafeBufferPointer(
                    start: source.base, count: examples * plan.classCount)
            }
        }
        return (logits, penultimate)
    }
}
