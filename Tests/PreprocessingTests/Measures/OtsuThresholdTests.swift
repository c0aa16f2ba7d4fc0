import Preprocessing
import Raster
import SystemLibraries
import Testing

struct OtsuThresholdTests {
    private func histogram(_ values: [Float], bins: Int = 256) -> Histogram {
        Histogram(
            of: GrayRaster(width: values.count, height: 1, pixels: values), from: 0,
            to: Float(bins), bins: bins)
    }

    private func values(_ groups: [(Float, count: Int)]) -> [Float] {
        groups.flatMap { [Float](repeating: $0.0, count: $0.count) }
    }

    @Test func `two groups are parted right above the lower one`() {
        #expect(histogram(values([(10, 30), (200, 10)])).otsuThreshold(ceiling: 255) == 10.5)
        #expect(
            histogram(values([(10, 1), (12, 1), (90, 1), (95, 1)])).otsuThreshold(ceiling: 255)
                == 12.5)
    }

    @Test func `what is above the ceiling counts as the ceiling`() {
        // Five specks: as they are they part 50 from 250, as 100 they part 0 from 50.
        let specks = histogram(values([(0, 100), (50, 10), (250, 5)]))
        #expect(specks.otsuThreshold(ceiling: 255) == 50.5)
        #expect(specks.otsuThreshold(ceiling: 100) == 0.5)
    }

    @Test func `values that are all alike have the first step's middle`() {
        #expect(histogram(values([(70, 9)])).otsuThreshold(ceiling: 255) == 0.5)
        #expect(histogram([]).otsuThreshold(ceiling: 255) == 0.5)
        #expect(histogram([7], bins: 1).otsuThreshold(ceiling: 1) == 0.5)
    }

    /// The variance between the values up to a bin and those above it, by its definition.
    private func variance(_ values: [Int], upTo bin: Int) -> Double {
        let (below, above) = (values.filter { $0 <= bin }, values.filter { $0 > bin })
        guard !below.isEmpty, !above.isEmpty else { return 0 }
        func mean(_ values: [Int]) -> Double { Double(values.reduce(0, +)) / Double(values.count) }
        let difference = mean(below) - mean(above)
        return Double(below.count * above.count) * difference * difference
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `no other threshold has more variance between its sides`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let values = (0..<200).map { _ in
            min(31, Int(random.normal(mean: random.chance(0.3) ? 22 : 8, deviation: 4).magnitude))
        }
        let found = histogram(values.map { Float($0) + 0.25 }, bins: 32).otsuThreshold(
            ceiling: 31.5)
        let best = (0..<32).map { variance(values, upTo: $0) }.max() ?? 0
        #expect(variance(values, upTo: Int(found)) > best * (1 - 1e-9))
        #expect(found == Float(Int(found)) + 0.5)
    }

    @Test func `a single value is a group of its own`() {
        #expect(histogram([10, 200]).otsuThreshold(ceiling: 255) == 10.5)
        #expect(histogram(values([(10, 1), (200, 50)])).otsuThreshold(ceiling: 255) == 10.5)
        #expect(histogram(values([(10, 50), (200, 1)])).otsuThreshold(ceiling: 255) == 10.5)
    }
}
