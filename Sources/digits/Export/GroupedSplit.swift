import MNIST

/// A split of a data set into two parts that keeps groups whole, as a hand's digits or a photo's.
///
/// The seed alone decides, with the order of the digits. Each label has the same share in both parts as far
/// as whole groups allow.
struct GroupedSplit {
    /// Whether each digit is in the first part.
    let isInFirst: [Bool]
    /// How many groups there are.
    let groupCount: Int

    /// Splits digits, given what each one is and which group it is of; groups whose part is known stay there.
    init(
        labels: [Digit], groups: [String], share: Double, seed: UInt64,
        known: [String: Bool] = [:]
    ) {
        var members: [String: [Int]] = [:]
        var names: [String] = []
        for (index, group) in groups.enumerated() {
            if members[group] == nil { names.append(group) }
            members[group, default: []].append(index)
        }
        groupCount = Set(names).union(known.keys).count
        // Groups of one label are spread by it, those of several among themselves: any cut through all
        // of them then takes the same share of each label.
        var kinds: [Set<Digit>: [String]] = [:]
        for name in names where known[name] == nil {
            let kind = Set((members[name] ?? []).map { labels[$0] })
            kinds[kind.count == 1 ? kind : [], default: []].append(name)
        }
        var generator = SeededGenerator(seed: seed)
        var places: [(key: Double, name: String)] = []
        for kind in kinds.keys.sorted(by: { ($0.first?.value ?? -1) < ($1.first?.value ?? -1) }) {
            let names = (kinds[kind] ?? []).shuffled(using: &generator)
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
        let wanted = share * Double(places.reduce(0) { $0 + (members[$1.name]?.count ?? 0) })
        var first = Set(known.filter(\.value).keys)
        var count = 0
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
