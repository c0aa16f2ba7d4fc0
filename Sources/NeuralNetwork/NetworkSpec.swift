/// A network's architecture: its input's shape and its layers from the picture to the logits.
package struct NetworkSpec: Sendable, Hashable, Codable {
    /// The shape of one input example; 28×28×1 for digits.
    package var input: Shape
    /// The layers from the input to the logits.
    package var layers: [LayerSpec]
    /// The distribution from which the weights are drawn before training.
    package var initialization: Initialization

    /// Makes an architecture; `NetworkPlan` checks that its layers fit.
    package init(
        input: Shape = Shape(rows: 28, columns: 28, channels: 1), layers: [LayerSpec],
        initialization: Initialization
    ) {
        self.input = input
        self.layers = layers
        self.initialization = initialization
    }

    /// 784-128-128-10 with ReLU, the network most people's first MNIST program trains
    /// (118,282 parameters), initialized as Keras does.
    package static let mlp = NetworkSpec(
        layers: [
            .flatten, .linear(outputs: 128, bias: true), .relu, .linear(outputs: 128, bias: true),
            .relu, .linear(outputs: 10, bias: true),
        ], initialization: .glorotUniform)

    /// The architecture of the shipped network: six convolutions and two linear layers, whose
    /// outputs are those of `DigitClasses`, print included (474,901 parameters).
    ///
    /// The widths and the rate of dropout are not recorded as tuned.
    package static let cnn = NetworkSpec(
        layers: block(32) + block(32) + [.maxPool] + block(64) + block(64) + [.maxPool]
            + block(128) + block(128) + [
                .maxPool, .flatten, .dropout(rate: 0.2), .linear(outputs: 160, bias: false),
                .batchNorm, .relu, .dropout(rate: 0.2), .linear(outputs: 21, bias: true),
            ], initialization: .heNormal)

    /// The architecture of Keras' example `mnist_convnet` (34,826 parameters), for comparison.
    package static let convnet = NetworkSpec(
        layers: [
            .convolution(filters: 32, kernel: 3, padding: .valid, bias: true), .relu, .maxPool,
            .convolution(filters: 64, kernel: 3, padding: .valid, bias: true), .relu, .maxPool,
            .flatten, .dropout(rate: 0.5), .linear(outputs: 10, bias: true),
        ], initialization: .glorotUniform)

    /// A 3×3 convolution that keeps the picture's size, batch norm and ReLU: the unit the shipped network is made of.
    private static func block(_ filters: Int) -> [LayerSpec] {
        [
            .convolution(filters: filters, kernel: 3, padding: .same, bias: false), .batchNorm,
            .relu,
        ]
    }
}

/// Why an architecture cannot be built.
package enum NetworkSpecError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A layer that its input does not allow, or of an absurd size.
    case impossibleLayer(String, input: Shape)
    /// No layers, an empty input, or more numbers than any sensible network has.
    case impossibleNetwork(String)
    /// A network that reads something else than 28×28 pictures of ten digits.
    case notForDigits(input: Shape, classCount: Int)

    /// The reason as a sentence for people.
    package var description: String {
        switch self {
        case .impossibleLayer(let layer, let input):
            "The layer “\(layer)” cannot follow an input of \(input)."
        case .impossibleNetwork(let reason): "The network cannot be built: \(reason)."
        case .notForDigits(let input, let classCount):
            "It reads inputs of \(input) as one of \(classCount) classes; "
                + "a reader of digits needs 28×28×1 and 10 classes, 11 with “not a digit”, or 21 with print."
        }
    }
}
