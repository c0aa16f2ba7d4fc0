import DigitSheets
import SystemLibraries
import Testing

struct HomographyTests {
    /// The corners of a page of 200 by 200 mm, clockwise from the top left.
    private let page: [SheetPoint] = [[0, 0], [200, 0], [200, 200], [0, 200]]

    /// A map by its definition, from eight numbers a … h.
    private func formula(_ numbers: [Double]) -> (SheetPoint) -> SheetPoint {
        { place in
            let depth = numbers[6] * place.x + numbers[7] * place.y + 1
            return [
                (numbers[0] * place.x + numbers[1] * place.y + numbers[2]) / depth,
                (numbers[3] * place.x + numbers[4] * place.y + numbers[5]) / depth,
            ]
        }
    }

    /// A camera's view of the page, askew and tilted, and places on the page.
    private func view(
        _ seed: UInt64, count: Int
    ) -> (map: (SheetPoint) -> SheetPoint, places: [SheetPoint]) {
        var random = SeededGenerator(seed: seed)
        func around(_ middle: Double, _ spread: Float) -> Double {
            middle + Double(random.uniform(-spread, spread))
        }
        let map = formula([
            around(4, 1), around(0, 1), around(100, 90), around(0, 1), around(4, 1),
            around(100, 90), around(0, 0.001), around(0, 0.001),
        ])
        let places = (0..<count).map { _ in SheetPoint(around(100, 100), around(100, 100)) }
        return (map, places)
    }

    @Test func `a square becomes the trapezoid that a camera sees`() throws {
        let map = try #require(
            Homography(
                from: [[0, 0], [1, 0], [1, 1], [0, 1]], to: [[0, 0], [4, 0], [3, 2], [1, 2]]))
        // The diagonals cross in the middle; the sides meet at 2, 4, which lies infinitely far down.
        #expect(distance(map.apply([0.5, 0.5]), [2, 4.0 / 3]) < 1e-12)
        #expect(distance(map.apply([0.5, 1e9]), [2, 4]) < 1e-6)
        // The lower side is half as long as the upper one: depth is 1 + y, and the horizon at −1.
        #expect(abs(map.apply([0.5, -1 + 1e-9]).y) > 1e6)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `four corners determine the map and the way back`(seed: UInt64) throws {
        let (truth, places) = view(seed, count: 20)
        let map = try #require(Homography(from: page, to: page.map(truth)))
        let back = try #require(map.inverse)
        for place in places {
            #expect(distance(map.apply(place), truth(place)) < 1e-7)
            #expect(distance(back.apply(truth(place)), place) < 1e-7)
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `many places that are a little wrong give nearly the right map`(seed: UInt64) throws {
        let (truth, places) = view(seed, count: 100)
        var random = SeededGenerator(seed: seed + 100)
        // Off by up to half a pixel in each direction.
        let seen = places.map { place -> SheetPoint in
            truth(place) + [Double(random.unit()) - 0.5, Double(random.unit()) - 0.5]
        }
        let map = try #require(Homography(from: places, to: seen))
        let misses = places.map { distance(map.apply($0), truth($0)) }
        // The mean of 100 places is ten times as exact as one; eight numbers cost some of that.
        #expect(misses.reduce(0, +) / 100 < 0.15)
    }

    @Test func `a small mark far from the origin tells where the page around it is`() throws {
        let truth = formula([20, 1, 300, -1, 20, 400, 0.0005, 0.0007])
        let mark: [SheetPoint] = [[177, 246], [186, 246], [186, 255], [177, 255]]
        let map = try #require(Homography(from: mark, to: mark.map(truth)))
        for place in mark + [[140, 240], [160, 255]] {
            #expect(distance(map.apply(place), truth(place)) < 1e-5)
        }
    }

    @Test func `too few places and such that are one or lie on one line give no map`() {
        let line: [SheetPoint] = [[0, 0], [1, 1], [2, 2], [3, 3], [7, 7]]
        #expect(Homography(from: Array(page[..<3]), to: Array(page[..<3])) == nil)
        #expect(Homography(from: page, to: Array(page[..<3])) == nil)
        #expect(Homography(from: [], to: []) == nil)
        #expect(Homography(from: line, to: page + [[1, 1]]) == nil)
        #expect(Homography(from: line, to: line) == nil)
        let one = [SheetPoint](repeating: [5, 5], count: 4)
        #expect(Homography(from: one, to: page) == nil)
        #expect(Homography(from: page, to: one) == nil)
    }

    @Test func `four places of which three are in line give no map, here or there`() {
        let lines: [[SheetPoint]] = [
            [[0, 0], [100, 0], [200, 0], [0, 200]], [[3, 7], [33, 47], [63, 87], [0, 200]],
            [[0, 0], [0, 0], [200, 0], [0, 200]],
        ]
        for line in lines {
            #expect(Homography(from: line, to: page) == nil)
            #expect(Homography(from: page, to: line) == nil)
            #expect(Homography(from: line, to: line) == nil)
        }
        // Nearly in line they do give one.
        let bent: [SheetPoint] = [[0, 0], [100, 1], [200, 0], [0, 200]]
        #expect(Homography(from: page, to: bent) != nil)
        #expect(Homography(from: bent, to: page) != nil)
    }
}
