import MNIST

/// One thing between the bare sheet and the finished photo: the sheet itself, ink, light, the lens.
protocol PhotoLayer: Sendable {
    /// Adds itself to what the layers before it made.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator)
}
