/// What a layer does to its output before handing it on.
package enum Activation: Sendable, Hashable {
    /// Nothing.
    case identity
    /// `max(0, x)`, done while the numbers are still in the cache.
    case relu
}

/// Row-wise passes over a matrix that several layers end or begin with.
///
/// Raw pointers: these run once per activation of every step.
enum RowPass {
    /// Adds the bias to each row and applies the activation.
    static func addBias(
        _ bias: UnsafePointer<Float>?, _ activation: Activation,
        to matrix: UnsafeMutablePointer<Float>, rows: Int, columns: Int
    ) {
        switch (bias, activation) {
        case (nil, .identity): return
        case (nil, .relu):
            for index in 0..<rows * columns { matrix[index] = max(0, matrix[index]) }
        case (let bias?, .identity):
            for row in 0..<rows {
                let line = matrix + row * columns
                for column in 0..<columns { line[column] += bias[column] }
            }
        case (let bias?, .relu):
            for row in 0..<rows {
                let line = matrix + row * columns
                for column in 0..<columns { line[column] = max(0, line[column] + bias[column]) }
            }
        }
    }

    /// Stops the gradient where the activation cut the output off.
    static func undo(
        _ activation: Activation, output: UnsafePointer<Float>,
        gradient: UnsafeMutablePointer<Float>, count: Int
    ) {
        guard activation == .relu else { return }
        for index in 0..<count { gradient[index] = output[index] > 0 ? gradient[index] : 0 }
    }

    /// Sums the rows into one.
    static func sum(
        _ matrix: UnsafePointer<Float>, rows: Int, columns: Int,
        into total: UnsafeMutablePointer<Float>
    ) {
        total.update(repeating: 0, count: columns)
        for row in 0..<rows {
            let line = matrix + row * columns
            for column in 0..<columns { total[column] += line[column] }
        }
    }
}
