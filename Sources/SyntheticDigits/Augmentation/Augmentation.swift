package import MNIST

/// One way in which two pictures of the same digit differ.
///
/// A transform leaves every pixel in 0 … 1 and the label as it was.
package protocol Augmentation: Sendable {
    /// Changes the picture, or leaves it alone as often as its probability says.
    func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator)
}
