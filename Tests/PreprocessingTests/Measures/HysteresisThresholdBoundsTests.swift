import Raster
import Testing

@testable import Preprocessing

struct HysteresisThresholdBoundsTests {
    /// Settings under which values above this quantile of the map count as that value.
    private func thresholds(ceiling: Float = 1) -> PreprocessingSettings.Thresholds {
        var settings = PreprocessingSettings().thresholds
        settings.ceilingQuantile = ceiling
        return settings
    }

    /// A row of pixels, under thresholds of a quarter and a half that the grain sets.
    private func mask(_ pixels: [Float]) -> [UInt8] {
        HysteresisThreshold(low: 0, high: 0, lowNoise: 1, highNoise: 2)
            .apply(
                to: GrayRaster(width: pixels.count, height: 1, pixels: pixels), noise: 0.25,
                settings: thresholds()
            ).mask.pixels
    }

    @Test func `ink is above the low threshold and reaches the high one`() {
        #expect(mask([0, 0.26, 0.5, 0.26, 0.25, 0, 0.49, 0.3, 0]) == [0, 1, 1, 1, 0, 0, 0, 0, 0])
    }

    @Test func `both thresholds are shares of Otsu's, or more where the grain asks for it`() {
        let pixels = [Float](repeating: 0, count: 60) + [Float](repeating: 0.5, count: 40)
        let ink = GrayRaster(width: 100, height: 1, pixels: pixels)
        func found(noise: Float) -> HysteresisThreshold.Result {
            HysteresisThreshold(low: 2, high: 8, lowNoise: 3, highNoise: 4)
                .apply(to: ink, noise: noise, settings: thresholds())
        }
        let quiet = found(noise: 0)
        #expect(quiet.low == 2 * quiet.otsu && quiet.high == 8 * quiet.otsu)
        let grainy = found(noise: 0.1)
        #expect(grainy.low == 3 * Float(0.1) && grainy.high == 4 * Float(0.1))
    }

    @Test(arguments: [(240, Float(0.2)), (241, 0)])
    func `of a picture above 240 pixels every other row is enough`(width: Int, otsu: Float) {
        // All of the first row is alike: by itself it has no two classes.
        var ink = GrayRaster(width: width, height: 2, filledWith: 0.2)
        ink.fill(box(0, 1, width, 1), 0.8)
        let found = HysteresisThreshold.standard.apply(to: ink, noise: 0, settings: thresholds())
        #expect(abs(found.otsu - otsu) < 1e-3)
    }

    @Test func `ink above 1 counts as 1 in Otsu's threshold`() {
        // As they are the five would be told from all others; as 1, paper is told from the ink.
        let pixels =
            [Float](repeating: 0, count: 100) + [Float](repeating: 0.5, count: 10)
            + [Float](repeating: 2.5, count: 5)
        let ink = GrayRaster(width: 115, height: 1, pixels: pixels)
        let found = HysteresisThreshold.standard.apply(to: ink, noise: 0, settings: thresholds())
        #expect(found.otsu < 0.01)
        let quantile = HysteresisThreshold.standard.apply(
            to: ink, noise: 0, settings: thresholds(ceiling: 0.5))
        #expect(quantile.otsu < 0.01)
    }
}
