import MNIST
import Preprocessing
import Raster

/// A digit of a page amid what is around it, as a 28×28 picture for a network: its own ink in full strength, other ink
/// fainter.
///
/// By itself, an o is a 0 and an l a 1; beside other letters neither is a digit.
enum Surroundings {

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The width and height of the part of the page that is shown, in heights.
        ///
        /// Not tuned: most of a neighbor on each side, and three quarters of a height above and below.
        var extent = SIMD2<Float>(3.5, 2.5)
        /// The factor for other ink, so that the digit stands out from its neighbors.
        ///
        /// Not tuned: with 1 nothing would tell the digit, with 0 nothing its neighbors. The network has learned from
        /// pictures with this value.
        var others: Float = 0.45
    }

    /// Returns the picture of a mark, which is in its middle, on a page with an ink map.
    ///
    /// `height` is the unit of the extent in pixels, `strength` the ink that becomes full ink: that of the page's
    /// digits. What lies outside of the page is paper.
    static func picture(
        of mark: PageMark, on ink: GrayRaster, height: Float, strength: Float,
        settings: Settings
    ) -> DigitImage {
        let (extent, others) = (settings.extent, settings.others)
        let side = DigitImage.side
        let cell = extent * height / Float(side)
        let box = mark.box
        let corner =
            SIMD2(Float(box.x + box.maxX), Float(box.y + box.maxY)) / 2 - extent * height / 2
        // With a rim of a pixel, as ink is soft at its edges.
        let frame = box.enlarged(by: 1)
        let own = mark.mask(in: frame).dilated(width: 3, height: 3)
        // Each pixel of the picture is the mean of a rectangle of the page's pixels, whose first columns and rows these
        // are.
        let columns = (0...side).map { Int((corner.x + Float($0) * cell.x).rounded(.down)) }
        let rows = (0...side).map { Int((corner.y + Float($0) * cell.y).rounded(.down)) }
        var image = DigitImage()
        for row in 0..<side {
            for column in 0..<side {
                var sum: Float = 0
                // Small writing has pixels larger than the picture's.
                let across = columns[column]..<max(columns[column] + 1, columns[column + 1])
                let down = rows[row]..<max(rows[row] + 1, rows[row + 1])
                for y in down where y >= 0 && y < ink.height {
                    for x in across where x >= 0 && x < ink.width {
                        let isOwn =
                            x >= frame.x && x < frame.maxX && y >= frame.y && y < frame.maxY
                            && own[x - frame.x, y - frame.y]
                        sum += min(1, max(0, ink[x, y] / strength)) * (isOwn ? 1 : others)
                    }
                }
                image[column, row] = UInt8(255 * sum / Float(across.count * down.count))
            }
        }
        return image
    }
}
