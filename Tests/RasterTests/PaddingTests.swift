import Raster
import Testing

struct PaddingTests {
    @Test func `a margin repeats the edge`() {
        var random = RandomRasters(seed: 5)
        for (width, height) in RandomRasters.sizes {
            let raster = random.gray(width, height)
            let padded = raster.paddedByEdge(3)
            #expect(
                padded
                    == GrayRaster(width + 6, height + 6) { x, y in raster.nearest(x - 3, y - 3) })
        }
    }

    @Test func `a margin of zeros holds zeros`() {
        var random = RandomRasters(seed: 6)
        let raster = random.gray(5, 4)
        let padded = raster.paddedByZero(2)
        #expect(padded.cropped(to: PixelBox(x: 2, y: 2, width: 5, height: 4)) == raster)
        #expect(abs(padded.sum - raster.sum) < 0.01)
        #expect(padded.width == 9 && padded.height == 8)
    }

    @Test func `a mask gets an empty margin`() {
        var random = RandomRasters(seed: 7)
        let mask = random.mask(5, 4, filled: 50)
        let padded = mask.paddedByZero(2)
        #expect(padded.cropped(to: PixelBox(x: 2, y: 2, width: 5, height: 4)) == mask)
        #expect(padded.count == mask.count)
        #expect(padded.width == 9 && padded.height == 8)
    }
}
