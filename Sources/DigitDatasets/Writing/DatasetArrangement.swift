package import MNIST
import SystemLibraries

/// How digits become the parts of a data set: what is kept together, which share goes where, in which order.
package struct DatasetArrangement: Sendable {
    /// The share, 0 … 1, that goes into the training set; nil where the data set is not split.
    package let share: Double?
    /// What a split keeps together.
    package let key: SplitKey
    /// Decides the order of the digits, and which of them a split puts where.
    package let seed: UInt64
    /// Whether as many of each digit are taken as there are of the rarest one, for each part.
    package let isBalanced: Bool
    /// Whether the digits stay in the order they come in instead of being mixed.
    package let keepsOrder: Bool

    /// Puts an arrangement together; the values are those of the properties with the same names.
    package init(
        share: Double?, key: SplitKey, seed: UInt64, isBalanced: Bool, keepsOrder: Bool
    ) {
        self.share = share
        self.key = key
        self.seed = seed
        self.isBalanced = isBalanced
        self.keepsOrder = keepsOrder
    }

    /// The parts that the data set will have; a single nil where it is not split.
    package var parts: [DatasetPart?] { share == nil ? [nil] : [.train, .test] }

    /// Puts digits into parts, in the order that is asked for; groups whose part is known stay there.
    ///
    /// `knownGroups` says of groups of an earlier run whether they are in the training part. Throws
    /// `DatasetWritingError.oneGroup` where all digits are of one group.
    package func parts(
        of digits: [SourcedDigit], knownGroups: [String: Bool]
    ) throws(DatasetWritingError) -> [(part: DatasetPart?, digits: [SourcedDigit])] {
        guard let share else { return [(nil, ordered(digits))] }
        // Without a group of its own a digit belongs with its photo, known by its bytes whatever its name.
        let groups = digits.enumerated().map { index, digit in
            key == .digit ? String(index) : digit.group ?? digit.sha256
        }
        let split = GroupedSplit(
            labels: digits.map(\.label), groups: groups, share: share, seed: seed,
            known: knownGroups)
        // One writer alone cannot be in one part and leave anything for the other.
        guard split.groupCount > 1 else { throw .oneGroup(key) }
        /// The digits of the first part, or of the second, in order.
        func part(_ isFirst: Bool) -> [SourcedDigit] {
            digits.indices.filter { split.isInFirst[$0] == isFirst }.map { digits[$0] }
        }
        return [(.train, ordered(part(true))), (.test, ordered(part(false)))]
    }

    /// Balances and mixes the digits of one part as far as that is asked for.
    private func ordered(_ digits: [SourcedDigit]) -> [SourcedDigit] {
        let kept = isBalanced ? balanced(digits) : digits
        return keepsOrder ? kept : mixed(kept)
    }

    /// Returns digits in random order, which the seed alone decides.
    ///
    /// Who takes the last fifth of a sorted set takes two labels.
    private func mixed(_ digits: [SourcedDigit]) -> [SourcedDigit] {
        var generator = SeededGenerator(seed: seed).split(1)
        return digits.shuffled(using: &generator)
    }

    /// Returns as many digits of each label as the rarest one that occurs has, which the seed chooses; their order
    /// stays.
    private func balanced(_ digits: [SourcedDigit]) -> [SourcedDigit] {
        let places = Dictionary(grouping: digits.indices) { digits[$0].label }
        guard let least = places.values.map(\.count).min() else { return digits }
        var generator = SeededGenerator(seed: seed).split(2)
        var kept: Set<Int> = []
        for label in Digit.allCases {
            kept.formUnion((places[label] ?? []).shuffled(using: &generator).prefix(least))
        }
        return digits.indices.filter(kept.contains).map { digits[$0] }
    }
}

/// What a split of a data set keeps together: all digits of such a group go into one part.
package enum SplitKey: Sendable, Hashable {
    /// All that one person has written.
    case writer
    /// All photos that lie in one folder.
    case folder
    /// All digits on one photo.
    case photo
    /// Nothing: every digit is a group of its own.
    case digit
    /// All photos that have the same value in this column of the labels.
    case column(String)

    /// What one group is called, in messages.
    package var oneWord: String {
        switch self {
        case .writer: "writer"
        case .folder: "folder"
        case .photo: "photo"
        case .digit: "digit"
        case .column(let name): "value of “\(name)”"
        }
    }
}
