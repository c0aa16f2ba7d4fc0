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
}
