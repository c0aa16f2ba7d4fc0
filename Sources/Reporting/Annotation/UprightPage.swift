import DigitReading
import PhotoFiles
import Raster

/// A photo and its rows turned as the photo was turned to be read: what was photographed sideways is
/// looked at upright.
struct UprightPage {
    /// The turned photo.
    private(set) var photo: ColorRaster
    /// The rows, their boxes in the turned photo at its full size.
    private(set) var rows: [Row]
    /// How many quarters to the right it was turned.
    let quarters: Int

    /// Turns a photo; `scale` is the full-size pixels that one of its pixels covers.
    init(_ photo: ColorRaster, _ rows: [Row], scale: Double) {
        self.photo = photo
        self.rows = rows
        quarters = Self.quarters(of: rows)
        for _ in 0..<quarters {
            let height = Int((Double(self.photo.height) * scale).rounded())
            self.photo = self.photo.turned([.transpose, .mirrorColumns])
            for place in rows.indices {
                self.rows[place].box = self.rows[place].box?.turnedRight(inHeight: height)
            }
        }
    }

    /// Quarters to the right, if all digits were read so.
    private static func quarters(of rows: [Row]) -> Int {
        let common = Warning.allCases.filter { warning in
            rows.allSatisfy { $0.warnings.contains(warning) }
        }
        return common.compactMap(\.quartersTurned).first ?? 0
    }
}

extension PixelBox {
    /// The box after a picture of such a height was turned to the right by a quarter.
    fileprivate func turnedRight(inHeight height: Int) -> PixelBox {
        PixelBox(x: height - maxY, y: x, width: self.height, height: width)
    }
}
