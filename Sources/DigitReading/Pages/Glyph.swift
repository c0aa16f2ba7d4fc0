import MNIST
import Preprocessing
import Raster

/// A mark on the page with its 28×28 picture and what the network says of it.
struct Glyph: Sendable {
    /// The mark.
    let mark: PageMark
    /// The mark's way to 28×28, with its box in the upright full-size photo and its warnings.
    let workpiece: Workpiece
    /// The 28×28 picture.
    let image: DigitImage
    /// The ten digits' probabilities; what is missing to 1 is "not a digit".
    let probabilities: [Float]

    /// The most probable digit.
    var digit: Int { probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0 }
    /// The probability that the mark is that digit.
    var confidence: Float { probabilities.max() ?? 0 }
    /// The probability that the mark is no digit.
    var notADigit: Float { max(0, 1 - probabilities.reduce(0, +)) }
}
