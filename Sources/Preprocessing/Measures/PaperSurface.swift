import CKernels
package import Raster

/// A quadratic surface through the paper of a small picture, fitted so that ink hardly counts.
///
/// Iteratively reweighted least squares: in each round a pixel weighs less, the farther it lay from the surface of the
/// round before; one near the border of the picture, where there is rarely ink, weighs more.
package struct PaperSurface: Sendable {
    /// Every pixel's value less the surface, in gray levels, row by row: below 0 for dark ink.
    package private(set) var residuals: [Float]
    /// Every pixel's distance from the picture's middle, row by row: the greater of the horizontal and the vertical
    /// one, each 1 at the border.
    package let distances: [Float]

    /// The constants of this algorithm, all from a prototype and none tuned on its own.
    package struct Settings: Sendable, Codable {
        /// The distance from the picture's middle, as `distances` has it, beyond which a pixel is near the border.
        ///
        /// From a prototype: the outer fifth.
        package var nearBorder: Float = 0.8
        /// How many times as much as other pixels those near the border weigh; from a prototype.
        package var borderWeight: Float = 3
        /// The rounds of the fit, at least 1.
        ///
        /// From a prototype: after eight rounds the surface hardly moves any more.
        package var rounds = 8
        /// The softening of the first round in gray levels: a pixel that lies as far from the surface weighs half.
        ///
        /// From a prototype: larger than in the other rounds, as the first guess is rough.
        package var firstSoftening: Float = 8
        /// The softening of the other rounds in gray levels; from a prototype.
        package var softening: Float = 4

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Fits the surface to a picture of gray levels, starting from the level surface of a first guess.
    package init(fittedTo raster: GrayRaster, startingFrom level: Float, settings: Settings) {
        let columns = Self.positions(raster.width)
        let rows = Self.positions(raster.height)
        distances = rows.flatMap { y in columns.map { max(abs($0), abs(y)) } }
        let importance = Lines(
            distances.map { $0 > settings.nearBorder ? settings.borderWeight : 1 },
            width: raster.width, height: raster.height)
        let values = Lines(raster.pixels, width: raster.width, height: raster.height)
        var residuals = values
        residuals.numbers = residuals.numbers.map { $0 - level }
        // A pixel's weight is its importance over its residual's amount plus the softening.
        for round in 0..<max(1, settings.rounds) {
            var moments = SurfaceMoments()
            for block in 0..<values.blocks {
                let sums = residuals.moments(
                    of: values, importance, block, columns,
                    softening: round == 0 ? settings.firstSoftening : settings.softening)
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

    /// Returns the positions of `count` pixels along an axis, from −1 to 1.
    private static func positions(_ count: Int) -> [Float] {
        (0..<count).map { Float($0) / Float(max(1, count - 1)) * 2 - 1 }
    }
}

/// The rows of a raster in an order that vector instructions take: blocks of `lanes` rows side by side, in each block
/// column by column a number of every row.
///
/// Where the height is no multiple of the lanes, the last row is repeated to fill the last block.
private struct Lines {
    /// The rows of a block: how many floats the C loops work on at once.
    static let lanes = Int(RASTER_LANES)

    /// The columns of the raster.
    let width: Int
    /// The rows of the raster, without those that fill up the last block.
    let height: Int
    /// The number of blocks.
    let blocks: Int
    /// The numbers, at `(block · width + column) · lanes + row in the block`.
    var numbers: [Float]

    /// Puts the numbers of a raster, row by row, side by side.
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

    /// The numbers row by row again, as a raster has them.
    var rows: [Float] {
        var result: [Float] = []
        result.reserveCapacity(width * height)
        for row in 0..<height {
            let start = row / Self.lanes * Self.lanes * width + row % Self.lanes
            for column in 0..<width { result.append(numbers[start + column * Self.lanes]) }
        }
        return result
    }

    /// Returns the weighted sums that a surface is fitted by, for the rows of one block; these numbers are the
    /// residuals.
    ///
    /// There are eight sums for each row, in the order of `SurfaceMoments.add`, the rows of the block side by side. `x`
    /// has the columns' positions.
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

    /// Sets the rows of a block to the values less a surface: the residuals of the next round.
    ///
    /// `x` and `y` are the positions of columns and rows.
    mutating func subtract(
        _ surface: [Float], from values: Lines, _ block: Int, _ x: [Float], _ y: [Float]
    ) {
        let start = block * width * Self.lanes
        var constants = [Float](repeating: 0, count: Self.lanes)
        var slopes = constants
        // For one row the surface is a parabola of x: a constant and a slope for each row, and one square term for all.
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
