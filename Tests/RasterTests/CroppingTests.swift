import Raster
import Testing

struct CroppingTests {
    @Test func `the part inside the box is copied`() {
        let raster = GrayRaster(9, 7) { x, y in Float(10 * y + x) }
        let part = raster.cropped(to: PixelBox(x: 2, y: 3, width: 4, height: 2))
        #expect(part == GrayRaster(4, 2) { x, y in Float(10 * (y + 3) + x + 2) })
    }

    @Test func `a mask is cropped alike`() {
        let mask = BinaryMask("#...", ".##.", "...#")
        #expect(
            mask.cropped(to: PixelBox(x: 1, y: 1, width: 3, height: 2)) == BinaryMask("##.", "..#"))
    }
}
