package import Raster

/// The center of mass of a picture's ink: the mean place of its pixels, each weighted by its ink.
package struct CenterOfMass: Sendable, Equatable {
    /// Columns from the left edge; the center of the first pixel is at 0.5.
    package let x: Double
    /// Rows from the top edge; the center of the first pixel is at 0.5.
    package let y: Double

    /// Measures a picture; where the ink sums to 0 or less, the center is the picture's middle.
    package init(of raster: GrayRaster) {
        var sum = 0.0
        var across = 0.0
        var down = 0.0
        for row in 0..<raster.height {
            for column in 0..<raster.width {
                let ink = Double(raster[column, row])
                sum += ink
                across += ink * (Double(column) + 0.5)
                down += ink * (Double(row) + 0.5)
            }
        }
        x = sum > 0 ? across / sum : Double(raster.width) / 2
        y = sum > 0 ? down / sum : Double(raster.height) / 2
    }
}
