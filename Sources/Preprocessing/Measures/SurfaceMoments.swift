/// The sums that determine the best quadratic surface through weighted values.
///
/// The surface is `c₀ + c₁x + c₂y + c₃x² + c₄xy + c₅y²`. All sums over x are taken row by row, where y is one number,
/// so that a pixel costs eight additions and not twenty-seven. In the sums below `w` is a pixel's weight and `v` its
/// value.
struct SurfaceMoments {
    /// The powers of x and y that each coefficient stands for, `c₀` first.
    private static let powers = [(0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2)]

    /// Σ w xⁱ yʲ at 5 i + j, for i + j ≤ 4.
    private var weights = [Double](repeating: 0, count: 25)
    /// Σ w v xⁱ yʲ at 3 i + j, for i + j ≤ 2.
    private var values = [Double](repeating: 0, count: 9)

    /// Adds a row of pixels, all at the height `y`.
    ///
    /// `sums` gives the row's Σ w, w x, w x², w x³, w x⁴ at 0 … 4, and its Σ w v, w v x, w v x² at 5 … 7.
    mutating func add(_ sums: (Int) -> Float, y: Double) {
        let square = y * y
        let heights = (1.0, y, square, square * y, square * y * y)
        let rows = (
            Double(sums(0)), Double(sums(1)), Double(sums(2)), Double(sums(3)), Double(sums(4))
        )
        // Written out rather than looped: sums are used in a fixed order, and nothing is allocated.
        weights.withUnsafeMutableBufferPointer { weights in
            weights[0] += rows.0 * heights.0
            weights[1] += rows.0 * heights.1
            weights[2] += rows.0 * heights.2
            weights[3] += rows.0 * heights.3
            weights[4] += rows.0 * heights.4
            weights[5] += rows.1 * heights.0
            weights[6] += rows.1 * heights.1
            weights[7] += rows.1 * heights.2
            weights[8] += rows.1 * heights.3
            weights[10] += rows.2 * heights.0
            weights[11] += rows.2 * heights.1
            weights[12] += rows.2 * heights.2
            weights[15] += rows.3 * heights.0
            weights[16] += rows.3 * heights.1
            weights[20] += rows.4 * heights.0
        }
        let (first, second, third) = (Double(sums(5)), Double(sums(6)), Double(sums(7)))
        values.withUnsafeMutableBufferPointer { values in
            values[0] += first * heights.0
            values[1] += first * heights.1
            values[2] += first * heights.2
            values[3] += second * heights.0
            values[4] += second * heights.1
            values[6] += third * heights.0
        }
    }

    /// Returns the six coefficients of the surface: the normal equations, solved by Gaussian elimination without
    /// pivoting.
    ///
    /// Without pivoting, which a symmetric, positive definite matrix does not need. `LinearSystem` pivots: it would
    /// round otherwise, and the polarity of photos that are in doubt could change by it. A trace added to the diagonal
    /// keeps a flat picture solvable.
    func surface() -> [Float] {
        var matrix = Self.powers.flatMap { first in
            Self.powers.map { weights[5 * (first.0 + $0.0) + first.1 + $0.1] }
        }
        var right = Self.powers.map { values[3 * $0.0 + $0.1] }
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
