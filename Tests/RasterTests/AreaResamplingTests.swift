import Raster
import Testing

struct AreaResamplingTests {
    /// Each new pixel by its definition: the covered part of every old pixel.
    private func naive(_ raster: GrayRaster, _ width: Int, _ height: Int) -> GrayRaster {
        func overlap(_ index: Int, _ cell: Int, _ ratio: Double) -> Double {
            max(
                0,
                min(Double(index + 1), Double(cell + 1) * ratio)
                    - max(Double(index), Double(cell) * ratio))
        }
        let across = Double(raster.width) / Double(width)
        let down = Double(raster.height) / Double(height)
        return GrayRaster(width, height) { column, row in
            var sum = 0.0
            for y in 0..<raster.height {
                for x in 0..<raster.width {
                    sum += Double(raster[x, y]) * overlap(x, column, across) * overlap(y, row, down)
                }
            }
            return Float(sum / (across * down))
        }
    }

    @Test(arguments: [(3, 2), (7, 5), (10, 10), (33, 1), (40, 25)])
    func `every new pixel is the mean of the area it covers`(_ size: (Int, Int)) {
        var random = RandomRasters(seed: 1)
        for (width, height) in RandomRasters.sizes {
            let raster = random.gray(width, height)
            let resampled = raster.areaResampled(width: size.0, height: size.1)
            #expect(resampled.greatestDifference(to: naive(raster, size.0, size.1)) < 0.01)
        }
    }

    @Test func `the mean is kept`() {
        var random = RandomRasters(seed: 2)
        let raster = random.gray(103, 77)
        let small = raster.areaResampled(width: 20, height: 15)
        #expect(abs(small.sum / 300 - raster.sum / Float(103 * 77)) < 0.01)
    }

    @Test func `a picture resampled to its own size is itself`() {
        var random = RandomRasters(seed: 3)
        let raster = random.gray(13, 9)
        #expect(raster.areaResampled(width: 13, height: 9) == raster)
    }
}
