import ArgumentParser
import NeuralNetwork

/// The networks that can be trained.
enum Architecture: String, ExpressibleByArgument, CaseIterable {
    /// 784-128-128-10, as most people's first MNIST program.
    case mlp
    /// The convolutional network this program reads photos with.
    case cnn

    /// The layers.
    var spec: NetworkSpec {
        switch self {
        case .mlp: .mlp
        case .cnn: .cnn
        }
    }
}
