import Testing

@testable import SyntheticDigits

struct SheetBenchmarkTests {
    @Test func `there may be more photos than a shuffled sheet has seeds`() {
        #expect([1, 65_535, 65_537].map(SheetBenchmark.seed(ofSheet:)) == [1, 65_535, 1])
    }
}
