import MNIST
import Testing

@testable import DigitDatasets

/// Data sets in two parts, of which neither knows a writer of the other.
struct GroupedSplitTests {
    /// So many groups of a few digits each; a group of several labels has all ten, one after the other.
    private func digits(
        groups: Int, size: Int, ofOneLabel: Bool
    ) -> (labels: [Digit], groups: [String]) {
        let places = (0..<groups).flatMap { group in (0..<size).map { (group, $0) } }
        return (
            places.map { Digit.allCases[(ofOneLabel ? $0.0 : $0.1) % 10] },
            places.map { "writer \($0.0)" }
        )
    }

    @Test(arguments: [true, false], [0.1, 0.25, 0.5, 0.8])
    func `groups stay whole, and each label has its share in both parts`(
        ofOneLabel: Bool, share: Double
    ) throws {
        let all = digits(groups: 200, size: 10, ofOneLabel: ofOneLabel)
        for seed in UInt64(0)..<5 {
            let split = GroupedSplit(
                labels: all.labels, groups: all.groups, share: share, seed: seed)
            #expect(split.groupCount == 200)
            try #require(split.isInFirst.count == all.labels.count)
            let torn = (0..<200).filter { group in
                Set(split.isInFirst[10 * group..<10 * group + 10]).count > 1
            }
            #expect(torn.isEmpty)
            for digit in Digit.allCases {
                let count = zip(all.labels, split.isInFirst).count { $0 == digit && $1 }
                // Of each label there are 200 digits; one group more or less.
                #expect(abs(Double(count) - 200 * share) <= 10, "\(count) of \(digit)")
            }
        }
    }

    @Test func `large groups count by their digits`() {
        // One writer has as many digits as twenty others together.
        let groups = [String](repeating: "diligent", count: 200) + (0..<200).map { "\($0 / 10)" }
        let labels = groups.indices.map { Digit.allCases[$0 % 10] }
        for seed in UInt64(0)..<20 {
            let split = GroupedSplit(labels: labels, groups: groups, share: 0.5, seed: seed)
            let count = split.isInFirst.count { $0 }
            #expect((100...300).contains(count), "\(count) of 400")
        }
    }

    @Test func `the seed decides, and nothing else`() {
        let all = digits(groups: 60, size: 7, ofOneLabel: false)
        func split(_ seed: UInt64) -> [Bool] {
            GroupedSplit(labels: all.labels, groups: all.groups, share: 0.3, seed: seed).isInFirst
        }
        #expect(split(1) == split(1))
        #expect(split(1) != split(2))
    }

    @Test func `groups of earlier runs stay, and do not count for the share of the others`() {
        let all = digits(groups: 40, size: 10, ofOneLabel: false)
        let known = Dictionary(uniqueKeysWithValues: (0..<20).map { ("writer \($0)", $0 < 18) })
        let split = GroupedSplit(
            labels: all.labels, groups: all.groups, share: 0.5, seed: 3,
            known: known.merging(["absent": false]) { $1 })
        #expect(split.groupCount == 41)
        let isAsKnown = zip(all.groups, split.isInFirst).allSatisfy { known[$0] ?? $1 == $1 }
        #expect(isAsKnown)
        #expect(split.isInFirst[200...].count { $0 } == 100)
    }

    @Test(arguments: [0.0001, 0.9999])
    func `where there are two groups, neither part is empty`(share: Double) {
        for seed in UInt64(0)..<10 {
            let split = GroupedSplit(
                labels: [Digit](repeating: Digit.allCases[1], count: 5),
                groups: ["a", "a", "b", "a", "a"], share: share, seed: seed)
            #expect(Set(split.isInFirst) == [true, false])
        }
    }

    @Test func `where the parts of earlier runs have digits, new ones may all go to one`() {
        let split = GroupedSplit(
            labels: [Digit](repeating: Digit.allCases[1], count: 4), groups: ["c", "c", "d", "d"],
            share: 0.0001, seed: 1, known: ["a": true, "b": false])
        #expect(split.isInFirst == [false, false, false, false])
    }

    @Test func `one group is on one side, and none on neither`() {
        let label = Digit.allCases[1]
        for (share, isInFirst) in [(0.4, false), (0.6, true)] {
            let split = GroupedSplit(
                labels: [label, label], groups: ["a", "a"], share: share, seed: 1)
            #expect(split.isInFirst == [isInFirst, isInFirst])
        }
        let nothing = GroupedSplit(labels: [], groups: [], share: 0.5, seed: 1)
        #expect(nothing.isInFirst.isEmpty && nothing.groupCount == 0)
    }
}
