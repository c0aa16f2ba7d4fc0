import DigitReading
import PhotoFiles
import Raster

/// A photo and its rows turned as the photo was turned to be read: what was photographed sideways is
/// looked at upright.
struct UprightPage {
    /// The photo, turned.
    private(set) var photo: ColorRaster
    /// The rows, their boxes in pixels of the turned photo at its full size.
    private(set) var rows: [Row]
    /// How many quarters to the right the photo was turned, 0 … 3.
    let quarters: Int

    /// Turns a photo and its rows as the rows' warnings say; `scale` is how many full-size pixels
    /// one of its pixels covers.
    init(_ photo: ColorRaster, _ rows: [Row], scale: Double) {
        self.photo = photo
        self.rows = rows
        quarters = Self.quarters(of: rows)
        // A quarter at a time: the height in full-size pixels that a box is turned in is the
        // photo's before that quarter.
        for _ in 0..<quarters {
            let height = Int((Double(self.photo.height) * scale).rounded())
            self.photo = self.photo.turned([.transpose, .mirrorColumns])
            for place in rows.indices {
                self.rows[place].box = self.rows[place].box?.turnedRight(inHeight: height)
            }
        }
    }

    /// Returns how many quarters to the right the photo was turned, where the rows' warnings agree on it; else 0.
    private static func quarters(of rows: [Row]) -> Int {
        let common = Warning.allCases.filter { warning in
            rows.allSatisfy { $0.warnings.contains(warning) }
        }
        return common.compactMap(\.quartersTurned).first ?? 0
    }
}

extension PixelBox {
    /// Returns where the box lies after a picture of a height in pixels was turned to the right by a quarter.
    fileprivate func turnedRight(inHeight height: Int) -> PixelBox {
        PixelBox(x: height - maxY, y: x, width: self.height, height: width)
    }
}
