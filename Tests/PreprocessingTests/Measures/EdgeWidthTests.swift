import Preprocessing
import Raster
import Testing

struct EdgeWidthTests {
    /// A bar that is as high as the picture, 100 pixels, and rises from paper to ink in so many columns.
    private func bar(slope: Int, full: Float = 1) -> GrayRaster {
        var picture = GrayRaster(width: 60, height: 100)
        for y in 0..<100 {
            for x in 0..<60 {
                let inside = min(Float(x) - 10, 50 - Float(x) - 1) + 0.5
                let share = slope > 0 ? inside / Float(slope) : inside > 0 ? 1 : 0
                picture[x, y] = full * min(max(share, 0), 1)
            }
        }
        return picture
    }

    @Test
    func `an edge that rises over ten pixels has six of them between a fifth and four fifths`() {
        // Two edges of 100 rows with six pixels each; at half of its ink the bar is 30 columns wide, so that its
        // outline has 200 pixels at its sides and 60 at the picture's border.
        #expect(abs(EdgeWidth(of: bar(slope: 10), level: 1).pixels - 1200.0 / 260) < 1e-5)
        // Levels are shares of full ink.
        #expect(
            EdgeWidth(of: bar(slope: 10, full: 0.5), level: 0.5)
                == EdgeWidth(of: bar(slope: 10), level: 1))
    }

    @Test func `a sharp edge has no width, a softer one more`() {
        let sharp = EdgeWidth(of: bar(slope: 0), level: 1).pixels
        let soft = EdgeWidth(of: bar(slope: 4), level: 1).pixels
        #expect(sharp == 0 && soft > 1 && soft < EdgeWidth(of: bar(slope: 10), level: 1).pixels)
    }

    @Test func `where there is no ink there is no edge`() {
        #expect(EdgeWidth(of: GrayRaster(width: 9, height: 7), level: 1).pixels == 0)
        // All of it is darker than a fifth and none than half: there is no outline to share it among.
        let pale = GrayRaster(width: 3, height: 2, filledWith: 0.3)
        #expect(EdgeWidth(of: pale, level: 1).pixels == 6)
    }

    @Test func `an edge that rises over twenty pixels has twelve of them`() {
        // At half of its ink the bar is 20 columns wide.
        #expect(abs(EdgeWidth(of: bar(slope: 20), level: 1).pixels - 2400.0 / 240) < 1e-5)
    }
}
