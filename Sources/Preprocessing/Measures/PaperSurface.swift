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
    package init(fittedTo raster: GrayRaster, startingFrom level: Double) {
        let rows = Self.basis(width: raster.width, height: raster.height)
        distances = rows.map { Float(max(abs($0[1]), abs($0[2]))) }
        let values = raster.pixels.map(Double.init)
        residuals = values.map { Float($0 - level) }
        let importance = distances.map { $0 > 0.8 ? 3.0 : 1.0 }
        for round in 0..<8 {
            let softening = round == 0 ? 8.0 : 4.0
            var system = NormalEquations()
            for index in values.indices {
                let weight = importance[index] / (Double(abs(residuals[index])) + softening)
                system.add(rows[index], values[index], weight: weight)
            }
            let surface = system.solution()
            for index in values.indices {
                let row = rows[index]
                let height =
                    surface[0] + surface[1] * row[1] + surface[2] * row[2] + surface[3] * row[3]
                    + surface[4] * row[4] + surface[5] * row[5]
                residuals[index] = Float(values[index] - height)
            }
        }
    }

    /// 1, x, y, x², xy, y² of every pixel, x and y from −1 to 1.
    private static func basis(width: Int, height: Int) -> [SIMD8<Double>] {
        var rows: [SIMD8<Double>] = []
        rows.reserveCapacity(width * height)
        for row in 0..<height {
            let y = Double(row) / Double(max(1, height - 1)) * 2 - 1
            for column in 0..<width {
                let x = Double(column) / Double(max(1, width - 1)) * 2 - 1
                rows.append(SIMD8(1, x, y, x * x, x * y, y * y, 0, 0))
            }
        }
        return rows
    }
}

/// Sums a weighted least-squares problem of six unknowns and solves it.
private struct NormalEquations {
    private var matrix = [SIMD8<Double>](repeating: .zero, count: 6)
    private var right = SIMD8<Double>.zero

    mutating func add(_ row: SIMD8<Double>, _ value: Double, weight: Double) {
        let weighted = weight * row
        for index in 0..<6 { matrix[index] += weighted[index] * row }
        right += value * weighted
    }

    /// Gaussian elimination; a trace added to the diagonal keeps a flat picture solvable.
    func solution() -> SIMD8<Double> {
        var matrix = matrix
        var right = right
        for index in 0..<6 { matrix[index][index] += 1e-6 }
        for pivot in 0..<6 {
            for row in pivot + 1..<6 {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                matrix[row] -= factor * matrix[pivot]
                right[row] -= factor * right[pivot]
            }
        }
        var result = SIMD8<Double>.zero
        for row in (0..<6).reversed() {
            var sum = right[row]
            for column in row + 1..<6 { sum -= matrix[row][column] * result[column] }
            result[row] = sum / matrix[row][row]
        }
        return result
    }
}
