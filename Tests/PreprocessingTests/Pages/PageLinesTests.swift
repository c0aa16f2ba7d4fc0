import Preprocessing
import Raster
import Testing

struct PageLinesTests {
    /// A table of long lines with a stroke across one of them and a vertical stroke of a digit's height.
    private func table() -> BinaryMask {
        var mask = BinaryMask(width: 300, height: 200)
        for x in 10..<290 {
            // It falls by one in forty.
            for y in 0..<3 { mask[x, 60 + x / 40 + y] = true }
        }
        for y in 10..<190 {
            for x in 0..<3 { mask[150 + x, y] = true }
        }
        for y in 40..<80 {
            for x in 0..<5 { mask[80 + x, y] = true }
        }
        for y in 100..<130 {
            for x in 0..<4 { mask[220 + x, y] = true }
        }
        return mask
    }

    @Test func `lines go and what crosses them stays`() {
        let mask = table()
        let lines = PageLines(in: mask, writingHeight: 30)
        #expect(lines.mask[30, 61])
        #expect(lines.mask[151, 150])
        #expect(!lines.mask[82, 50])
        #expect(!lines.mask[82, 62], "the stroke is thicker than the line where it crosses it")
        #expect(!lines.mask[221, 110])
        let rest = mask.subtracting(lines.mask)
        #expect(rest.count < mask.count / 2)
    }

    @Test func `a line's way goes on beyond its ends, straight`() {
        var mask = BinaryMask(width: 400, height: 60)
        for x in 20..<160 {
            for y in 0..<2 { mask[x, 20 + x / 20 + y] = true }
        }
        let courses = PageLines(in: mask, writingHeight: 24).courses
        #expect(courses[220, 20 + 220 / 20])
        #expect(!courses[220, 45])
    }

    @Test func `strokes as long as digits are no lines`() {
        var mask = BinaryMask(width: 200, height: 100)
        for x in 20..<60 { for y in 40..<44 { mask[x, y] = true } }
        #expect(PageLines(in: mask, writingHeight: 30).mask.isEmpty)
    }

    @Test func `a row of strokes that touch is no line`() {
        var mask = BinaryMask(width: 300, height: 80)
        // Zigzags of strokes, one after the other.
        for x in 20..<200 {
            let y = 40 + abs((x % 24) - 12) * 2 - 12
            for row in y..<y + 5 { mask[x, row] = true }
        }
        #expect(PageLines(in: mask, writingHeight: 30).mask.isEmpty)
    }
}
