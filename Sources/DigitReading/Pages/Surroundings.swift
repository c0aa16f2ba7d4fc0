import MNIST
import Preprocessing
import Raster

/// A digit of a page amid what is around it, as a picture for a network: its own ink in full strength,
/// other ink fainter.
///
/// Alone, an o is a 0 and an l a 1; beside other letters they are none.
enum Surroundings {
    /// How wide and how high the part of the page is that is shown, in heights.
    private static let extent = SIMD2<Float>(3.5, 2.5)
    /// How strong other ink is shown.
    private static let others: Float = 0.45

    /// Returns the picture of a mark on a page (`ink`, 0 is paper), in the middle of it; its part of the
    /// page is measured in heights of so many pixels, and the page's ink is so strong.
    static func picture(
        of mark: PageMark, on ink: GrayRaster, height: Float, strength: Float
    ) -> DigitImage {
        let side = DigitImage.side
        let cell = extent * height / Float(side)
        let box = mark.box
        let corner =
            SIMD2(Float(box.x + box.maxX), Float(box.y + box.maxY)) / 2 - extent * height / 2
        // With a rim of a pixel, as ink is soft at its edges.
        let frame = box.enlarged(by: 1)
        let own = mark.mask(in: frame).dilated(width: 3, height: 3)
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
