import CKernels
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
        let importance = Lines(
            distances.map { $0 > 0.8 ? Float(3) : 1 }, width: raster.width, height: raster.height)
        let values = Lines(raster.pixels, width: raster.width, height: raster.height)
        var residuals = values
        residuals.numbers = residuals.numbers.map { $0 - level }
        for round in 0..<8 {
            var moments = SurfaceMoments()
            for block in 0..<values.blocks {
                let sums = residuals.moments(
                    of: values, importance, block, columns, softening: round == 0 ? 8 : 4)
                for (lane, y) in rows[(Lines.lanes * block)...].prefix(Lines.lanes).enumerated() {
                    moments.add({ sums[Lines.lanes * $0 + lane] }, y: Double(y))
                }
            }
            let surface = moments.surface()
            for block in 0..<values.blocks {
                residuals.subtract(surface, from: values, block, columns, rows)
            }
        }
        self.residuals = residuals.rows
    }

    /// Positions along an axis from −1 to 1.
    private static func positions(_ count: Int) -> [Float] {
        (0..<count).map { Float($0) / Float(max(1, count - 1)) * 2 - 1 }
    }
}

/// The rows of a raster, several side by side: column by column a number of each.
private struct Lines {
    static let lanes = Int(RASTER_LANES)

    let width: Int
    let height: Int
    let blocks: Int
    var numbers: [Float]

    init(_ rows: [Float], width: Int, height: Int) {
        self.width = width
        self.height = height
        blocks = (height + Self.lanes - 1) / Self.lanes
        numbers = [Float](repeating: 0, count: blocks * width * Self.lanes)
        numbers.withUnsafeMutableBufferPointer { numbers in
            rows.withUnsafeBufferPointer { rows in
                guard let from = rows.baseAddress, let to = numbers.baseAddress else { return }
                for block in 0..<blocks {
                    let row = block * Self.lanes
                    raster_put_side_by_side(
                        from + row * width, width, height - row, to + row * width)
                }
            }
        }
    }

    /// The numbers row by row.
    var rows: [Float] {
        var result: [Float] = []
        result.reserveCapacity(width * height)
        for row in 0..<height {
            let start = row / Self.lanes * Self.lanes * width + row % Self.lanes
            for column in 0..<width { result.append(numbers[start + column * Self.lanes]) }
        }
        return result
    }

    /// What a surface is fitted by, of the rows of a block, these being the residuals.
    func moments(
        of values: Lines, _ importance: Lines, _ block: Int, _ x: [Float], softening: Float
    ) -> [Float] {
        let start = block * width * Self.lanes
        return [Float](unsafeUninitializedCapacity: 8 * Self.lanes) { sums, count in
            values.numbers.withUnsafeBufferPointer { values in
                importance.numbers.withUnsafeBufferPointer { importance in
                    numbers.withUnsafeBufferPointer { residuals in
                        guard let sums = sums.baseAddress, let values = values.baseAddress,
                            let importance = importance.baseAddress,
                            let residuals = residuals.baseAddress
                        else { return }
                        raster_sum_moments(
                            values + start, residuals + start, importance + start, x, width,
                            softening, sums)
                    }
                }
            }
            count = 8 * Self.lanes
        }
    }

    /// Makes the rows of a block what lies above a surface.
    mutating func subtract(
        _ surface: [Float], from values: Lines, _ block: Int, _ x: [Float], _ y: [Float]
    ) {
        let start = block * width * Self.lanes
        var constants = [Float](repeating: 0, count: Self.lanes)
        var slopes = constants
        for (lane, y) in y[(block * Self.lanes)...].prefix(Self.lanes).enumerated() {
            constants[lane] = surface[0] + surface[2] * y + surface[5] * y * y
            slopes[lane] = surface[1] + surface[4] * y
        }
        numbers.withUnsafeMutableBufferPointer { residuals in
            values.numbers.withUnsafeBufferPointer { values in
                guard let values = values.baseAddress, let residuals = residuals.baseAddress
                else { return }
                raster_subtract_surface(
                    values + start, x, width, constants, slopes, surface[3], residuals + start)
            }
        }
    }
}
