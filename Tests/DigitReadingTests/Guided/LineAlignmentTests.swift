import Foundation
import MNIST
import SystemLibraries
import Testing

@testable import DigitReading

struct LineAlignmentTests {
    private static let settings = LineAlignment.Settings()

    /// A glyph that is a digit so surely; what is left is shared by the others.
    private func item(
        _ digit: Int, _ confidence: Float = 0.97, skip: Float = 3, use: Float = 0
    ) -> LineAlignment.Item {
        LineAlignment.Item(
            probabilities: (0..<10).map { $0 == digit ? confidence : (1 - confidence) / 9 },
            skipCost: skip, useCost: use)
    }

    private func digits(_ text: String) -> [Digit] {
        text.compactMap { $0.wholeNumberValue.flatMap { Digit($0) } }
    }

    private func alignment(
        _ text: String, _ items: [LineAlignment.Item],
        rivals: (Int, Int) -> Bool = { _, _ in false }
    ) -> LineAlignment {
        LineAlignment(digits(text), among: items, settings: Self.settings, areRivals: rivals)
    }

    /// The places of the glyphs that digits were found in, as a text: `-` where there is none.
    private func places(_ alignment: LineAlignment, count: Int) -> String {
        (0..<count).map { digit in
            alignment.pairs.first { $0.digit == digit }.map { String($0.item) } ?? "-"
        }.joined()
    }

    @Test func `digits and glyphs that fit cost next to nothing`() {
        let found = alignment("407", [4, 0, 7].map { item($0) })
        #expect(places(found, count: 3) == "012")
        // Three times −ln 0.97.
        #expect(abs(found.cost - 0.091_38) < 1e-4)
    }

    @Test func `a digit without a glyph is missing, a glyph without a digit is left out`() {
        let missing = alignment("407", [4, 7].map { item($0) })
        #expect(places(missing, count: 3) == "0-1")
        #expect(abs(missing.cost - 6 - 0.060_92) < 1e-4)
        let extra = alignment("47", [4, 9, 7].map { item($0) })
        #expect(places(extra, count: 2) == "02")
        #expect(abs(extra.cost - 3 - 0.060_92) < 1e-4)
    }

    @Test func `what looks like another digit is taken where nothing else is there`() {
        // −ln of a ninth of 0.03 is 5.70: cheaper than a missing digit and a glyph left out.
        let found = alignment("4", [item(9)])
        #expect(places(found, count: 1) == "0" && abs(found.cost - 5.703_8) < 1e-3)
        // What may be left out for nothing still costs less than a missing digit; with a doubt it costs more.
        #expect(places(alignment("4", [item(9, skip: 0)]), count: 1) == "0")
        #expect(places(alignment("4", [item(9, skip: 0, use: 0.7)]), count: 1) == "-")
    }

    @Test func `of two rivals one is a digit, and the other costs nothing`() {
        let found = alignment("47", [item(4), item(7), item(7)]) { one, other in
            one + other == 3
        }
        #expect(places(found, count: 2) == "01" || places(found, count: 2) == "02")
        #expect(abs(found.cost - 0.060_92) < 1e-4)
        // Both digits would need both rivals.
        let both = alignment("77", [item(7), item(7)]) { _, _ in true }
        #expect(both.pairs.count == 1 && abs(both.cost - 6 - 0.030_46) < 1e-4)
    }

    @Test func `nothing to find and nothing found`() {
        #expect(alignment("", []).cost == 0 && alignment("", []).pairs.isEmpty)
        #expect(alignment("123", []).cost == 18 && alignment("123", []).pairs.isEmpty)
        #expect(alignment("", [item(4), item(5, skip: 1)]).cost == 4)
    }

    /// Trying everything, as long as rivals stand beside each other in groups.
    private struct Everything {
        let digits: [Digit]
        let items: [LineAlignment.Item]
        /// The group of each glyph; those of one group are rivals.
        let groups: [Int]

        /// The cost of an alignment.
        func cost(of pairs: [(digit: Int, item: Int)]) -> Double {
            let taken = pairs.map { groups[$0.item] }
            guard Set(taken).count == taken.count else { return .infinity }
            var cost = 6 * Double(digits.count - pairs.count)
            for pair in pairs {
                let item = items[pair.item]
                let probability = item.probabilities[digits[pair.digit].value]
                cost += Double(item.useCost) - log(max(Double(probability), 0.001))
            }
            for (place, item) in items.enumerated() where !taken.contains(groups[place]) {
                cost += Double(item.skipCost)
            }
            return cost
        }

        /// The least cost of all alignments of the digits and glyphs from some places on.
        func least(_ digit: Int, _ item: Int, _ pairs: [(digit: Int, item: Int)])
            -> Double
        {
            guard digit < digits.count, item < items.count else { return cost(of: pairs) }
            return min(
                least(digit + 1, item, pairs), least(digit, item + 1, pairs),
                least(digit + 1, item + 1, pairs + [(digit, item)]))
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `no alignment costs less`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let digits = (0..<Int(random.next() % 4)).map { _ in
            Digit.allCases[Int(random.next() % 3)]
        }
        var groups: [Int] = []
        let items = (0..<Int(random.next() % 6)).map { place in
            groups.append((groups.last ?? 0) + (random.chance(0.7) ? 1 : 0))
            return item(
                Int(random.next() % 4), random.uniform(0.2, 0.999), skip: random.uniform(0, 5),
                use: random.chance(0.3) ? 0.7 : 0)
        }
        let alignment = LineAlignment(digits, among: items, settings: Self.settings) {
            groups[$0] == groups[$1]
        }
        let everything = Everything(digits: digits, items: items, groups: groups)
        #expect(abs(Double(alignment.cost) - everything.least(0, 0, [])) < 1e-4)
        #expect(abs(Double(alignment.cost) - everything.cost(of: alignment.pairs)) < 1e-4)
        #expect(
            zip(alignment.pairs, alignment.pairs.dropFirst()).allSatisfy {
                $0.digit < $1.digit && $0.item < $1.item
            })
    }
}
