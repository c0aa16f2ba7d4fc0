extension Pipeline {
    /// The photo's way to MNIST's 28×28, each stage with the reason for its place.
    package static let mnist = Pipeline([])
}
