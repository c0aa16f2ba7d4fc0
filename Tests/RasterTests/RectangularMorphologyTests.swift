import Raster
import Testing

struct RectangularMorphologyTests {
    static let windows = [(1, 1), (3, 3), (2, 2), (5, 1), (1, 9), (25, 25), (4, 7)]

    /// The window's columns or rows around a place: an even one reaches further to the start.
    private func reach(_ center: Int, _ side: Int, within count: Int) -> ClosedRange<Int> {
        max(0, center - side / 2)...min(count - 1, center + (side - 1) / 2)
    }

    private func naive(
        _ raster: GrayRaster, _ window: (Int, Int), _ choose: (Float, Float) -> Float
    ) -> GrayRaster {
        GrayRaster(raster.width, raster.height) { column, row in
            var result = raster[column, row]
            for y in reach(row, window.1, within: raster.height) {
                for x in reach(column, window.0, within: raster.width) {
                    result = choose(result, raster[x, y])
                }
            }
            return result
        }
    }

    @Test(arguments: windows)
    func `dilation and erosion are the extremes of the window`(_ window: (Int, Int)) {
        var random = RandomRasters(seed: 8)
        for (width, height) in RandomRasters.sizes {
            let raster = random.gray(width, height)
            #expect(
                raster.dilated(width: window.0, height: window.1) == naive(raster, window, max))
            #expect(raster.eroded(width: window.0, height: window.1) == naive(raster, window, min))
        }
    }

    @Test(arguments: windows)
    func `a mask behaves as a picture of zeros and ones`(_ window: (Int, Int)) {
        var random = RandomRasters(seed: 9)
        for (width, height) in RandomRasters.sizes {
            let mask = random.mask(width, height, filled: 60)
            let raster = GrayRaster(
                width: width, height: height, pixels: mask.pixels.map(Float.init))
            #expect(
                mask.dilated(width: window.0, height: window.1).pixels.map(Float.init)
                    == raster.dilated(width: window.0, height: window.1).pixels)
            #expect(
                mask.eroded(width: window.0, height: window.1).pixels.map(Float.init)
                    == raster.eroded(width: window.0, height: window.1).pixels)
        }
    }

    @Test func `closing only adds, opening only takes, and twice is once`() {
        var random = RandomRasters(seed: 10)
        let raster = random.gray(31, 22)
        let closed = raster.closed(width: 5, height: 3)
        let opened = raster.opened(width: 5, height: 3)
        for index in raster.pixels.indices {
            #expect(closed.pixels[index] >= raster.pixels[index])
            #expect(opened.pixels[index] <= raster.pixels[index])
        }
        #expect(closed.closed(width: 5, height: 3) == closed)
        #expect(opened.opened(width: 5, height: 3) == opened)
    }

    @Test func `closing a mask bridges a gap and opening cuts a spike`() {
        #expect(BinaryMask("##..##").closed(width: 3, height: 1) == BinaryMask("######"))
        #expect(
            BinaryMask("......", ".###..", ".####.", ".###..").opened(width: 3, height: 3)
                == BinaryMask("......", ".###..", ".###..", ".###.."))
    }
}
