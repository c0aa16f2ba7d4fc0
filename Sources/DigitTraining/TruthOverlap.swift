import Preprocessing
import Raster

/// The comparison of selected ink with the pixels that a simulated digit really covers.
struct TruthOverlap {
    /// The pixels of the photo that the digit's ink covers.
    private let truth: BinaryMask
    /// The truth dilated by two pixels, so that a blurred outline does not count as wrong; set by
    /// eye.
    private let generous: BinaryMask

    /// Takes the pixels that the digit's ink covers in the photo.
    init(_ truth: BinaryMask) {
        self.truth = truth
        generous = truth.dilated(width: 5, height: 5)
    }

    /// Returns the share of the digit that was caught and the share of what was caught that is the
    /// digit's, both 0 … 1; 0 where there is no digit or nothing was caught.
    ///
    /// The mask may show a part of the photo at another scale, as its view says: each pixel of the
    /// photo is looked up in it.
    func with(_ mask: BinaryMask, seenAs view: PhotoView) -> (recall: Double, precision: Double) {
        var (caught, wanted) = (0.0, 0.0)
        var (right, selected) = (0.0, 0.0)
        // Pixel centers of the photo, mapped into the mask by its view.
        for y in 0..<truth.height {
            let row = Int(((Double(y) + 0.5 - view.y) / view.scale).rounded(.down))
            for x in 0..<truth.width {
                let column = Int(((Double(x) + 0.5 - view.x) / view.scale).rounded(.down))
                let isInside =
                    row >= 0 && row < mask.height && column >= 0 && column < mask.width
                let isSelected = isInside && mask[column, row]
                // Recall counts the truth itself, precision the truth with its rim.
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
