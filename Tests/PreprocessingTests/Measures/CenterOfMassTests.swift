import Preprocessing
import Raster
import SystemLibraries
import Testing

struct CenterOfMassTests {
    private func center(_ width: Int, _ height: Int, _ pixels: [Float]) -> CenterOfMass {
        CenterOfMass(of: GrayRaster(width: width, height: height, pixels: pixels))
    }

    @Test func `pixels weigh as much as their ink, at their middles`() {
        let one = center(3, 2, [0, 0, 0, 0, 0.5, 0])
        #expect(one.x == 1.5 && one.y == 1.5)
        // One at the left, three at the right: three quarters of the way from 0.5 to 3.5.
        let two = center(4, 1, [1, 0, 0, 3])
        #expect(two.x == 2.75 && two.y == 0.5)
    }

    @Test func `without ink, or with more below paper than above, it is the middle`() {
        let empty = center(6, 4, [Float](repeating: 0, count: 24))
        #expect(empty.x == 3 && empty.y == 2)
        let negative = center(2, 1, [1, -3])
        #expect(negative.x == 1 && negative.y == 0.5)
        let none = center(0, 0, [])
        #expect(none.x == 0 && none.y == 0)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `ink that moves takes its center along`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let ink = (0..<30).map { _ in random.unit() }
        var (small, large) = (
            GrayRaster(width: 6, height: 5), GrayRaster(width: 20, height: 20)
        )
        for (place, value) in ink.enumerated() {
            small[place % 6, place / 6] = value
            large[place % 6 + 9, place / 6 + 4] = value
        }
        let (before, after) = (CenterOfMass(of: small), CenterOfMass(of: large))
        #expect(abs(after.x - before.x - 9) < 1e-9 && abs(after.y - before.y - 4) < 1e-9)
    }

    @Test func `pale ink has its center, too`() {
        let pale = center(5, 4, (0..<20).map { $0 == 19 ? 0.25 : 0 })
        #expect(pale.x == 4.5 && pale.y == 3.5)
    }
}
