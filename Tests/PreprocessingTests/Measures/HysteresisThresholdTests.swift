import Preprocessing
import Raster
import SystemLibraries
import Testing

struct HysteresisThresholdTests {
    /// An ink map of bare paper with rectangles of ink.
    private func map(_ rects: [(columns: Range<Int>, rows: Range<Int>, ink: Float)]) -> GrayRaster {
        var map = GrayRaster(width: 60, height: 40)
        for rect in rects {
            for y in rect.rows { for x in rect.columns { map[x, y] = rect.ink } }
        }
        return map
    }

    @Test func `faint ink stays where it goes on from dark ink`() {
        // The grain of 0.15 sets the thresholds: 2.5 and 3 times as much, 0.375 and 0.45.
        let ink = map([
            (5..<20, 10..<14, 0.8), (20..<30, 10..<14, 0.4), (40..<50, 10..<14, 0.4),
            (5..<20, 14..<18, 0.3), (40..<44, 30..<34, 0.5), (30..<31, 14..<15, 0.4),
        ])
        let found = HysteresisThreshold.standard.apply(to: ink, noise: 0.15)
        #expect(abs(found.low - 0.375) < 1e-6 && abs(found.high - 0.45) < 1e-6)
        #expect(found.otsu < found.low)
        var wanted = BinaryMask(width: 60, height: 40)
        for y in 10..<14 { for x in 5..<30 { wanted[x, y] = true } }
        for y in 30..<34 { for x in 40..<44 { wanted[x, y] = true } }
        // Over a corner, too.
        wanted[30, 14] = true
        #expect(found.mask == wanted)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `twice the ink on twice the grain is the same ink`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var ink = map([(10..<40, 8..<12, 0.3), (24..<28, 8..<30, 0.22)])
        for index in ink.pixels.indices { ink.pixels[index] += random.normal(deviation: 0.02) }
        let doubled = GrayRaster(width: 60, height: 40, pixels: ink.pixels.map { 2 * $0 })
        for threshold in [HysteresisThreshold.standard, .sensitive, .strict] {
            let (one, two) = (
                threshold.apply(to: ink, noise: 0.02), threshold.apply(to: doubled, noise: 0.04)
            )
            #expect(one.mask == two.mask && abs(two.otsu - 2 * one.otsu) < 1e-4)
        }
        // Between the paper and the paler stroke.
        let found = HysteresisThreshold.standard.apply(to: ink, noise: 0.02)
        #expect((0.05...0.22).contains(found.otsu))
        #expect(found.mask[26, 25] && found.mask[15, 10] && !found.mask[50, 20])
    }

    @Test func `specks darker than the pen do not move the threshold`() {
        var random = SeededGenerator(seed: 9)
        var ink = map([(10..<40, 8..<16, 0.3)])
        for index in ink.pixels.indices { ink.pixels[index] += random.normal(deviation: 0.02) }
        let before = HysteresisThreshold.standard.apply(to: ink, noise: 0.02)
        // Four pixels of 2,400: fewer than two in a thousand.
        for x in 50..<54 { ink[x, 30] = 1 }
        let after = HysteresisThreshold.standard.apply(to: ink, noise: 0.02)
        #expect(abs(after.otsu - before.otsu) < 0.02)
        #expect(after.mask[20, 12] && after.mask[51, 30])
    }

    @Test func `bare paper has no ink, nor has an empty picture`() {
        #expect(HysteresisThreshold.standard.apply(to: map([]), noise: 0.01).mask.isEmpty)
        let none = HysteresisThreshold.standard.apply(
            to: GrayRaster(width: 0, height: 0), noise: 0.01)
        #expect(none.mask.pixels.isEmpty)
        let one = GrayRaster(width: 1, height: 1, filledWith: 0.9)
        #expect(HysteresisThreshold.standard.apply(to: one, noise: 0.01).mask[0, 0])
    }
}
