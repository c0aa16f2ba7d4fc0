/// A block of a layer's numbers: its name, its shape, and how it starts.
package struct TensorSpec: Sendable, Hashable {
    /// How the numbers are drawn before training.
    package enum Start: Sendable, Hashable {
        /// All the same.
        case constant(Float)
        /// At random, scaled so that signals keep their size through the layer; the network's
        /// `Initialization` decides the distribution.
        case scaled(fanIn: Int, fanOut: Int)
    }

    /// What the tensor is called within its layer: `weight`, `bias`.
    package var name: String
    /// The extents, slowest first.
    package var shape: [Int]
    /// How the numbers start.
    package var start: Start
    /// Whether weight decay pulls the numbers to zero; not so for biases and batch norm's scales.
    package var decays: Bool

    /// Makes a description.
    package init(_ name: String, _ shape: [Int], _ start: Start, decays: Bool = false) {
        self.name = name
        self.shape = shape
        self.start = start
        self.decays = decays
    }

    /// How many numbers there are.
    package var count: Int { shape.reduce(1, *) }
}
