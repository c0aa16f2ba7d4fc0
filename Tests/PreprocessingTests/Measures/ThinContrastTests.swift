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

    @Test func `a picture smaller than the reduced one keeps its size`() {
        // Three pixels are thin; at twice the size they would be six, and are not.
        var small = GrayRaster(width: 96, height: 60, filledWith: 200)
        small.fill(box(20, 30, 50, 3), 100)
        #expect(ThinContrast(of: small).balance > 0.99)
        small.fill(box(20, 30, 50, 6), 100)
        #expect(ThinContrast(of: small).balance == 0)
    }

    @Test func `the balance is that of the squares`() {
        // 100 dark pixels of a depth of 30, and 100 light ones of 10.
        var picture = GrayRaster(width: 120, height: 60, filledWith: 100)
        picture.fill(box(20, 15, 50, 2), 70)
        picture.fill(box(20, 40, 50, 2), 110)
        #expect(abs(ThinContrast(of: picture).balance - (900 - 100) / (900 + 100)) < 1e-5)
    }
}
