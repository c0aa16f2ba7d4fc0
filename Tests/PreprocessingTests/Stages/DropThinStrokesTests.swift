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
}
