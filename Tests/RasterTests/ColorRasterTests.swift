import Raster
import Testing

struct ColorRasterTests {
    @Test func `luma weighs the channels as the eye does`() {
        let color = ColorRaster(width: 2, height: 1, bytes: [255, 0, 0, 10, 20, 30])
        #expect(abs(color.luma[0, 0] - 0.299 * 255) < 0.01)
        #expect(abs(color.luma[1, 0] - (2.99 + 11.74 + 3.42)) < 0.01)
    }
}
