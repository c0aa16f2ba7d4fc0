import MNIST
import SystemLibraries

/// A split of a data set into two parts that keeps groups whole, such as one writer's digits or one photo's.
///
/// The seed and the order of the digits alone decide. Each label has the same share in both parts as far as whole
/// groups allow (stratified, by systematic sampling).
struct GroupedSplit {
    /// For each digit, in order, whether it is in the first part.
    let isInFirst: [Bool]
    /// How many groups there are, with those of earlier runs.
    let groupCount: Int

    /// Splits digits, given the label and the group of each; `share` of them, 0 … 1, is for the first part.
    ///
    /// Groups whose part is known stay there and do not count for the share of the others.
    init(
        labels: [Digit], groups: [String], share: Double, seed: UInt64,
        known: [String: Bool] = [:]
    ) {
        // The places of each group's digits, and the groups' names in the order of their first digits.
        var members: [String: [Int]] = [:]
        var names: [String] = []
        for (index, group) in groups.enumerated() {
            if members[group] == nil { names.append(group) }
            members[group, default: []].append(index)
        }
        // Known groups count, too: where the old parts have both sides, new digits may all go to one.
        groupCount = Set(names).union(known.keys).count
        // Groups of one label are spread by it, those of several among themselves: any cut through all
        // of them then takes the same share of each label.
        var kinds: [Set<Digit>: [String]] = [:]
        for name in names where known[name] == nil {
            let kind = Set((members[name] ?? []).map { labels[$0] })
            kinds[kind.count == 1 ? kind : [], default: []].append(name)
        }
        var generator = SeededGenerator(seed: seed)
        // Each group gets a place between 0 and 1 among its kind, by the digits before it: then every stretch of
        // places has the same share of each kind.
        var places: [(key: Double, name: String)] = []
        // Kinds in a fixed order, since a dictionary's differs from run to run.
        for kind in kinds.keys.sorted(by: { ($0.first?.value ?? -1) < ($1.first?.value ?? -1) }) {
            let names = (kinds[kind] ?? []).shuffled(using: &generator)
            // A random start for each kind, else the groups of small kinds would all fall on the same side.
            let offset = Double(generator.unit())
            let total = names.reduce(0) { $0 + (members[$1]?.count ?? 0) }
            var before = 0
            for name in names {
                let count = members[name]?.count ?? 0
                places.append(((Double(before) + offset * Double(count)) / Double(total), name))
                before += count
            }
        }
        places.sort { ($0.key, $0.name) < ($1.key, $1.name) }
        // In digits, not in groups: one writer may have a hundred times as many as another.
        let wanted = share * Double(places.reduce(0) { $0 + (members[$1.name]?.count ?? 0) })
        var first = Set(known.filter(\.value).keys)
        var count = 0
        // A group goes into the first part as long as at least half of it still fits.
        for (_, name) in places {
            let size = members[name]?.count ?? 0
            guard Double(count) + Double(size) / 2 <= wanted else { continue }
            first.insert(name)
            count += size
        }
        // Neither part stays empty where there are two groups.
        let isOneSided = first.isEmpty || first.count == groupCount
        if isOneSided, groupCount > 1, let end = first.isEmpty ? places.first : places.last {
            if first.isEmpty { first.insert(end.name) } else { first.remove(end.name) }
        }
        isInFirst = groups.map(first.contains)
    }
}
