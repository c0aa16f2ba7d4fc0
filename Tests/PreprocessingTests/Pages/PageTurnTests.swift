import Raster
import Testing

@testable import Preprocessing

struct PageTurnTests {
    @Test func `without quarters and degrees nothing is turned`() {
        #expect(PageTurn().isNone && PageTurn() == PageTurn(quarters: 0, degrees: 0))
        #expect(!PageTurn(quarters: 1).isNone && !PageTurn(degrees: 1).isNone)
        #expect(!PageTurn(degrees: 0.5).isNone && !PageTurn(quarters: 2, degrees: -3).isNone)
    }

    @Test(arguments: 0...3)
    func `a place of the turned picture is where its pixel was`(quarters: Int) {
        // Every pixel has a color of its own.
        let color = ColorRaster(width: 5, height: 3, bytes: (0..<45).map { UInt8($0) })
        let turn = PageTurn(quarters: quarters)
        let turned = turn.applied(to: color)
        #expect((turned.width, turned.height) == (quarters % 2 == 0 ? (5, 3) : (3, 5)))
        for y in 0..<turned.height {
            for x in 0..<turned.width {
                let place = turn.original(
                    x: Double(x) + 0.5, y: Double(y) + 0.5, width: 5, height: 3)
                let index = Int(place.y) * 5 + Int(place.x)
                #expect(turned.bytes[3 * (y * turned.width + x)] == color.bytes[3 * index])
            }
        }
    }

    @Test(arguments: [(0, 90, 1), (0, -90, 3), (0, 180, 2), (1, 90, 2), (2, 90, 3), (3, -180, 1)])
    func `a turn by right angles is one by quarters`(
        quarters: Int, degrees: Int, other: Int
    ) {
        let (one, two) = (
            PageTurn(quarters: quarters, degrees: Float(degrees)), PageTurn(quarters: other)
        )
        for (x, y) in [(0, 0), (30, 10), (7, 23)] as [(Double, Double)] {
            let (a, b) = (
                one.original(x: x, y: y, width: 50, height: 40),
                two.original(x: x, y: y, width: 50, height: 40)
            )
            #expect(abs(a.x - b.x) < 1e-9 && abs(a.y - b.y) < 1e-9)
        }
    }

    @Test func `a small turn makes the picture larger, and keeps its middle`() {
        let color = ColorRaster(
            width: 40, height: 30, bytes: [UInt8](repeating: 7, count: 3600))
        let turn = PageTurn(degrees: 0.5)
        let turned = turn.applied(to: color)
        // 40 · cos 0.5° + 30 · sin 0.5°, and the other way round, rounded up.
        #expect((turned.width, turned.height) == (41, 31))
        let corner = turn.original(x: 40.26 / 2, y: 30.35 / 2, width: 40, height: 30)
        #expect(abs(corner.x - 20) < 0.01 && abs(corner.y - 15) < 0.01)
    }

    @Test func `a turn by a degree is a turn`() {
        let turn = PageTurn(degrees: 1)
        let color = ColorRaster(
            width: 40, height: 30, bytes: [UInt8](repeating: 7, count: 3600))
        #expect(turn.applied(to: color).width == 41 && turn.applied(to: color).height == 31)
        // The middle of the larger picture is that of the smaller one; 20 pixels right of it rise by 0.35.
        let (wide, high) = (40 * 0.999_848 + 30 * 0.017_452, 40 * 0.017_452 + 30 * 0.999_848)
        let place = turn.original(x: wide / 2 + 20, y: high / 2, width: 40, height: 30)
        #expect(abs(place.x - 20 - 19.997) < 0.001 && abs(place.y - 15 + 0.349) < 0.001)
    }
}
