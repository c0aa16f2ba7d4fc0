import Preprocessing
import Raster

/// Compares selected ink with the pixels a simulated digit really covers.
struct TruthOverlap {
    private let truth: BinaryMask
    /// The truth with a rim of two pixels, so that a blurred outline does not count as wrong.
    private let generous: BinaryMask

    /// Takes the pixels that the digit's ink covers in the photo.
    init(_ truth: BinaryMask) {
        self.truth = truth
        generous = truth.dilated(width: 5, height: 5)
    }

    /// Returns how much of the digit was caught and how much of what was caught is the digit's.
    ///
    /// The mask may show a part of the photo at another scale, as its view says.
    func with(_ mask: BinaryMask, seenAs view: PhotoView) -> (recall: Double, precision: Double) {
        var (caught, wanted) = (0.0, 0.0)
        var (right, selected) = (0.0, 0.0)
        for y in 0..<truth.height {
            let row = Int(((Double(y) + 0.5 - view.y) / view.scale).rounded(.down))
            for x in 0..<truth.width {
                let column = Int(((Double(x) + 0.5 - view.x) / view.scale).rounded(.down))
                let isInside =
                    row >= 0 && row < mask.height && column >= 0 && column < mask.width
                let isSelected = isInside && mask[column, row]
                if truth[x, y] {
                    wanted += 1
                    if isSelected { caught += 1 }
                }
                if isSelected {
                    selected += 1
                    if generous[x, y] { right += 1 }
                }
            }
        }
        return (caught / max(wanted, 1), right / max(selected, 1))
    }
}
