import ArgumentParser
import NeuralNetwork

/// The networks that can be trained.
enum Architecture: String, ExpressibleByArgument, CaseIterable {
    /// 784-128-128-10, as most people's first MNIST program.
    case mlp
    /// Keras' example of a small convolutional network, for comparison.
    case convnet
    /// The convolutional network this program reads photos with.
    case cnn

    /// The layers.
    var spec: NetworkSpec {
        switch self {
        case .mlp: .mlp
        case .convnet: .convnet
        case .cnn: .cnn
        }
    }

    /// Pictures between two updates, where the user does not say.
    var batchSize: Int {
        switch self {
        case .mlp: 32
        case .convnet, .cnn: 128
        }
    }
}
