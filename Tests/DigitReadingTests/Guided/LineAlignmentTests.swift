import Foundation
import MNIST
import SystemLibraries
import Testing

@testable import DigitReading

struct LineAlignmentTests {
    private static let settings = LineAlignment.Settings()

    /// A candidate that is a digit so surely; what is left is shared by the others.
    private func candidate(
        _ digit: Int, _ confidence: Float = 0.97, skip: Float = 3, use: Float = 0
    ) -> LineAlignment.Candidate {
        LineAlignment.Candidate(
            probabilities: (0..<10).map { $0 == digit ? confidence : (1 - confidence) / 9 },
            skipCost: skip, useCost: use)
    }

    private func digits(_ text: String) -> [Digit] {
        text.compactMap { $0.wholeNumberValue.flatMap { Digit($0) } }
    }

    private func alignment(
        _ text: String, _ candidates: [LineAlignment.Candidate],
        rivals: (Int, Int) -> Bool = { _, _ in false }
    ) -> LineAlignment {
        LineAlignment(digits(text), among: candidates, settings: Self.settings, areRivals: rivals)
    }

    /// The places of the candidates that digits were found in, as a text: `-` where there is none.
    private func places(_ alignment: LineAlignment, count: Int) -> String {
        (0..<count).map { digit in
            alignment.pairs.first { $0.digit == digit }.map { String($0.candidate) } ?? "-"
        }.joined()
    }

    @Test func `digits and candidates that fit cost next to nothing`() {
        let found = alignment("407", [4, 0, 7].map { candidate($0) })
        #expect(places(found, count: 3) == "012")
        // Three times −ln 0.97.
        #expect(abs(found.cost - 0.091_38) < 1e-4)
    }

    @Test func `a digit without a candidate is missing, a candidate without a digit is left out`() {
        let missing = alignment("407", [4, 7].map { candidate($0) })
        #expect(places(missing, count: 3) == "0-1")
        #expect(abs(missing.cost - 6 - 0.060_92) < 1e-4)
        let extra = alignment("47", [4, 9, 7].map { candidate($0) })
        #expect(places(extra, count: 2) == "02")
        #expect(abs(extra.cost - 3 - 0.060_92) < 1e-4)
    }

    @Test func `what looks like another digit is taken where nothing else is there`() {
        // −ln of a ninth of 0.03 is 5.70: cheaper than a missing digit and a candidate left out.
        let found = alignment("4", [candidate(9)])
        #expect(places(found, count: 1) == "0" && abs(found.cost - 5.703_8) < 1e-3)
        // What may be left out for nothing still costs less than a missing digit; with a doubt it costs more.
        #expect(places(alignment("4", [candidate(9, skip: 0)]), count: 1) == "0")
        #expect(places(alignment("4", [candidate(9, skip: 0, use: 0.7)]), count: 1) == "-")
    }

    @Test func `of two rivals one is a digit, and the other costs nothing`() {
        let found = alignment("47", [candidate(4), candidate(7), candidate(7)]) { one, other in
            one + other == 3
        }
        #expect(places(found, count: 2) == "01" || places(found, count: 2) == "02")
        #expect(abs(found.cost - 0.060_92) < 1e-4)
        // Both digits would need both rivals.
        let both = alignment("77", [candidate(7), candidate(7)]) { _, _ in true }
        #expect(both.pairs.count == 1 && abs(both.cost - 6 - 0.030_46) < 1e-4)
    }

    @Test func `nothing to find and nothing found`() {
        #expect(alignment("", []).cost == 0 && alignment("", []).pairs.isEmpty)
        #expect(alignment("123", []).cost == 18 && alignment("123", []).pairs.isEmpty)
        #expect(alignment("", [candidate(4), candidate(5, skip: 1)]).cost == 4)
    }

    /// Trying everything, as long as rivals stand beside each other in groups.
    private struct Everything {
        let digits: [Digit]
        let candidates: [LineAlignment.Candidate]
        /// The group of each candidate; those of one group are rivals.
        let groups: [Int]

        /// The cost of an alignment.
        func cost(of pairs: [(digit: Int, candidate: Int)]) -> Double {
            let taken = pairs.map { groups[$0.candidate] }
            guard Set(taken).count == taken.count else { return .infinity }
            var cost = 6 * Double(digits.count - pairs.count)
            for pair in pairs {
                let candidate = candidates[pair.candidate]
                let probability = candidate.probabilities[digits[pair.digit].value]
                cost += Double(candidate.useCost) - log(max(Double(probability), 0.001))
            }
            for (place, candidate) in candidates.enumerated() where !taken.contains(groups[place]) {
                cost += Double(candidate.skipCost)
            }
            return cost
        }

        /// The least cost of all alignments of the digits and candidates from some places on.
        func least(_ digit: Int, _ candidate: Int, _ pairs: [(digit: Int, candidate: Int)])
            -> Double
        {
            guard digit < digits.count, candidate < candidates.count else { return cost(of: pairs) }
            return min(
                least(digit + 1, candidate, pairs), least(digit, candidate + 1, pairs),
                least(digit + 1, candidate + 1, pairs + [(digit, candidate)]))
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `no alignment costs less`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let digits = (0..<Int(random.next() % 4)).map { _ in
            Digit.allCases[Int(random.next() % 3)]
        }
        var groups: [Int] = []
        let candidates = (0..<Int(random.next() % 6)).map { place in
            groups.append((groups.last ?? 0) + (random.chance(0.7) ? 1 : 0))
            return candidate(
                Int(random.next() % 4), random.uniform(0.2, 0.999), skip: random.uniform(0, 5),
                use: random.chance(0.3) ? 0.7 : 0)
        }
        let alignment = LineAlignment(digits, among: candidates, settings: Self.settings) {
            groups[$0] == groups[$1]
        }
        let everything = Everything(digits: digits, candidates: candidates, groups: groups)
        #expect(abs(Double(alignment.cost) - everything.least(0, 0, [])) < 1e-4)
        #expect(abs(Double(alignment.cost) - everything.cost(of: alignment.pairs)) < 1e-4)
        #expect(
            zip(alignment.pairs, alignment.pairs.dropFirst()).allSatisfy {
                $0.digit < $1.digit && $0.candidate < $1.candidate
            })
    }
}
