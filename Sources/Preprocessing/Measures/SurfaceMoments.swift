/// The sums that determine the best quadratic surface through weighted values.
///
/// The surface is `c₀ + c₁x + c₂y + c₃x² + c₄xy + c₅y²`. All sums over x are taken row by row, where
/// y is one number, so that a pixel costs eight additions and not twenty-seven.
struct SurfaceMoments {
    /// The sums of one row: weights times powers of x, also times the value.
    struct Row {
        /// Σ w, w x, w x², w x³, w x⁴; then Σ w v, w v x, w v x².
        private(set) var sums = SIMD8<Float>.zero

        @inline(__always)
        mutating func add(x: Float, value: Float, weight: Float) {
            let square = x * x
            sums +=
                weight
                * SIMD8(1, x, square, square * x, square * square, value, value * x, value * square)
        }
    }

    /// The powers of x and y each coefficient stands for.
    private static let powers = [(0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2)]

    private var matrix = [Double](repeating: 0, count: 36)
    private var right = [Double](repeating: 0, count: 6)

    mutating func add(_ row: Row, y: Double) {
        let heights = [1, y, y * y, y * y * y, y * y * y * y]
        for (first, (x1, y1)) in Self.powers.enumerated() {
            right[first] += Double(row.sums[5 + x1]) * heights[y1]
            for (second, (x2, y2)) in Self.powers.enumerated() {
                matrix[6 * first + second] += Double(row.sums[x1 + x2]) * heights[y1 + y2]
            }
        }
    }

    /// Returns the coefficients (Gaussian elimination); a trace added to the diagonal keeps a flat
    /// picture solvable.
    func surface() -> [Float] {
        var matrix = matrix
        var right = right
        for index in 0..<6 { matrix[7 * index] += 1e-6 }
        for pivot in 0..<6 {
            for row in pivot + 1..<6 {
                let factor = matrix[6 * row + pivot] / matrix[7 * pivot]
                for column in pivot..<6 {
                    matrix[6 * row + column] -= factor * matrix[6 * pivot + column]
                }
                right[row] -= factor * right[pivot]
            }
        }
        var result = [Double](repeating: 0, count: 6)
        for row in (0..<6).reversed() {
            var sum = right[row]
            for column in row + 1..<6 { sum -= matrix[6 * row + column] * result[column] }
            result[row] = sum / matrix[7 * row]
        }
        return result.map(Float.init)
    }
}
