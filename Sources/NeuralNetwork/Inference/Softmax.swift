import SystemLibraries

/// The softmax function, from logits to probabilities.
package enum Softmax {
    /// Returns `exp(z / T) / Σ exp(z / T)`; zeros where logits are no finite numbers, as nothing is
    /// probable then.
    package static func probabilities(
        _ logits: some Collection<Float>, temperature: Float = 1
    ) -> [Float] {
        // Powers of at most 1 cannot overflow.
        let largest = logits.max() ?? 0
        let powers = logits.map { exp(($0 - largest) / temperature) }
        let total = powers.reduce(0, +)
        guard total.isFinite else { return powers.map { _ in 0 } }
        return powers.map { $0 / total }
    }
}

extension RandomAccessCollection where Element: Comparable {
    /// The index of the greatest element, the first of those that are equal; nil where there is
    /// none.
    @inlinable
    package var indexOfGreatest: Index? { indices.max { self[$0] < self[$1] } }
}
