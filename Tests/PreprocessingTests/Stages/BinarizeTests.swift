import Preprocessing
import Raster
import Testing

struct BinarizeTests {
    /// A strong stroke that fades, and a faint smudge apart from it.
    private var ink: GrayRaster {
        var ink = GrayRaster(width: 180, height: 120)
        for x in 30..<118 {
            for y in 50..<60 { ink[x, y] = x < 80 ? 0.8 : 0.8 - 0.02 * Float(x - 80) }
        }
        for x in 140..<150 { for y in 20..<30 { ink[x, y] = 0.15 } }
        return ink
    }

    @Test func `a fading stroke is followed, a faint smudge is not`() throws {
        let mask = try #require(try Workpiece(ink: ink).after(Binarize()).mask)
        #expect(mask[40, 55] && mask[90, 55])
        #expect(!mask[145, 25])
        #expect(mask.boundingBox?.height == 10)
    }

    @Test func `strict follows less and sensitive more`() throws {
        func count(_ threshold: HysteresisThreshold) throws -> Int {
            try Workpiece(ink: ink).after(Binarize(threshold)).mask?.count ?? 0
        }
        #expect(try count(.strict) < count(.standard))
        #expect(try count(.sensitive) > count(.standard))
    }

    @Test func `noise alone is not ink`() throws {
        var generator = SeededNoise(seed: 3)
        var ink = ink
        for index in ink.pixels.indices {
            ink.pixels[index] = max(0, ink.pixels[index] + generator.value(within: 0.05))
        }
        var workpiece = Workpiece(ink: ink)
        workpiece.noise = 0.03
        let mask = try #require(try workpiece.after(Binarize()).mask)
        #expect(mask.boundingBox?.x == 30)
        #expect(mask.boundingBox?.y == 50)
    }

    private func stroke(_ width: Int, _ height: Int) -> GrayRaster {
        var ink = GrayRaster(width: width, height: height)
        ink.fill(box(8, 10, 30, 3), 0.8)
        return ink
    }

    @Test func `a picture up to 200 pixels is not blurred unless it is asked for`() throws {
        let (small, large) = (stroke(200, 40), stroke(201, 40))
        #expect(try Workpiece(ink: small).after(Binarize()).ink == small)
        #expect(try Workpiece(ink: stroke(40, 200)).after(Binarize()).ink == stroke(40, 200))
        #expect(
            try Workpiece(ink: large).after(Binarize()).ink == large.gaussianBlurred(sigma: 0.6))
        let page = Binarize(.standard, blur: 0.8)
        #expect(try Workpiece(ink: small).after(page).ink == small.gaussianBlurred(sigma: 0.8))
        #expect(try Workpiece(ink: large).after(page).ink == large.gaussianBlurred(sigma: 0.8))
    }
}
