import DigitReading
import MNIST

/// A digit on its way into a data set, with its label and where it comes from.
struct ExportedDigit {
    /// The 28×28 picture.
    let image: DigitImage
    /// The digit that its label says it is.
    let label: Digit
    /// The row the digit was read in, which says where on which photo it is.
    let row: Row
    /// The SHA-256 of the photo's bytes as hexadecimal digits.
    let sha256: String
    /// Who wrote the digit; nil where that is not known.
    let writer: String?
    /// The name of what the digit is kept together with in a split; nil where that is its photo
    /// alone.
    let group: String?
}
