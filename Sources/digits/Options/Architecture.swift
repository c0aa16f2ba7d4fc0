import ArgumentParser
import NeuralNetwork

/// The networks that can be trained from new weights.
enum Architecture: String, ExpressibleByArgument, CaseIterable {
    /// 784-128-128-10, as most people's first MNIST program.
    case mlp
    /// Keras' example of a small convolutional network, for comparison.
    case convnet
    /// The convolutional network this program reads photos with.
    case cnn

    /// The network's layers and their sizes.
    var spec: NetworkSpec {
        switch self {
        case .mlp: .mlp
        case .convnet: .convnet
        case .cnn: .cnn
        }
    }

    /// How many pictures are between two updates of the weights, where the user does not say.
    ///
    /// 128 is what Keras' example of a small convolutional network takes, 32 is usual for first
    /// programs; neither was tuned.
    var batchSize: Int {
        switch self {
        case .mlp: 32
        case .convnet, .cnn: 128
        }
    }
}
