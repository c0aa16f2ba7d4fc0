import DigitSheets
import Raster
import Testing

@testable import DigitReading

struct CellInteriorTests {
    /// A cell of 100 by 100 pixels whose left line is bent by six pixels, with a pale upright stroke in it.
    @Test func `a pale stroke is found beside a bent dark line`() throws {
        var ink = GrayRaster(width: 120, height: 120)
        for y in 10..<110 {
            for x in 16..<19 { ink[x, y] = 0.9 }
            if (30..<90).contains(y) { for x in 56..<62 { ink[x, y] = 0.25 } }
        }
        let map = try #require(
            Homography(
                from: [[0, 0], [1, 0], [1, 1], [0, 1]],
                to: [[10, 10], [110, 10], [110, 110], [10, 110]]))
        let ends = [0.0, 1].map { CellFrame.Line(middle: $0, halfWidth: 0.01) }
        let frame = try #require(CellFrame(map: map, upright: ends, level: ends))
        let cell = CellInterior(
            of: frame, columns: (ends[0], ends[1]), rows: (ends[0], ends[1]),
            settings: CellInterior.Settings())
        let mark = try #require(cell.mark(in: ink, noise: 0.01))
        #expect(mark.box == PixelBox(x: 56, y: 30, width: 6, height: 60))
    }
}
