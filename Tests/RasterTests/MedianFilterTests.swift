import Raster
import Testing

struct MedianFilterTests {
    private func naive(_ raster: GrayRaster, side: Int) -> GrayRaster {
        let reach = side / 2
        return GrayRaster(raster.width, raster.height) { column, row in
            var values: [Float] = []
            for y in row - reach...row + reach {
                for x in column - reach...column + reach { values.append(raster.nearest(x, y)) }
            }
            return values.sorted()[values.count / 2]
        }
    }

    @Test func `the 3×3 median is the fifth of nine`() {
        var random = RandomRasters(seed: 12)
        for (width, height) in RandomRasters.sizes {
            let raster = random.gray(width, height)
            #expect(raster.medianFiltered3x3() == naive(raster, side: 3))
        }
    }

    @Test(arguments: [3, 7, 31])
    func `the wide median is right to a step of 256`(_ side: Int) {
        var random = RandomRasters(seed: 13)
        for (width, height) in RandomRasters.sizes {
            var raster = random.gray(width, height)
            raster.pixels = raster.pixels.map { $0.rounded(.down) }
            #expect(raster.medianFiltered(side: side) == naive(raster, side: side))
        }
    }
}
