import DigitSheets
import Preprocessing
import Raster
import Testing

@testable import DigitReading

struct BoxInkTests {
    private func ink(_ draw: (inout SheetBox) -> Void) throws -> BoxInk {
        var box = try SheetBox(scale: 14)
        draw(&box)
        return BoxInk(
            in: try box.patch(), settings: BoxInk.Settings(),
            thresholds: PreprocessingSettings.Thresholds()
        )
    }

    @Test func `an empty box is empty`() throws {
        let ink = try ink { _ in }
        #expect(ink.finding == .empty)
        #expect(ink.bounds == nil && ink.mask.isEmpty)
        #expect(ink.crossingSigns.length == 0 && ink.crossingSigns.holes == 0)
    }

    @Test func `what is written in the box is within, and its bounds are told in millimeters`()
        throws
    {
        let ink = try ink { $0.stroke(x: 9.5...10.5, y: 7...15) }
        #expect(ink.finding == .within)
        let bounds = try #require(ink.bounds)
        // Blurred strokes are a little wider at the threshold.
        #expect(distance(bounds.origin, [9.5, 7]) < 0.45)
        #expect(distance(bounds.end, [10.5, 15]) < 0.45)
        #expect(ink.crossingSigns.holes == 0)
    }

    @Test func `a digit may touch its line, but not go beyond it by half a millimeter`() throws {
        #expect(try ink { $0.stroke(x: 9.5...10.5, y: 7...17.2) }.finding == .within)
        #expect(try ink { $0.stroke(x: 9.5...10.5, y: 7...18.3) }.finding == .leaving)
        #expect(try ink { $0.stroke(x: 3.5...12, y: 9...10) }.finding == .leaving)
    }

    @Test func `specks are dirt, and a point alone is no digit`() throws {
        #expect(try ink { $0.stroke(x: 8...8.3, y: 8...8.3) }.finding == .empty)
        let point = try ink { $0.stroke(x: 8...8.4, y: 8...8.4) }
        #expect(point.finding == .empty)
        // Beside a digit it belongs to the ink.
        let dotted = try ink {
            $0.stroke(x: 9.5...10.5, y: 9...15)
            $0.stroke(x: 9.7...10.4, y: 7...7.7)
        }
        #expect(try #require(dotted.bounds).origin.y < 7.3)
        #expect(dotted.finding == .within)
    }

    @Test func `a neighbor's stroke that ends in the box is not the box's ink`() throws {
        // Most of it lies to the right of the line, which is at 15 mm.
        let stranger = try ink { $0.stroke(x: 14.7...16.8, y: 9...9.5) }
        #expect(stranger.finding == .empty && stranger.bounds == nil)
        let beside = try ink {
            $0.stroke(x: 14.7...16.8, y: 9...9.5)
            $0.stroke(x: 9...10, y: 7...15)
        }
        #expect(beside.finding == .within)
        #expect(try #require(beside.bounds).end.x < 10.5)
        // So much of it that it may be the box's own digit.
        let much = try ink {
            $0.stroke(x: 14...16.8, y: 7...9.4)
            $0.stroke(x: 7...8, y: 7...15)
        }
        #expect(much.finding == .leaving)
    }

    @Test func `rings have holes, and strokes are half as long as their outline`() {
        func signs(_ rows: [String], pixelArea: Double = 1, leastHole: Double = 0.5)
            -> CrossingSigns
        {
            var mask = BinaryMask(width: rows[0].count, height: rows.count)
            for (y, row) in rows.enumerated() {
                for (x, sign) in row.enumerated() where sign == "#" { mask[x, y] = true }
            }
            return CrossingSigns(of: mask, pixelArea: pixelArea, leastHole: leastHole)
        }
        // The outline of a ring of 4 by 6 pixels is 20 edges outside and 12 inside.
        let ring = signs(["......", ".####.", ".#..#.", ".#..#.", ".#..#.", ".#..#.", ".####."])
        #expect(ring.holes == 1 && abs(ring.length - 16 / 6) < 1e-9)
        let eight = signs(["###", "#.#", "###", "#.#", "###"])
        #expect(eight.holes == 2)
        // Two gaps of a pixel are no holes where these must be larger.
        #expect(signs(["###", "#.#", "###", "#.#", "###"], leastHole: 1).holes == 0)
        #expect(signs(["###", "#.#", "###"], pixelArea: 0.1, leastHole: 0.12).holes == 0)
        // An open bow has none, nor has a bay that reaches the border of the box.
        #expect(signs(["###", "#.#", "#.#"]).holes == 0)
        #expect(signs(["#####"]).length == 12.0 / 2 / 5)
        #expect(signs(["#"]) == signs([".#."]))
        #expect(signs(["..."]) == signs(["."]))
    }
}
