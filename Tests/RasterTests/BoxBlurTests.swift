import Raster
import Testing

struct BoxBlurTests {
    @Test(arguments: [1, 3, 9])
    func `every pixel is the mean of the square around it`(_ side: Int) {
        var random = RandomRasters(seed: 7)
        for (width, height) in RandomRasters.sizes {
            let raster = random.gray(width, height)
            let reach = side / 2
            let naive = GrayRaster(width, height) { column, row in
                var sum: Float = 0
                for y in row - reach...row + reach {
                    for x in column - reach...column + reach { sum += raster.nearest(x, y) }
                }
                return sum / Float(side * side)
            }
            #expect(raster.boxBlurred(side: side).greatestDifference(to: naive) < 0.01)
        }
    }
}
