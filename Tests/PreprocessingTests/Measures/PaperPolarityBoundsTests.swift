import Preprocessing
import Raster
import Testing

/// Pictures that are not reduced, whose scores are told exactly.
struct PaperPolarityBoundsTests {
    private func score(
        _ gray: GrayRaster, _ change: (inout PaperPolarity.Settings) -> Void
    ) -> Float {
        var settings = PaperPolarity.Settings()
        settings.unclear = 0
        change(&settings)
        return PaperPolarity(of: gray, settings: settings, thin: ThinContrast.Settings()).score
    }

    @Test(arguments: [(40, 2), (12, 1), (10, 1)])
    func `brightness is the mean of the picture's median and of its border's`(
        side: Int, band: Int
    ) {
        // Four hundredths of the side, rounded, and one pixel at least. Two sides of the border are below 25, two
        // above: its median is 25, and that of the whole picture 90.
        var gray = GrayRaster(width: side, height: side, filledWith: 90)
        gray.fill(box(0, 0, band, side), 20)
        gray.fill(box(side - band, 0, band, side), 40)
        gray.fill(box(0, 0, side, band), 10)
        gray.fill(box(0, side - band, side, band), 30)
        // Nothing stands out.
        let found = score(gray) { $0.leastResidual = 1000 }
        #expect(abs(found - 0.7 * ((90 + 25) / 2 - 90) / 90) < 1e-4)
    }

    /// A flat picture of 33 by 33 pixels with one that is darker or lighter.
    private func flat(_ x: Int, _ y: Int, _ value: Float, grain: Float = 0) -> GrayRaster {
        var gray = GrayRaster(width: 33, height: 33, filledWith: 200)
        for index in gray.pixels.indices { gray.pixels[index] += index % 2 == 0 ? grain : -grain }
        gray[x, y] = value
        return gray
    }

    @Test(arguments: [
        (2, 16, false), (3, 16, true), (30, 16, false), (29, 16, true), (16, 2, false),
    ])
    func `what is near the border is not counted`(x: Int, y: Int, isCounted: Bool) {
        // Columns 2 and 30 are seven eighths of the way to the border.
        for (value, sign) in [(Float(100), Float(1)), (255, -1)] {
            let found = score(flat(x, y, value)) {
                ($0.innermost, $0.brightnessWeight) = (0.875, 0)
            }
            #expect(abs(found - (isCounted ? sign : 0)) < 1e-3)
        }
    }

    @Test(arguments: [(Float(16), true), (13.5, false)])
    func `ink lies two and a half deviations below the paper`(depth: Float, isInk: Bool) {
        // The median amount of the grain is 4: a deviation of 5.93, of which 2.5 are 14.8.
        let found = score(flat(16, 16, 200 - depth, grain: 4)) { $0.brightnessWeight = 0 }
        #expect(abs(found - (isInk ? 1 : 0)) < 1e-2)
    }

    @Test(arguments: [(Float(7), true), (5, false)])
    func `ink lies six levels below paper without grain`(depth: Float, isInk: Bool) {
        let found = score(flat(16, 16, 200 - depth)) { $0.brightnessWeight = 0 }
        #expect(abs(found - (isInk ? 1 : 0)) < 1e-2)
    }

    @Test func `thin structures are measured where the score is unclear, and below it`() {
        // A thin dark stroke; the brightness is twice the middle, and gives half.
        var gray = GrayRaster(width: 40, height: 40, filledWith: 180)
        gray.fill(box(10, 20, 20, 2), 60)
        func score(unclear: Float) -> Float {
            self.score(gray) {
                ($0.unclear, $0.leastResidual, $0.brightnessWeight) = (unclear, 1000, 0.5)
            }
        }
        #expect(score(unclear: 0.5) == 0.5)
        #expect(abs(score(unclear: 0.501) - 0.5 - 1.9) < 1e-3)
    }

    @Test func `a score of 0 says light ink, any above it dark ink`() {
        func polarity(_ level: Float) -> PaperPolarity {
            PaperPolarity(
                of: GrayRaster(width: 20, height: 20, filledWith: level),
                settings: PaperPolarity.Settings(), thin: ThinContrast.Settings())
        }
        #expect(polarity(90).score == 0 && polarity(90).polarity == .lightOnDark)
        #expect(polarity(100).score > 0 && polarity(100).score < 1)
        #expect(polarity(100).polarity == .darkOnLight)
    }

    @Test func `a large picture is reduced, so that a single pixel is no ink`() {
        var gray = GrayRaster(width: 480, height: 480, filledWith: 200)
        gray[240, 240] = 100
        #expect(abs(score(gray) { $0.brightnessWeight = 0 }) < 1e-2)
        // Of ten by ten pixels, a hundred, one remains.
        gray.fill(box(240, 240, 10, 10), 100)
        #expect(abs(score(gray) { $0.brightnessWeight = 0 } - 1) < 1e-2)
    }
}
