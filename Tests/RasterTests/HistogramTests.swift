import Raster
import Testing

struct HistogramTests {
    @Test(arguments: [Float(0), 0.16, 0.5, 0.8, 0.998, 1])
    func `quantiles agree with sorting to within a step`(_ part: Float) {
        var random = RandomRasters(seed: 18)
        let raster = random.gray(61, 47)
        let histogram = Histogram(of: raster, from: 0, to: 256, bins: 1024)
        let sorted = raster.pixels.sorted()
        let exact = sorted[min(sorted.count - 1, Int(part * Float(sorted.count)))]
        #expect(abs(histogram.quantile(part) - exact) < 0.5)
    }

    @Test func `what lies outside counts at the ends`() {
        let raster = GrayRaster(width: 4, height: 1, pixels: [-9, 0.1, 0.9, 9])
        #expect(Histogram(of: raster, from: 0, to: 1, bins: 2).counts == [2, 2])
    }

    @Test func `every n-th pixel of every n-th row is counted`() {
        let raster = GrayRaster(7, 5) { x, y in x % 3 == 0 && y % 3 == 0 ? 1 : 0 }
        let histogram = Histogram(of: raster, every: 3, from: 0, to: 1, bins: 2)
        #expect(histogram.counts == [0, 6])
        #expect(histogram.total == 6)
    }

    @Test func `only what is under the mask is counted`() {
        var random = RandomRasters(seed: 19)
        let raster = random.gray(33, 9)
        let mask = random.mask(33, 9, filled: 30)
        let histogram = Histogram(of: raster, under: mask, from: 0, to: 256, bins: 16)
        var expected = [Int32](repeating: 0, count: 16)
        for (value, isSet) in zip(raster.pixels, mask.pixels) where isSet != 0 {
            expected[Int(value / 16)] += 1
        }
        #expect(histogram.counts == expected)
        #expect(histogram.total == mask.count)
    }
}
