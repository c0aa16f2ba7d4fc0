package import MNIST

/// A trained network, ready to say how much each class speaks for a 28×28 picture.
package struct Classifier: Sendable {
    /// 10, or 11 when the network also knows "not a digit" (always the last).
    package let classCount: Int
    /// What the logits are divided by before the softmax, so that confidence means frequency.
    package let temperature: Float

    /// Returns one row of `classCount` logits per picture.
    package func logits(_ images: [DigitImage]) -> [[Float]] {
        images.map { _ in [Float](repeating: 0, count: classCount) }
    }
}
