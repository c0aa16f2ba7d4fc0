import Preprocessing
import Raster
import Testing

struct RuledLinesTests {
    /// Rectangles of ink on a picture of 300 by 200 pixels.
    private struct Page {
        var mask = BinaryMask(width: 300, height: 200)
        var ink = GrayRaster(width: 300, height: 200)

        mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ level: Float) {
            for y in rows {
                for x in columns {
                    mask[x, y] = true
                    ink[x, y] = max(ink[x, y], level)
                }
            }
        }

        /// The page turned by a quarter.
        var turned: Page {
            Page(mask: mask.turnedRight(), ink: ink.turnedRight())
        }

        func lines(_ gate: RuledLines.Gate = .gated) -> RuledLines {
            RuledLines(in: mask, ink: ink, gate: gate)
        }
    }

    /// Three pale lines across the page, two pixels thick, and an upright stroke of a pen across one of them.
    private var ruled: Page {
        var page = Page()
        for row in [40, 100, 160] { page.fill(0..<300, row..<row + 2, 0.3) }
        page.fill(140..<150, 70..<130, 0.9)
        return page
    }

    @Test func `ruled lines are found, without the stroke that crosses one`() {
        let lines = ruled.lines()
        #expect(lines.count == 3 && lines.rejected == 0)
        for row in [40, 41, 100, 101, 160, 161] {
            #expect(lines.mask[5, row] && lines.mask[120, row] && lines.mask[295, row])
        }
        #expect(!lines.mask[145, 100] && !lines.mask[145, 80] && lines.mask[145, 41])
        // All but the ten columns of the stroke.
        #expect(lines.mask.count == 3 * 600 - 20)
    }

    @Test func `upright lines are found as level ones are`() {
        let (level, upright) = (ruled.lines(), ruled.turned.lines())
        #expect(upright.count == 3)
        #expect(upright.mask == level.mask.turnedRight())
    }

    @Test func `lines that slope a little are lines, those that slope more are not`() {
        func lines(rise: Int) -> RuledLines {
            var page = Page()
            for top in [60, 120] {
                for x in 0..<300 {
                    let y = top + x * rise / 300
                    page.fill(x..<x + 1, y..<y + 2, 0.3)
                }
            }
            return page.lines()
        }
        #expect(lines(rise: 8).count == 2)
        #expect(lines(rise: 40).count == 0)
    }

    @Test func `a digit's own bar is none, whether the line is pale or dark`() {
        // A third of the width and more, dark, in the middle.
        var bar = Page()
        bar.fill(90..<210, 60..<64, 0.9)
        bar.fill(150..<160, 60..<120, 0.9)
        #expect(bar.lines().count == 0 && bar.lines().rejected == 1)
        #expect(bar.lines(.ungated).count == 1)
        // A single dark line from border to border may be the stem of a digit that was cut close.
        var stem = Page()
        stem.fill(0..<300, 60..<64, 0.9)
        #expect(stem.lines().count == 0)
        stem.fill(0..<300, 120..<124, 0.9)
        #expect(stem.lines().count == 2)
    }

    @Test func `the shorter a line is, the paler it must be`() {
        func isLine(_ columns: Range<Int>, _ level: Float) -> Bool {
            var page = Page()
            page.fill(columns, 60..<62, level)
            // The pen's ink of 1 is full ink.
            page.fill(20..<60, 100..<160, 1)
            return page.lines().count == 1
        }
        // No border: more than 85 percent of the width, or more than half and paler than 0.6.
        #expect(isLine(16..<284, 0.85) && !isLine(30..<270, 0.85))
        #expect(isLine(60..<240, 0.5) && !isLine(60..<240, 0.7) && !isLine(90..<210, 0.5))
        // One border: more than 35 percent and paler than 0.85.
        #expect(isLine(0..<120, 0.8) && !isLine(0..<120, 0.88))
        #expect(isLine(180..<300, 0.8))
    }

    @Test func `thick bars are strokes`() {
        func count(_ rows: Int) -> Int {
            var page = Page()
            for top in [40, 120] { page.fill(0..<300, top..<top + rows, 0.3) }
            return page.lines().count
        }
        // Two percent of 300 pixels and one and a half for the blur.
        #expect(count(7) == 2 && count(9) == 0)
    }

    @Test func `without ink, in small pictures and in solid ones there are no lines`() {
        #expect(Page().lines().count == 0 && Page().lines().mask.isEmpty)
        var solid = Page()
        solid.fill(0..<300, 0..<200, 0.8)
        #expect(solid.lines().count == 0)
        let tiny = BinaryMask(width: 30, height: 30, pixels: [UInt8](repeating: 1, count: 900))
        let ink = GrayRaster(width: 30, height: 30, filledWith: 0.5)
        #expect(RuledLines(in: tiny, ink: ink, gate: .ungated).count == 0)
        let one = BinaryMask(width: 1, height: 1, pixels: [1])
        let dot = GrayRaster(width: 1, height: 1, filledWith: 1)
        #expect(RuledLines(in: one, ink: dot, gate: .ungated).count == 0)
    }
}
