package import Raster

/// A quadratic surface through the paper of a small picture, fitted so that ink hardly counts.
///
/// Iteratively reweighted least squares: a pixel far from the surface weighs less in the next
/// round, one near the border of the picture, where rarely ink is, weighs three times as much.
package struct PaperSurface: Sendable {
    /// Every pixel's value less the surface.
    package private(set) var residuals: [Float]
    /// Every pixel's distance from the middle, 0 … 1 at the border, in the direction it is largest.
    package let distances: [Float]

    /// Fits the surface, starting from a first guess of the paper's value.
    package init(fittedTo raster: GrayRaster, startingFrom level: Float) {
        let columns = Self.positions(raster.width)
        let rows = Self.positions(raster.height)
        distances = rows.flatMap { y in columns.map { max(abs($0), abs(y)) } }
        residuals = raster.pixels.map { $0 - level }
        let importance = distances.map { $0 > 0.8 ? Float(3) : 1 }
        for round in 0..<8 {
            let softening: Float = round == 0 ? 8 : 4
            var moments = SurfaceMoments()
            for (row, y) in rows.enumerated() {
                var sums = SurfaceMoments.Row()
                let start = row * raster.width
                for (column, x) in columns.enumerated() {
                    let index = start + column
                    let weight = importance[index] / (abs(residuals[index]) + softening)
                    sums.add(x: x, value: raster.pixels[index], weight: weight)
                }
                moments.add(sums, y: Double(y))
            }
            let surface = moments.surface()
            for (row, y) in rows.enumerated() {
                let constant = surface[0] + surface[2] * y + surface[5] * y * y
                let slope = surface[1] + surface[4] * y
                let start = row * raster.width
                for (column, x) in columns.enumerated() {
                    residuals[start + column] =
                        raster.pixels[start + column] - (constant + x * (slope + x * surface[3]))
                }
            }
        }
    }

    /// Positions along an axis from −1 to 1.
    private static func positions(_ count: Int) -> [Float] {
        (0..<count).map { Float($0) / Float(max(1, count - 1)) * 2 - 1 }
    }
}
