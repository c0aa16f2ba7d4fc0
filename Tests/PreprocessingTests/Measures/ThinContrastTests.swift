import Preprocessing
import Raster
import Testing

struct ThinContrastTests {
    private func strokes(paper: Float, ink: Float) -> GrayRaster {
        var picture = TestPicture(width: 384, height: 288, paper: paper)
        picture.two(x: 120, y: 60, height: 160, ink: ink, pen: 5)
        return picture.gray
    }

    @Test func `strokes say which way round ink and paper are`() {
        #expect(ThinContrast(of: strokes(paper: 200, ink: 150)).balance > 0.5)
        #expect(ThinContrast(of: strokes(paper: 90, ink: 130)).balance < -0.5)
    }

    @Test func `a shadow stronger than the ink changes nothing`() {
        var gray = strokes(paper: 200, ink: 150)
        for y in 0..<gray.height {
            for x in 0..<gray.width where x + y < 300 { gray[x, y] -= 110 }
        }
        #expect(ThinContrast(of: gray).balance > 0.5)
    }

    @Test func `a flat picture is of two minds`() {
        let flat = GrayRaster(width: 40, height: 30, filledWith: 99)
        #expect(ThinContrast(of: flat).balance == 0)
    }
}
