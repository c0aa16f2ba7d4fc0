import Raster
import Testing

struct OrderStatisticTests {
    /// Few and many values, with and without ties, in every order.
    @Test(arguments: [1, 2, 3, 4, 5, 17, 100, 1001, 3000], [1, 2, 3, 40, 100_000])
    func `every place holds what sorting puts there`(_ count: Int, _ kinds: Int) {
        var state: UInt32 = 7
        let values = (0..<count).map { _ -> Float in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Float(Int(state >> 8) % kinds)
        }
        for input in [values, values.sorted(), values.sorted(by: >)] {
            let sorted = input.sorted()
            let places = stride(from: 0, to: count, by: max(1, count / 50))
            #expect(places.allSatisfy { input.orderStatistic($0) == sorted[$0] })
            let middle = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
            #expect(input.median == middle)
        }
    }

    /// A weight that is a whole number counts as so many equal values: so the weighted median is the lower one of
    /// these.
    @Test(arguments: 1...20)
    func `a weight counts as so many values`(_ seed: Int) throws {
        var state = UInt32(seed)
        func next(below count: Int) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int(state >> 8) % count
        }
        let weighted = (0..<7).map { _ in
            (value: Float(next(below: 50)), weight: Float(1 + next(below: 4)))
        }
        let repeated = weighted.flatMap { [Float](repeating: $0.value, count: Int($0.weight)) }
        #expect(weighted.weightedMedian == repeated.sorted()[(repeated.count - 1) / 2])
    }

    @Test func `a histogram has the median of the numbers that it counts`() {
        for counts in [[0, 0, 3], [1, 1, 1], [2, 0, 0, 2], [5, 1, 9, 0, 4], [1]] {
            let numbers = counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
            #expect(counts.histogramMedian == numbers.upperMedian)
        }
        #expect([0, 0].histogramMedian == 2)
    }

    @Test func `of no values there is no weighted median, of one without weight that one`() {
        #expect([(value: Float, weight: Float)]().weightedMedian == nil)
        #expect([(value: Float(3), weight: Float(0))].weightedMedian == 3)
    }
}
