import DigitReading
import MNIST

/// A digit on its way into a data set, and where it comes from.
struct ExportedDigit {
    let image: DigitImage
    let label: Digit
    /// The row the digit was read in: where it is on which photo.
    let row: Row
    /// The SHA-256 of the photo's bytes.
    let sha256: String
    /// Who wrote it, where that is known.
    let writer: String?
    /// What it is kept together with in a split, where that is more than its photo.
    let group: String?
}
