import SystemLibraries

/// One thing between the bare sheet and the finished photo: the sheet itself, ink, light, the lens,
/// the sensor.
protocol PhotoLayer: Sendable {
    /// Changes the photo as the layer does in the world, on top of what the layers before it made.
    ///
    /// The same canvas and generator state give the same pixels.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator)
}
