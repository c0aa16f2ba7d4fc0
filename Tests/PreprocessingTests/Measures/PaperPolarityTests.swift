import Preprocessing
import Raster
import Testing

struct PaperPolarityTests {
    /// A cross of strokes of four pixels on paper of 120 by 90, under some light.
    private func page(
        paper: Float, ink: Float, light: (_ x: Int, _ y: Int) -> Float = { _, _ in 1 }
    ) -> GrayRaster {
        var page = GrayRaster(width: 120, height: 90)
        for y in 0..<90 {
            for x in 0..<120 {
                let isInk =
                    (40..<80).contains(x) && (43..<47).contains(y)
                    || (58..<62).contains(x) && (20..<70).contains(y)
                page[x, y] = (isInk ? ink : paper) * light(x, y)
            }
        }
        return page
    }

    private func polarity(_ gray: GrayRaster) -> PaperPolarity { PaperPolarity(of: gray) }

    @Test func `a pen on paper is dark on light, chalk on a board the reverse`() {
        let pen = polarity(page(paper: 220, ink: 40))
        #expect(pen.polarity == .darkOnLight && pen.score > 1.5)
        let chalk = polarity(page(paper: 40, ink: 220))
        #expect(chalk.polarity == .lightOnDark && chalk.score < -1)
    }

    @Test(arguments: [(Float(110), Float(60)), (70, 30), (60, 20)])
    func `dark paper is still paper where the ink is darker`(paper: Float, ink: Float) {
        #expect(polarity(page(paper: paper, ink: ink)).polarity == .darkOnLight)
        // A light board is a board where the ink is lighter.
        #expect(polarity(page(paper: 255 - paper, ink: 255 - ink)).polarity == .lightOnDark)
    }

    @Test func `a shadow across the page changes nothing`() {
        let slope = page(paper: 220, ink: 40) { x, _ in 1 - 0.006 * Float(x) }
        #expect(polarity(slope).polarity == .darkOnLight)
        let edge = page(paper: 220, ink: 40) { x, y in x + y < 100 ? 1 : 0.4 }
        #expect(polarity(edge).polarity == .darkOnLight)
    }

    @Test func `without ink the brightness alone speaks`() {
        // Seven tenths, as far as 90 levels above or below 90.
        #expect(
            abs(polarity(GrayRaster(width: 60, height: 40, filledWith: 180)).score - 0.7) < 1e-3)
        #expect(
            abs(polarity(GrayRaster(width: 60, height: 40, filledWith: 255)).score - 0.7) < 1e-3)
        #expect(
            abs(polarity(GrayRaster(width: 60, height: 40, filledWith: 45)).score + 0.35) < 1e-3)
        #expect(abs(polarity(GrayRaster(width: 60, height: 40)).score + 0.7) < 1e-3)
        #expect(polarity(GrayRaster(width: 1, height: 1, filledWith: 200)).score > 0)
        #expect(polarity(GrayRaster(width: 400, height: 3, filledWith: 20)).score < 0)
    }

    @Test func `the opposite of the opposite is the polarity itself`() {
        #expect(Polarity.darkOnLight.opposite == .lightOnDark)
        #expect(Polarity.lightOnDark.opposite == .darkOnLight)
        #expect(Polarity(rawValue: "light-on-dark") == .lightOnDark)
    }
}
