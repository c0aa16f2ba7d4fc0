import Foundation
import Raster
import Testing

struct GaussianBlurTests {
    @Test(arguments: [Float(0.6), 1, 2.5])
    func `a point spreads as the bell curve`(_ sigma: Float) {
        var point = GrayRaster(width: 41, height: 41)
        point[20, 20] = 1
        let blurred = point.gaussianBlurred(sigma: sigma)
        #expect(abs(blurred.sum - 1) < 1e-4)
        // The kernel is sampled at pixel centers and cut off at three deviations.
        var total: Float = 0
        for offset in -15...15 { total += exp(-Float(offset * offset) / (2 * sigma * sigma)) }
        for offset in 0...2 {
            let expected = exp(-Float(offset * offset) / (2 * sigma * sigma)) / (total * total)
            #expect(abs(blurred[20 + offset, 20] - expected) < 0.004)
            #expect(blurred[20 + offset, 20] == blurred[20 - offset, 20])
        }
    }

    @Test func `an even picture stays even up to the edges`() {
        let even = GrayRaster(width: 9, height: 5, filledWith: 7)
        #expect(even.gaussianBlurred(sigma: 2).greatestDifference(to: even) < 1e-4)
    }
}
