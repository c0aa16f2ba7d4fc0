import Raster
import Testing

struct GrayRasterTests {
    @Test func `the mask holds what lies above, not on, the threshold`() {
        let raster = GrayRaster(width: 4, height: 1, pixels: [0, 0.5, 0.51, 1])
        #expect(raster.mask(above: 0.5) == BinaryMask("..##"))
    }

    @Test func `greatest value and sum agree with the pixels`() {
        var random = RandomRasters(seed: 16)
        for (width, height) in RandomRasters.sizes {
            let raster = random.gray(width, height)
            #expect(raster.greatest == raster.pixels.max())
            #expect(abs(raster.sum - raster.pixels.reduce(0, +)) < 0.5)
        }
        #expect(GrayRaster(width: 0, height: 0).greatest == 0)
    }
}
