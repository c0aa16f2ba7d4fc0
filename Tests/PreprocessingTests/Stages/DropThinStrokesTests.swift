import Preprocessing
import Raster
import Testing

struct DropThinStrokesTests {
    private func page(pen: Float, scratch: Float) throws -> (page: Workpiece, clean: BinaryMask) {
        var clean = TestPicture(width: 300, height: 300)
        clean.line(150, 50, 150, 250, width: pen)
        var crossed = clean
        crossed.line(20, 60, 280, 220, width: scratch)
        crossed.line(30, 240, 270, 100, width: scratch)
        let stages: [any Stage] = [Grayscale(), Invert(), FlattenBackground(), Binarize()]
        var (first, second) = (clean.workpiece, crossed.workpiece)
        try Pipeline(stages).run(&first)
        try Pipeline(stages).run(&second)
        return (second, try #require(first.mask))
    }

    @Test func `scratches across a thick digit go, and the digit stays`() throws {
        let (page, clean) = try page(pen: 22, scratch: 4)
        let result = try page.after(DropThinStrokes())
        let mask = try #require(result.mask)
        let before = try #require(page.mask).intersection(clean).count
        #expect(Float(mask.intersection(clean).count) > 0.95 * Float(before))
        #expect(Float(mask.subtracting(clean).count) < 0.15 * Float(clean.count))
        let ink = try result.inkMap()
        #expect(ink[40, 72] == 0 && ink[150, 150] > 0.5)
    }

    @Test func `strokes of one width are left alone, and so are hairlines`() throws {
        for width in [3, 12] as [Float] {
            let (page, _) = try page(pen: width, scratch: width)
            let before = try #require(page.mask)
            let after = try #require(try page.after(DropThinStrokes()).mask)
            #expect(Float(after.count) > 0.97 * Float(before.count), "\(width)")
        }
    }

    @Test func `thin strokes go from five pixels of usual width on`() throws {
        // A bar and a scratch of two pixels at its side.
        func kept(_ change: (inout DropThinStrokes.Settings) -> Void) throws -> Bool {
            var ink = GrayRaster(width: 80, height: 60)
            ink.fill(box(10, 10, 16, 40), 1)
            ink.fill(box(26, 30, 40, 2), 1)
            var settings = PreprocessingSettings()
            change(&settings.dropThinStrokes)
            var workpiece = Workpiece(photo: Workpiece.empty.photo, settings: settings)
            (workpiece.ink, workpiece.mask) = (ink, ink.mask(above: 0.5))
            let result = try workpiece.after(DropThinStrokes())
            #expect(try #require(result.mask)[15, 20])
            #expect(try result.inkMap()[60, 30] == (result.mask?[60, 30] == true ? 1 : 0))
            return result.mask?[60, 30] == true
        }
        #expect(try !kept { _ in } && kept { $0.share = 5 })
    }
}
