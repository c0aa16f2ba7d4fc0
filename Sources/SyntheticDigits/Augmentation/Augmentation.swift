package import SystemLibraries

/// A random transform of a training picture: one way in which two pictures of the same digit
/// differ.
///
/// A transform leaves every pixel in 0 … 1 and the label as it was.
package protocol Augmentation: Sendable {
    /// Changes the picture on the canvas in place, or leaves it alone as often as its probability
    /// says.
    ///
    /// The same canvas and generator state give the same picture.
    func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator)
}
