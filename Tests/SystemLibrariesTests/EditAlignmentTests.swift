import SystemLibraries
import Testing

struct EditAlignmentTests {
    /// Aligns two texts, where each letter that is another, missing or too many costs 1.
    private func alignment(_ first: String, _ second: String) -> EditAlignment<Int> {
        let (one, other) = (Array(first), Array(second))
        return EditAlignment<Int>(leavingOut: one.map { _ in 1 }, other.map { _ in 1 }) {
            one[$0] == other[$1] ? 0 : 1
        }
    }

    @Test(arguments: [
        ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("", "three", 5), ("same", "same", 0),
    ])
    func `unit costs give the edit distance, either way round`(
        _ first: String, _ second: String, _ cost: Int
    ) {
        #expect(alignment(first, second).cost == cost)
        #expect(alignment(second, first).cost == cost)
    }

    @Test func `pairs are in order, and what is left out has none`() {
        let pairs = alignment("abcd", "axd").pairs
        #expect(pairs.map { $0.first } == [0, 2, 3])
        #expect(pairs.map { $0.second } == [0, 1, 2])
        #expect(alignment("abc", "").pairs.isEmpty)
    }

    @Test func `of ways that cost the same, pairs at the end come first`() {
        let pairs = alignment("a", "aa").pairs
        #expect(pairs.map { $0.first } == [0])
        #expect(pairs.map { $0.second } == [1])
    }

    @Test func `what costs nothing to leave out is left out, rather than paired at a cost`() {
        let alignment = EditAlignment<Float>(leavingOut: [0, 2], [0.5]) { first, _ in
            first == 0 ? 0.25 : 1
        }
        #expect(alignment.cost == 1)
        #expect(alignment.pairs.map { $0.first } == [1])
    }

    @Test func `each pair is asked for once`() {
        var asked: [Int] = []
        _ = EditAlignment<Int>(leavingOut: [1, 1], [1, 1, 1]) {
            asked.append(10 * $0 + $1)
            return 0
        }
        #expect(asked == [0, 1, 2, 10, 11, 12])
    }

    /// Costs of 1 … 5, so that nearly each step has another.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the pairs and what is left out cost what the alignment costs`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func costs(_ count: Int) -> [Int] {
            (0..<count).map { _ in Int.random(in: 1...5, using: &random) }
        }
        let first = costs(Int.random(in: 2...7, using: &random))
        let second = costs(Int.random(in: 2...7, using: &random))
        let pairing = first.map { _ in costs(second.count) }
        let alignment = EditAlignment<Int>(leavingOut: first, second) { pairing[$0][$1] }
        var sum = first.reduce(0, +) + second.reduce(0, +)
        for pair in alignment.pairs {
            sum += pairing[pair.first][pair.second] - first[pair.first] - second[pair.second]
        }
        #expect(sum == alignment.cost)
    }
}
