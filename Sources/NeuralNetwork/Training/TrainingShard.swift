import SystemLibraries

/// One part of a batch with layers, activations and gradients of its own; the weights are shared.
///
/// Where every example stands for itself, a few at a time go all the way forward and back, so that
/// what the layers hand to each other stays in the cache; batch norm has to see all of them in
/// every layer.
///
/// Raw pointers: buffers are made once and lent to the layers at every step. One thread at a time
/// may use it.
final class TrainingShard {
    /// The loss's derivative with respect to each trained number, for this part's examples.
    let gradients: FloatBuffer
    /// The statistics that the layers measured on this part's examples.
    let statistics: FloatBuffer
    /// The loss and the right answers of this part's examples.
    private(set) var score = SoftmaxCrossEntropy.Score()
    /// The architecture worked out.
    private let plan: NetworkPlan
    /// The plan's layers, made to be trained.
    private let layers: [any Layer]
    /// The input of each layer, and the logits.
    private let activations: [FloatBuffer]
    /// Two buffers for gradients: a layer reads its output's from one and writes its input's to the
    /// other.
    private let activationGradients: [FloatBuffer]
    /// The answers wanted of the examples of one pass.
    private let targets: UnsafeMutableBufferPointer<TrainingTarget>
    /// The number of examples in this part.
    private let count: Int
    /// The number of examples that pass through the network together.
    private let examplesPerPass: Int
    /// The gradients of one pass, where several are summed.
    private let passGradients: FloatBuffer
    /// The index of the first layer that has trained numbers; below it no gradient is needed.
    private let firstTrained: Int

    /// The most bytes of activations and their gradients that one pass may have, 3 MiB, so that
    /// they stay in a last-level cache.
    ///
    /// Order of magnitude; no measurement of other numbers is recorded.
    private static let passBytes = 3 << 20

    /// Makes the layers and buffers for `count` examples; throws where a layer cannot be built.
    init(_ plan: NetworkPlan, count: Int) throws(NetworkSpecError) {
        self.plan = plan
        self.count = count
        let largest = plan.layers.map { max($0.input.count, $0.output.count) }.max() ?? 0
        let floats = plan.layers.reduce(2 * largest) { $0 + $1.input.count }
        // Activations of all layers are kept for the backward pass; gradients alternate between two
        // buffers.
        let fitting = max(1, Self.passBytes / (floats * MemoryLayout<Float>.stride))
        examplesPerPass = plan.statisticCount == 0 ? min(count, fitting) : count
        var layers: [any Layer] = []
        for placed in plan.layers {
            layers.append(
                try placed.spec.makeLayer(
                    input: placed.input, activation: placed.activation, capacity: examplesPerPass,
                    training: true))
        }
        self.layers = layers
        // One buffer more than there are layers: the input of each, and the logits.
        let inputCount = plan.layers.first?.input.count ?? 0
        activations =
            [FloatBuffer(count: examplesPerPass * inputCount)]
            + plan.layers.map { [examplesPerPass] in
                FloatBuffer(count: examplesPerPass * $0.output.count)
            }
        activationGradients = [
            FloatBuffer(count: examplesPerPass * largest),
            FloatBuffer(count: examplesPerPass * largest),
        ]
        // A second set of gradients is needed only where a part takes several passes.
        gradients = FloatBuffer(count: plan.parameterCount)
        passGradients = FloatBuffer(count: examplesPerPass < count ? plan.parameterCount : 0)
        statistics = FloatBuffer(count: plan.statisticCount)
        targets = .allocate(capacity: examplesPerPass)
        targets.initialize(repeating: TrainingTarget(0))
        firstTrained = layers.firstIndex { !$0.parameters.isEmpty } ?? 0
    }

    deinit { targets.deallocate() }

    /// Fills this part of the batch, and finds its gradients (scaled for the whole batch) and score.
    func run(
        _ slice: BatchSlice, from source: any BatchSource, weights: UnsafePointer<Float>,
        loss: SoftmaxCrossEntropy, dropout: SeededGenerator
    ) {
        score = .init()
        for first in stride(from: 0, to: count, by: examplesPerPass) {
            let places = first..<min(first + examplesPerPass, count)
            let target = first == 0 ? gradients : passGradients
            runPass(
                slice.part(places), from: source, weights: weights, loss: loss,
                dropout: first == 0 ? dropout : dropout.split(UInt64(first)), into: target.base)
            guard first > 0 else { continue }
            let (sum, part) = (gradients.base, passGradients.base)
            for index in 0..<gradients.count { sum[index] += part[index] }
        }
    }

    /// Runs some examples forward and back, and writes their gradients to `gradients`.
    ///
    /// Each layer's weight gradients go to its own range. Below the first layer that learns nothing is differentiated.
    private func runPass(
        _ slice: BatchSlice, from source: any BatchSource, weights: UnsafePointer<Float>,
        loss: SoftmaxCrossEntropy, dropout: SeededGenerator,
        into gradients: UnsafeMutablePointer<Float>
    ) {
        let count = slice.positions.count
        // The source writes into the input of the first layer.
        source.fill(
            slice,
            inputs: UnsafeMutableBufferPointer(
                start: activations[0].base, count: count * (plan.layers.first?.input.count ?? 0)),
            targets: UnsafeMutableBufferPointer(rebasing: targets[..<count]))
        // Every layer keeps its input, which the backward pass needs.
        for (index, layer) in layers.enumerated() {
            layer.forward(
                activations[index].base, into: activations[index + 1].base,
                pass(index, count, weights, dropout))
        }
        // The loss is scaled for the whole batch, so that the shards' gradients only need to be
        // summed.
        score.add(
            loss.differentiate(
                activations[layers.count].base,
                targets: UnsafePointer(targets.baseAddress.unsafelyUnwrapped),
                count: count, scale: 1 / Float(slice.batchSize),
                into: activationGradients[layers.count % 2].base))
        // From the last layer down; the two gradient buffers change places at each.
        for index in (firstTrained..<layers.count).reversed() {
            layers[index].backward(
                BackwardPass(
                    input: activations[index].base, output: activations[index + 1].base,
                    outputGradient: activationGradients[(index + 1) % 2].base,
                    inputGradient: index > firstTrained ? activationGradients[index % 2].base : nil,
                    weightGradients: gradients + plan.layers[index].parameters.lowerBound),
                pass(index, count, weights, dropout))
        }
    }

    /// What a layer needs of the run: its weights, its statistics, and random numbers of its own for dropout.
    private func pass(
        _ index: Int, _ count: Int, _ weights: UnsafePointer<Float>, _ dropout: SeededGenerator
    ) -> LayerPass {
        let placed = plan.layers[index]
        return LayerPass(
            count: count, mode: .training(dropout.split(UInt64(index))),
            weights: weights + placed.parameters.lowerBound,
            statistics: statistics.base + placed.statistics.lowerBound)
    }
}
