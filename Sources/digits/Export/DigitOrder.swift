import MNIST
import SystemLibraries

extension [ExportedDigit] {
    /// The pictures and labels alone, in order.
    var dataset: DigitDataset {
        reduce(into: DigitDataset()) { $0.append($1.image, label: $1.label) }
    }

    /// Returns the digits in random order, which the seed alone decides.
    ///
    /// Who takes the last fifth of a sorted set takes two labels.
    func mixed(seed: UInt64) -> [ExportedDigit] {
        var generator = SeededGenerator(seed: seed).split(1)
        return shuffled(using: &generator)
    }

    /// Returns as many digits of each label as the rarest one that occurs has, which the seed chooses; their order
    /// stays.
    func balanced(seed: UInt64) -> [ExportedDigit] {
        let places = Dictionary(grouping: indices) { self[$0].label }
        guard let least = places.values.map(\.count).min() else { return self }
        var generator = SeededGenerator(seed: seed).split(2)
        var kept: Set<Int> = []
        for label in Digit.allCases {
            kept.formUnion((places[label] ?? []).shuffled(using: &generator).prefix(least))
        }
        return indices.filter(kept.contains).map { self[$0] }
    }
}
