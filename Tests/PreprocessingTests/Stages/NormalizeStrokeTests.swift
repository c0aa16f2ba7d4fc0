import Preprocessing
import Raster
import Testing

struct NormalizeStrokeTests {
    /// A 2 of full ink, cropped.
    private func two(height: Float, pen: Float) throws -> Workpiece {
        var picture = TestPicture(width: Int(height) + 40, height: Int(height) + 40, paper: 0)
        picture.two(x: 20, y: 20, height: height, ink: 1, pen: pen)
        return try Workpiece(ink: picture.gray).after(CropToInk())
    }

    @Test(arguments: [(300, 0.12), (90, 0.15), (700, 0.2)])
    func `strokes within range pass untouched`(_ size: (Float, Float)) throws {
        let cropped = try two(height: size.0, pen: size.1 * size.0)
        let result = try cropped.after(NormalizeStroke())
        #expect(result.ink == cropped.ink)
        #expect(result.view == cropped.view)
    }

    @Test(arguments: [(300, 3), (900, 4), (60, 1.2), (400, 12)])
    func `a hairline is thickened`(_ size: (Float, Float)) throws {
        let ink = try two(height: size.0, pen: size.1).after(NormalizeStroke()).inkMap()
        let width = StrokeWidth(of: ink.mask(above: 0.5)).pixels
        #expect(width > 7 && width < 13, "of 100 pixels: \(width)")
        #expect(abs(ink.longSide - 100) < 15)
    }

    @Test func `a blot is thinned but does not vanish`() throws {
        let ink = try two(height: 300, pen: 100).after(NormalizeStroke()).inkMap()
        let width = StrokeWidth(of: ink.mask(above: 0.5)).pixels
        #expect(width < 100 / 3.4 && width > 15)
        #expect(ink.sum > 500)
    }

    @Test func `faint ink comes out full`() throws {
        var workpiece = try two(height: 200, pen: 24)
        var faint = try workpiece.inkMap()
        faint.pixels = faint.pixels.map { 0.15 * $0 }
        workpiece.ink = faint
        #expect(try workpiece.after(NormalizeStroke()).inkMap().greatest == 1)
    }
}
