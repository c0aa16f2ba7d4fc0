import DigitSheets
import Raster
import Testing

@testable import DigitReading

/// A cell of 100 by 100 pixels with its corner at (10, 10), whose lines are measured one pixel wide.
struct CellInteriorTests {
    /// What is written in the cell of a picture of 120 by 120 pixels.
    private func boxes(_ draw: (inout GrayRaster) -> Void) throws -> [PixelBox] {
        var ink = GrayRaster(width: 120, height: 120)
        draw(&ink)
        let map = try #require(
            Homography(
                from: [[0, 0], [1, 0], [1, 1], [0, 1]],
                to: [[10, 10], [110, 10], [110, 110], [10, 110]]))
        let ends = [0.0, 1].map { CellFrame.Line(middle: $0, halfWidth: 0.01) }
        let frame = try #require(CellFrame(map: map, upright: ends, level: ends))
        return CellInterior(
            of: frame, columns: (ends[0], ends[1]), rows: (ends[0], ends[1]),
            settings: CellInterior.Settings()
        ).marks(in: ink, noise: 0.01).map(\.box)
    }

    private func fill(
        _ columns: Range<Int>, _ rows: Range<Int>, _ value: Float, in ink: inout GrayRaster
    ) {
        for y in rows { for x in columns { ink[x, y] = value } }
    }

    @Test func `a pale stroke is found beside a bent dark line`() throws {
        let found = try boxes {
            fill(16..<19, 10..<110, 0.9, in: &$0)
            fill(56..<62, 30..<90, 0.25, in: &$0)
        }
        #expect(found == [PixelBox(x: 56, y: 30, width: 6, height: 60)])
    }

    @Test func `the rest of two lines that meet is nothing written`() throws {
        let found = try boxes {
            fill(13..<17, 12..<110, 0.9, in: &$0)
            fill(13..<108, 12..<16, 0.9, in: &$0)
            // A speck, so that the cell is not empty.
            fill(60..<62, 60..<62, 0.9, in: &$0)
        }
        #expect(found.isEmpty)
    }

    @Test func `a stroke that touches the rest of a line is found with the rest and without`()
        throws
    {
        let found = try boxes {
            fill(12..<108, 12..<16, 0.5, in: &$0)
            fill(56..<62, 12..<90, 0.4, in: &$0)
        }
        #expect(
            found == [
                PixelBox(x: 12, y: 12, width: 96, height: 78),
                PixelBox(x: 56, y: 16, width: 6, height: 74),
            ])
    }

    @Test func `a stroke that crosses a line keeps its end`() throws {
        let found = try boxes {
            fill(40..<60, 0..<70, 0.5, in: &$0)
            fill(40..<80, 60..<70, 0.5, in: &$0)
        }
        #expect(found == [PixelBox(x: 40, y: 12, width: 40, height: 58)])
    }
}
