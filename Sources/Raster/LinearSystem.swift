/// A system of linear equations with as many unknowns, for one or several right sides at once.
package struct LinearSystem {
    /// The coefficients: of each equation one for each unknown.
    private var matrix: [[Double]]
    /// The right sides: of each equation one number for each side.
    private var values: [[Double]]

    /// Makes the equations `matrix · unknowns = values`, row by row; the matrix is square, and there is a row of values
    /// for each of its rows.
    package init(_ matrix: [[Double]], values: [[Double]]) {
        self.matrix = matrix
        self.values = values
    }

    /// Makes the normal equations of a least-squares fit before anything was measured.
    ///
    /// `stiffness`, one number per unknown, holds each unknown at 0, the more the greater it is (ridge regression); 0
    /// leaves it free. `sides` is the number of right sides.
    package init(stiffness: [Double], sides: Int) {
        matrix = stiffness.indices.map { row in
            stiffness.indices.map { $0 == row ? stiffness[row] : 0 }
        }
        values = stiffness.map { _ in [Double](repeating: 0, count: sides) }
    }

    /// Adds a measurement to normal equations: the unknowns, weighted by these numbers and summed, are to be those
    /// values.
    ///
    /// There is a weight for each unknown, and a measured value for each right side; a measurement of importance 2
    /// counts as two.
    package mutating func add(_ weights: [Double], _ measured: [Double], importance: Double = 1) {
        for row in weights.indices where weights[row] != 0 {
            let weight = importance * weights[row]
            for column in weights.indices { matrix[row][column] += weight * weights[column] }
            for side in measured.indices { values[row][side] += weight * measured[side] }
        }
    }

    /// The unknowns, each with a number for each right side, or nil where the equations do not determine them.
    ///
    /// By Gaussian elimination with partial pivoting, in time of the third power of the number of unknowns. A pivot
    /// below 1e-12 counts as none: an order of magnitude, for equations whose coefficients are about 1.
    package func solved() -> [[Double]]? {
        var (matrix, values) = (matrix, values)
        let count = matrix.count
        for column in 0..<count {
            // The greatest coefficient that is left in the column divides with the least error.
            guard
                let pivot = (column..<count).max(by: {
                    abs(matrix[$0][column]) < abs(matrix[$1][column])
                }), abs(matrix[pivot][column]) > 1e-12
            else { return nil }
            matrix.swapAt(column, pivot)
            values.swapAt(column, pivot)
            for row in column + 1..<max(count, column + 1) {
                // Takes the column's unknown out of every equation below.
                let factor = matrix[row][column] / matrix[column][column]
                guard factor != 0 else { continue }
                for place in column..<count { matrix[row][place] -= factor * matrix[column][place] }
                for side in values[row].indices {
                    values[row][side] -= factor * values[column][side]
                }
            }
        }
        // Back substitution: the last equation has one unknown left, each before it one more.
        for row in (0..<count).reversed() {
            for side in values[row].indices {
                var rest = values[row][side]
                for place in row + 1..<max(count, row + 1) {
                    rest -= matrix[row][place] * values[place][side]
                }
                values[row][side] = rest / matrix[row][row]
            }
        }
        return values
    }
}

extension SIMD where Scalar: FloatingPoint {
    /// The Euclidean length: the distance of a place from the origin, in the place's unit.
    ///
    /// Inlinable: other modules would otherwise compute it without knowing the type, at many times the cost.
    @inlinable
    package var length: Scalar { (self * self).sum().squareRoot() }
}
