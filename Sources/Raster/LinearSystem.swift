/// Linear equations with as many unknowns, for one or several right sides.
package struct LinearSystem {
    /// The coefficients, row by row.
    private var matrix: [[Double]]
    /// The right sides, row by row.
    private var values: [[Double]]

    /// Makes the equations `matrix · unknowns = values`, row by row; the matrix is square.
    package init(_ matrix: [[Double]], values: [[Double]]) {
        self.matrix = matrix
        self.values = values
    }

    /// Makes the normal equations of a least-squares fit before anything was measured; `stiffness` holds
    /// each unknown at 0, the more the greater it is.
    package init(stiffness: [Double], sides: Int) {
        matrix = stiffness.indices.map { row in
            stiffness.indices.map { $0 == row ? stiffness[row] : 0 }
        }
        values = stiffness.map { _ in [Double](repeating: 0, count: sides) }
    }

    /// Adds a measurement: the unknowns, weighted by these numbers and summed, are to be those values.
    package mutating func add(_ weights: [Double], _ measured: [Double], importance: Double = 1) {
        for row in weights.indices where weights[row] != 0 {
            let weight = importance * weights[row]
            for column in weights.indices { matrix[row][column] += weight * weights[column] }
            for side in measured.indices { values[row][side] += weight * measured[side] }
        }
    }

    /// The unknowns for each right side, or nothing where the equations do not determine them.
    ///
    /// Source: Gaussian elimination with partial pivoting.
    package func solved() -> [[Double]]? {
        var (matrix, values) = (matrix, values)
        let count = matrix.count
        for column in 0..<count {
            guard
                let pivot = (column..<count).max(by: {
                    abs(matrix[$0][column]) < abs(matrix[$1][column])
                }), abs(matrix[pivot][column]) > 1e-12
            else { return nil }
            matrix.swapAt(column, pivot)
            values.swapAt(column, pivot)
            for row in column + 1..<max(count, column + 1) {
                let factor = matrix[row][column] / matrix[column][column]
                guard factor != 0 else { continue }
                for place in column..<count { matrix[row][place] -= factor * matrix[column][place] }
                for side in values[row].indices {
                    values[row][side] -= factor * values[column][side]
                }
            }
        }
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
