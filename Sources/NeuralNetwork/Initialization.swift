package import SystemLibraries

/// The distribution from which the weights of linear layers and convolutions are drawn before
/// training.
package enum Initialization: String, Sendable, Hashable, Codable {
    /// Uniform within ±√(6 / (fan in + fan out)), as Keras does (Glorot, Bengio, AISTATS 2010).
    case glorotUniform
    /// Normal with deviation √(2 / fan in), made for ReLU (He et al., ICCV 2015).
    case heNormal

    /// Fills a tensor as its specification asks: with a constant, or at random from this
    /// distribution.
    ///
    /// The same generator state gives the same numbers.
    package func fill(
        _ values: inout ArraySlice<Float>, for spec: TensorSpec,
        using generator: inout SeededGenerator
    ) {
        switch (spec.start, self) {
        case (.constant(let value), _):
            for index in values.indices { values[index] = value }
        case (.scaled(let fanIn, let fanOut), .glorotUniform):
            let limit = (6 / Float(fanIn + fanOut)).squareRoot()
            for index in values.indices { values[index] = generator.uniform(-limit, limit) }
        case (.scaled(let fanIn, _), .heNormal):
            let deviation = (2 / Float(fanIn)).squareRoot()
            for index in values.indices { values[index] = generator.normal(deviation: deviation) }
        }
    }
}
