import MNIST

/// One part of a batch: its own layers, activations and gradients, and shared weights.
///
/// Raw pointers: buffers are made once and lent to the layers at every step.
final class TrainingShard {
    let gradients: FloatBuffer
    let statistics: FloatBuffer
    private(set) var score = SoftmaxCrossEntropy.Score()
    private let plan: NetworkPlan
    private let layers: [any Layer]
    /// The input of each stage, and the logits.
    private let activations: [FloatBuffer]
    /// A stage reads its output's gradient from one and writes its input's gradient to the other.
    private let slopes: [FloatBuffer]
    private let labels: UnsafeMutableBufferPointer<UInt8>
    private let count: Int
    /// Below this stage nothing is learned, so no gradient is needed.
    private let firstTrained: Int

    init(_ plan: NetworkPlan, count: Int) throws(NetworkSpecError) {
        self.plan = plan
        self.count = count
        var layers: [any Layer] = []
        for stage in plan.stages {
            layers.append(
                try stage.spec.makeLayer(
                    input: stage.input, activation: stage.activation, capacity: count,
                    training: true))
        }
        self.layers = layers
        let inputCount = plan.stages.first?.input.count ?? 0
        activations =
            [FloatBuffer(count: count * inputCount)]
            + plan.stages.map { FloatBuffer(count: count * $0.output.count) }
        let largest = plan.stages.map { max($0.input.count, $0.output.count) }.max() ?? 0
        slopes = [FloatBuffer(count: count * largest), FloatBuffer(count: count * largest)]
        gradients = FloatBuffer(count: plan.parameterCount)
        statistics = FloatBuffer(count: plan.statisticCount)
        labels = .allocate(capacity: count)
        labels.initialize(repeating: 0)
        firstTrained = layers.firstIndex { !$0.parameters.isEmpty } ?? 0
    }

    deinit { labels.deallocate() }

    /// Fills this part of the batch, and finds its gradients (scaled for the whole batch) and score.
    func run(
        _ slice: BatchSlice, from source: any BatchSource, weights: UnsafePointer<Float>,
        loss: SoftmaxCrossEntropy, dropout: SeededGenerator
    ) {
        source.fill(
            slice,
            inputs: UnsafeMutableBufferPointer(
                start: activations[0].base, count: activations[0].count), labels: labels)
        for (index, layer) in layers.enumerated() {
            layer.forward(
                activations[index].base, into: activations[index + 1].base,
                pass(index, weights, dropout))
        }
        score = loss.differentiate(
            activations[layers.count].base,
            labels: UnsafePointer(labels.baseAddress.unsafelyUnwrapped),
            count: count, scale: 1 / Float(slice.batchSize), into: slopes[layers.count % 2].base)
        for index in (firstTrained..<layers.count).reversed() {
            layers[index].backward(
                BackwardPass(
                    input: activations[index].base, output: activations[index + 1].base,
                    outputGradient: slopes[(index + 1) % 2].base,
                    inputGradient: index > firstTrained ? slopes[index % 2].base : nil,
                    weightGradients: gradients.base + plan.stages[index].parameters.lowerBound),
                pass(index, weights, dropout))
        }
    }

    private func pass(
        _ index: Int, _ weights: UnsafePointer<Float>, _ dropout: SeededGenerator
    ) -> LayerPass {
        let stage = plan.stages[index]
        return LayerPass(
            count: count, mode: .training(dropout.split(UInt64(index))),
            weights: weights + stage.parameters.lowerBound,
            statistics: statistics.base + stage.statistics.lowerBound)
    }
}
