import Raster
import Testing

struct BilinearResamplingTests {
    private func naive(_ raster: GrayRaster, _ width: Int, _ height: Int) -> GrayRaster {
        GrayRaster(width, height) { column, row in
            let x = (Float(column) + 0.5) * Float(raster.width) / Float(width) - 0.5
            let y = (Float(row) + 0.5) * Float(raster.height) / Float(height) - 0.5
            let left = Int(x.rounded(.down))
            let top = Int(y.rounded(.down))
            let across = x - Float(left)
            let down = y - Float(top)
            let upper =
                (1 - across) * raster.nearest(left, top) + across * raster.nearest(left + 1, top)
            let lower =
                (1 - across) * raster.nearest(left, top + 1)
                + across * raster.nearest(left + 1, top + 1)
            return (1 - down) * upper + down * lower
        }
    }

    @Test(arguments: [(5, 5), (40, 31), (64, 64), (9, 70)])
    func `pixels between centers are interpolated linearly`(_ size: (Int, Int)) {
        var random = RandomRasters(seed: 4)
        for (width, height) in RandomRasters.sizes {
            let raster = random.gray(width, height)
            let resampled = raster.bilinearResampled(width: size.0, height: size.1)
            #expect(resampled.greatestDifference(to: naive(raster, size.0, size.1)) < 0.02)
        }
    }

    @Test func `a ramp stays a ramp`() {
        let ramp = GrayRaster(8, 3) { x, _ in Float(x) }
        let wide = ramp.bilinearResampled(width: 32, height: 3)
        for x in 2..<30 { #expect(abs(wide[x, 1] - (Float(x) + 0.5) / 4 + 0.5) < 1e-4) }
    }

    @Test func `enlarging treats each channel as a picture of its own`() {
        var random = RandomRasters(seed: 20)
        let color = ColorRaster(
            width: 5, height: 4, bytes: (0..<60).map { _ in UInt8(random.next() % 256) })
        let large = color.bilinearResampled(width: 20, height: 16)
        let green = color.mixed(red: 0, green: 1, blue: 0).bilinearResampled(width: 20, height: 16)
        for index in 0..<320 {
            #expect(abs(Float(large.bytes[3 * index + 1]) - green.pixels[index]) <= 0.5)
        }
    }
}
