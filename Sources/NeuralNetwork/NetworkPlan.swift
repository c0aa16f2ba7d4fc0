/// An architecture worked out: the shapes between the layers and where each layer's numbers lie.
///
/// All trained numbers of a network stand in one array, all running statistics in another; a layer
/// is given the address of its own. Optimizers and averages are then single loops.
package struct NetworkPlan: Sendable {
    /// A layer in its place: what it computes, between which shapes, with which numbers.
    package struct PlacedLayer: Sendable {
        /// The layer as the architecture states it.
        package let spec: LayerSpec
        /// The function applied to its output: a ReLU that belongs to the layer is folded in.
        package let activation: Activation
        /// The shape of one input example.
        package let input: Shape
        /// The shape of one output example.
        package let output: Shape
        /// Where its trained numbers stand in the network's array of them.
        package let parameters: Range<Int>
        /// Where its running statistics stand in the network's array of them.
        package let statistics: Range<Int>
    }

    /// A tensor in its place in the array of all trained numbers or of all statistics.
    package struct Tensor: Sendable {
        /// The layer's index in the specification and the tensor's name: `0.weight`.
        package let name: String
        /// What the layer says of it: name, shape, start.
        package let spec: TensorSpec
        /// Where its numbers lie in the array it belongs to.
        package let range: Range<Int>
    }

    /// The layers that compute something, in order.
    package let layers: [PlacedLayer]
    /// The trained tensors, in order.
    package let parameters: [Tensor]
    /// The tensors of running statistics, in order.
    package let statistics: [Tensor]
    /// The number of classes: the numbers that the last layer answers.
    package let classCount: Int

    /// The number of all trained numbers.
    package var parameterCount: Int { parameters.last?.range.upperBound ?? 0 }
    /// The number of all running statistics.
    package var statisticCount: Int { statistics.last?.range.upperBound ?? 0 }

    /// The most numbers, trained or between two layers, that a network may have: 2²⁶, 256 MiB as
    /// floats.
    ///
    /// Two orders of magnitude above the shipped network's half a million; not tuned. Without a
    /// limit a model file could ask for more memory than there is.
    private static let limit = 1 << 26

    /// Works out an architecture, or throws a `NetworkSpecError` that says why it cannot be built.
    package init(_ spec: NetworkSpec) throws(NetworkSpecError) {
        // A picture of more than 1,024 pixels, or more than 256 layers, is no reader of digits.
        let sides = [spec.input.rows, spec.input.columns, spec.input.channels]
        guard sides.allSatisfy({ (1...1024).contains($0) }), (1...256).contains(spec.layers.count)
        else { throw .impossibleNetwork("an input of \(spec.input), \(spec.layers.count) layers") }
        var shape = spec.input
        var layers: [PlacedLayer] = []
        var (parameters, statistics): ([Tensor], [Tensor]) = ([], [])
        var (parameterEnd, statisticEnd) = (0, 0)
        for (index, layerSpec, activation) in Self.foldingActivations(spec.layers) {
            // With no capacity a layer costs next to nothing, and knows its own shapes.
            let layer = try layerSpec.makeLayer(
                input: shape, activation: activation, capacity: 0, training: false)
            let (parameterStart, statisticStart) = (parameterEnd, statisticEnd)
            // Tensors stand one after the other, in the layers' order and in each layer's own.
            for tensor in layer.parameters {
                let range = parameterEnd..<parameterEnd + tensor.count
                parameters.append(
                    Tensor(name: "\(index).\(tensor.name)", spec: tensor, range: range))
                parameterEnd = range.upperBound
            }
            for tensor in layer.statistics {
                let range = statisticEnd..<statisticEnd + tensor.count
                statistics.append(
                    Tensor(name: "\(index).\(tensor.name)", spec: tensor, range: range))
                statisticEnd = range.upperBound
            }
            layers.append(
                PlacedLayer(
                    spec: layerSpec, activation: activation, input: shape,
                    output: layer.outputShape, parameters: parameterStart..<parameterEnd,
                    statistics: statisticStart..<statisticEnd))
            shape = layer.outputShape
            // Checked after every layer, before the next can ask for more.
            guard shape.count <= Self.limit, parameterEnd <= Self.limit else {
                throw .impossibleNetwork("“\(layerSpec)” makes it larger than any use would need")
            }
        }
        self.layers = layers
        self.parameters = parameters
        self.statistics = statistics
        classCount = shape.count
    }

    /// Returns the layers with their indices in the list and with the ReLUs that they do
    /// themselves.
    ///
    /// A ReLU before a max pool is done after it, on a quarter of the numbers: the largest of
    /// rectified numbers is the largest number, rectified.
    private static func foldingActivations(
        _ layers: [LayerSpec]
    ) -> [(index: Int, spec: LayerSpec, activation: Activation)] {
        var folded: [(index: Int, spec: LayerSpec, activation: Activation)] = []
        var isWaiting = false
        for (index, layer) in layers.enumerated() {
            let next = index + 1 < layers.count ? layers[index + 1] : nil
            if layer == .relu, next == .maxPool {
                isWaiting = true
            } else if layer == .relu, let last = folded.last, last.spec.foldsActivation {
                folded[folded.count - 1].activation = .relu
            } else {
                folded.append((index, layer, isWaiting ? .relu : .identity))
                isWaiting = false
            }
        }
        return folded
    }
}
