import Preprocessing
import Raster
import Testing

struct InvertTests {
    private func inked(paper: Float, ink: Float, slope: Float = 0) -> GrayRaster {
        var picture = TestPicture(width: 160, height: 120, paper: paper)
        picture.two(x: 50, y: 20, height: 80, ink: ink)
        var gray = picture.gray
        for y in 0..<120 { for x in 0..<160 { gray[x, y] += slope * (Float(x) - 80) } }
        return gray
    }

    @Test(arguments: [(230, 40, 0), (120, 60, 0), (180, 90, 0.6), (255, 200, 0)])
    func `dark ink stays as it is`(_ values: (Float, Float, Float)) throws {
        let gray = inked(paper: values.0, ink: values.1, slope: values.2)
        let result = try Workpiece(gray: gray).after(Invert())
        #expect(result.polarity?.value == .darkOnLight)
        #expect(result.gray == gray)
    }

    @Test(arguments: [(20, 220, 0), (60, 180, 0), (50, 150, 0.3)])
    func `light ink on a dark ground is turned over`(_ values: (Float, Float, Float)) throws {
        let gray = inked(paper: values.0, ink: values.1, slope: values.2)
        let result = try Workpiece(gray: gray).after(Invert())
        let polarity = try #require(result.polarity)
        #expect(polarity.value == .lightOnDark && polarity.score < 0)
        #expect(result.gray?[0, 0] == 255 - gray[0, 0])
    }

    @Test func `a given polarity is not questioned`() throws {
        let gray = inked(paper: 230, ink: 40)
        let result = try Workpiece(gray: gray).after(Invert(.lightOnDark))
        #expect(result.gray?[0, 0] == 25)
        #expect(result.polarity == InkPolarity(.lightOnDark))
    }

    @Test func `a polarity that was given has no score`() {
        #expect(InkPolarity(.darkOnLight).score == 0)
        #expect(PhotoView() == PhotoView(x: 0, y: 0, scale: 1))
    }

    @Test(arguments: [(Float(90), Polarity.lightOnDark), (91, .darkOnLight), (180, .darkOnLight)])
    func `any score above 0 says dark ink`(level: Float, polarity: Polarity) throws {
        let flat = GrayRaster(width: 40, height: 30, filledWith: level)
        let result = try Workpiece(gray: flat).after(Invert())
        let found = try #require(result.polarity)
        #expect(found.value == polarity && (found.score > 0) == (polarity == .darkOnLight))
        #expect(abs(found.score) < 1)
    }
}
