import Preprocessing
import Raster
import Testing

struct StrokeWidthTests {
    /// A mask of 80 by 60 pixels in which some are set.
    private func mask(_ isSet: (_ x: Int, _ y: Int) -> Bool) -> BinaryMask {
        var mask = BinaryMask(width: 80, height: 60)
        for y in 0..<60 { for x in 0..<80 { mask[x, y] = isSet(x, y) } }
        return mask
    }

    private func width(_ isSet: (_ x: Int, _ y: Int) -> Bool) -> Float {
        StrokeWidth(of: mask(isSet)).pixels
    }

    @Test(arguments: [1, 3, 5, 9, 15])
    func `a bar is as wide as its rows, to the 5 percent of the distance`(rows: Int) {
        // The middle row is (rows + 1) / 2 chamfer steps of 0.955 pixels away from the paper.
        let wanted = 0.955 * Float(rows + 1) - 1
        let level = width { x, y in (5..<75).contains(x) && (20..<20 + rows).contains(y) }
        #expect(abs(level - wanted) < 1e-4)
        let upright = width { x, y in (20..<20 + rows).contains(x) && (5..<55).contains(y) }
        #expect(abs(upright - wanted) < 1e-4)
    }

    @Test func `a ring's width is that of its stroke, not of the ring`() {
        let ring = width { x, y in
            let (dx, dy) = (Float(x) - 40, Float(y) - 30)
            return (18...23).contains((dx * dx + dy * dy).squareRoot())
        }
        // Radii of 17.5 to 23.5: six pixels; a ridge of two pixels' width hides one of them.
        #expect((4.2...6.5).contains(ring))
    }

    @Test func `the usual width is the median along the strokes`() {
        // A thin line of 60 pixels with a blot of 15 by 15 at its end.
        let blotted = width { x, y in
            (5..<65).contains(x) && (29..<32).contains(y)
                || (60..<75).contains(x) && (23..<38).contains(y)
        }
        #expect(abs(blotted - 2.82) < 0.3)
    }

    @Test func `a mask without ink has a width of 1, a full one that of the picture`() {
        #expect(width { _, _ in false } == 1)
        // 60 rows: 30 steps from the border to the middle rows.
        #expect(abs(width { _, _ in true } - (2 * 30 * 0.955 - 1)) < 0.01)
        #expect(StrokeWidth(of: BinaryMask(width: 0, height: 0)).pixels == 1)
        #expect(
            abs(StrokeWidth(of: BinaryMask(width: 1, height: 1, pixels: [1])).pixels - 0.91) < 1e-4)
    }
}
