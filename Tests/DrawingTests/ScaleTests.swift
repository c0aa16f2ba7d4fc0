import Drawing
import Testing

@Suite struct ScaleTests {
    @Test(arguments: [
        ([0.0, 0.264], [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3], 2),
        ([92.4, 99.5], [92.0, 93, 94, 95, 96, 97, 98, 99, 100], 0),
        ([0.0, 2300], [0.0, 500, 1000, 1500, 2000, 2500], 0),
        ([5.0, 5.0], [4.4, 4.6, 4.8, 5, 5.2, 5.4, 5.6], 1),
        ([], [0.0, 0.2, 0.4, 0.6, 0.8, 1], 1),
    ])
    func `ticks are numbers people like and hold everything`(
        numbers: [Double], ticks: [Double], decimals: Int
    ) {
        let scale = Scale(covering: numbers)
        #expect(scale.ticks.count == ticks.count, "\(scale.ticks)")
        #expect(zip(scale.ticks, ticks).allSatisfy { abs($0 - $1) < 1e-9 }, "\(scale.ticks)")
        #expect(scale.decimals == decimals)
        #expect(numbers.allSatisfy { scale.domain.contains($0) })
    }

    @Test func `numbers that are none are left out, and limits hold`() {
        let scale = Scale(covering: [99.2, .nan, .infinity, 100.0], within: 0...100)
        #expect(scale.domain.upperBound == 100)
        #expect(scale.domain.lowerBound >= 99)
    }

    @Test(arguments: [[100, 150], [150.0, 160], [-20, -5], [-20, 300], [0, 0]])
    func `numbers beyond the limits are shown at them`(numbers: [Double]) {
        let scale = Scale(covering: numbers, within: 0...100)
        #expect((2...12).contains(scale.ticks.count), "\(scale.ticks)")
        #expect((0...100).contains(scale.domain.lowerBound), "\(scale.domain)")
        #expect((0...100).contains(scale.domain.upperBound), "\(scale.domain)")
        let nearest = numbers.map { min(max($0, 0), 100) }
        #expect(nearest.allSatisfy(scale.domain.contains), "\(scale.domain)")
    }

    @Test(arguments: [
        [1e17, 1e17], [-1e300, 1e300], [1e300], [1e15, 1e15 + 1], [.greatestFiniteMagnitude],
    ])
    func `a scale of huge numbers has ticks that differ`(numbers: [Double]) {
        let scale = Scale(covering: numbers)
        #expect((2...12).contains(Set(scale.ticks).count), "\(scale.ticks)")
        #expect((scale.domain.upperBound - scale.domain.lowerBound).isFinite)
        #expect(scale.domain.lowerBound < scale.domain.upperBound)
    }

    @Test(arguments: [1...2, 1...5, 1...20, 1...137])
    func `epochs have whole ticks inside the axis`(range: ClosedRange<Int>) {
        let scale = Scale(integers: range)
        #expect((2...15).contains(scale.ticks.count))
        #expect(scale.ticks.allSatisfy { $0 == $0.rounded() && scale.domain.contains($0) })
    }

    @Test func `a scale runs either way`() {
        let scale = Scale(covering: [0, 10])
        #expect(scale.position(of: 5, from: 0, to: 100) == 50)
        #expect(scale.position(of: 2.5, from: 100, to: 0) == 75)
    }
}
