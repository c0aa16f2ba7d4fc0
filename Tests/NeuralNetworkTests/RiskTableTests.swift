import NeuralNetwork
import Testing

struct RiskTableTests {
    /// A hundred answers of confidence 0.01 … 1, wrong at the given hundredths.
    private func table(wrongAt hundredths: Set<Int>) -> RiskTable {
        RiskTable((1...100).map { (Float($0) / 100, !hundredths.contains($0)) })
    }

    @Test func `mistakes stand from the surest on, each with its rank`() {
        let table = table(wrongAt: [3, 60])
        #expect(table.count == 100)
        #expect(table.mistakes.map(\.rank) == [41, 98])
        #expect(table.mistakes.map(\.confidence) == [0.6, 0.03])
    }

    @Test func `a threshold keeps no more errors than asked for`() throws {
        let table = table(wrongAt: [3, 10, 58, 59, 60])
        // None of 40 surer than 0.6 was wrong: 1 / 42 is to be expected.
        let strict = try #require(table.threshold(forErrors: 0.03))
        #expect(strict > 0.6 && strict < 0.61)
        // Three of 90 surer than 0.1 were wrong: 4 / 92.
        let mild = try #require(table.threshold(forErrors: 0.05))
        #expect(mild > 0.1 && mild < 0.11)
        #expect(table.threshold(forErrors: 0.06) == 0)
    }

    @Test func `what too few answers cannot promise is not promised`() {
        let table = table(wrongAt: [60])
        #expect(table.threshold(forErrors: 0.001) == nil)
        #expect(table.leastErrors > 0.001 && table.leastErrors <= 0.02)
        #expect(table.threshold(forErrors: table.leastErrors) != nil)
        #expect(RiskTable([]).threshold(forErrors: 0.1) == nil)
    }

    @Test func `equally sure answers are kept or refused together`() throws {
        let table = RiskTable(
            [(0.9, true), (0.5, true), (0.5, false), (0.5, true)]
                + (0..<100).map { _ in (0.95, true) })
        // The wrong one counts first: 101 are surer.
        #expect(table.mistakes.map(\.rank) == [102])
        let threshold = try #require(table.threshold(forErrors: 0.011))
        #expect(threshold > 0.5)
    }

    @Test func `exactly as many errors as asked for are allowed`() throws {
        // None of the eight surest was wrong: 1 / 10 is to be expected.
        let table = RiskTable((1...8).map { (0.9 + Float($0) / 100, true) } + [(0.5, false)])
        let threshold = try #require(table.threshold(forErrors: 0.1))
        #expect(threshold > 0.5 && threshold < 0.51)
        // Of all nine one was: 2 / 11.
        #expect(table.threshold(forErrors: 2.0 / 11) == 0)
    }
}
