/// The description of a block of a layer's numbers: its name, its shape, and how it starts.
package struct TensorSpec: Sendable, Hashable {
    /// The distribution of the numbers before training.
    package enum Start: Sendable, Hashable {
        /// One value for all.
        case constant(Float)
        /// At random, scaled so that signals keep their size through the layer; the network's
        /// `Initialization` decides the distribution.
        case scaled(fanIn: Int, fanOut: Int)
    }

    /// The tensor's name within its layer: `weight`, `bias`, `running_mean`.
    package var name: String
    /// The extents, slowest first: the last varies fastest in memory.
    package var shape: [Int]
    /// The distribution of the numbers before training.
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

    /// The number of numbers: the product of the extents.
    package var count: Int { shape.reduce(1, *) }
}
