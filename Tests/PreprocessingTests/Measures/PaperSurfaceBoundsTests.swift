import Raster
import Testing

@testable import Preprocessing

struct PaperSurfaceBoundsTests {
    /// Paper of 9 by 9 pixels that falls off to the right, with some ink, also near the border.
    private var page: GrayRaster {
        var page = GrayRaster(width: 9, height: 9)
        for y in 0..<9 { for x in 0..<9 { page[x, y] = 200 - 5 * Float(x) } }
        page.fill(box(1, 2, 4, 2), 90)
        return page
    }

    private func residuals(_ change: (inout PaperSurface.Settings) -> Void) -> [Float] {
        var settings = PaperSurface.Settings()
        change(&settings)
        return PaperSurface(fittedTo: page, startingFrom: 150, settings: settings).residuals
    }

    @Test func `the first round has a softening of its own`() {
        let once = residuals { $0.rounds = 1 }
        #expect(residuals { ($0.rounds, $0.softening) = (1, 400) } == once)
        #expect(residuals { ($0.rounds, $0.firstSoftening) = (1, 400) } != once)
        #expect(residuals { ($0.rounds, $0.softening) = (2, 400) } != residuals { $0.rounds = 2 })
    }

    @Test func `there is one round at least, and each changes something`() {
        let once = residuals { $0.rounds = 1 }
        #expect(residuals { $0.rounds = 0 } == once && residuals { $0.rounds = 2 } != once)
        // It is a fit, not the first guess.
        #expect(abs(once[80]) < 20)
    }

    @Test func `a pixel at the limit is not near the border yet`() {
        // The second column is three quarters of the way from the middle to the border.
        let usual = residuals { $0.nearBorder = 0.76 }
        #expect(residuals { $0.nearBorder = 0.75 } == usual)
        #expect(residuals { $0.nearBorder = 0.74 } != usual)
    }

    @Test func `a surface in which only some powers stand is found`() {
        // Weighted sums of a single pixel of weight 1 at each of six places determine all six coefficients.
        let places: [(x: Double, y: Double)] = [(0, 0), (1, 0), (0, 1), (-1, 0), (1, 1), (0, -1)]
        for place in 0..<6 {
            var moments = SurfaceMoments()
            for (number, (x, y)) in places.enumerated() {
                let value: Double = number == place ? 60 : 0
                let sums = [1, x, x * x, x * x * x, x * x * x * x, value, value * x, value * x * x]
                moments.add({ Float(sums[$0]) }, y: y)
            }
            let found = moments.surface().map(Double.init)
            for (number, (x, y)) in places.enumerated() {
                let terms = [1, x, y, x * x, x * y, y * y]
                let value = zip(found, terms).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(value - (number == place ? 60 : 0)) < 0.01)
            }
        }
    }
}
