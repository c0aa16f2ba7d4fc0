/// The function that a layer applies to its output, elementwise, before handing it on.
package enum Activation: Sendable, Hashable {
    /// The output as it is.
    case identity
    /// `max(0, x)`, done while the numbers are still in the cache.
    case relu

    /// The value to which the activation raises lesser ones: 0 for ReLU, −∞ for none.
    var minimum: Float { self == .relu ? 0 : -.infinity }
}

/// Elementwise passes over whole arrays that several layers end or begin with.
///
/// Raw pointers, as these run once per activation of every step. Each loop reads what it needs into
/// constants before it chooses: the compiler then uses vectors, otherwise branches.
enum RowPass {
    /// Applies ReLU to `count` numbers: `y = max(0, x)`; input and output may be the same.
    static func rectify(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, count: Int
    ) {
        for index in 0..<count { output[index] = max(0, input[index]) }
    }

    /// Hands the gradient on where the output is above zero: `dx = y > 0 ? dy : 0`.
    static func passWhereActive(
        _ slope: UnsafePointer<Float>, output: UnsafePointer<Float>,
        into result: UnsafeMutablePointer<Float>, count: Int
    ) {
        for index in 0..<count {
            let (value, passed) = (output[index], slope[index])
            result[index] = value > 0 ? passed : 0
        }
    }
}
