import MNIST
import Preprocessing
import Raster
import Testing

struct MNISTExactnessTests {
    /// A glyph of a few strokes on a canvas of the given side.
    private func glyph(side: Int, seed: Int) -> BinaryMask {
        var generator = SeededNoise(seed: UInt64(31 * side + seed))
        var picture = TestPicture(width: side + 8, height: side + 8, paper: 0)
        let middle = Float(side) / 2 + 4
        func place() -> Float { middle + generator.value(within: Float(side) / 2 - 2) }
        let pen = Float(side) * (0.15 + 0.05 * generator.value(within: 1))
        for _ in 0..<4 {
            picture.line(place(), place(), place(), place(), width: max(2, pen), ink: 1)
        }
        return picture.gray.mask(above: 0.5)
    }

    @Test(arguments: [8, 13, 19, 20, 21, 28, 40, 64, 100, 128, 200, 333])
    func `a binary glyph becomes what MNIST's authors made of it`(_ side: Int) throws {
        for seed in 0..<4 {
            let glyph = glyph(side: side, seed: seed)
            let ink = GrayRaster(
                width: glyph.width, height: glyph.height, pixels: glyph.pixels.map(Float.init))
            let result = try Workpiece(ink: ink).after(CropToInk(), FitToBox(), CenterByMass())
            let image = try #require(result.image)
            let published = PublishedNormalization(of: glyph).pixels
            let worst = zip(image.pixels, published).map { abs(Int($0) - Int($1)) }.max() ?? 0
            #expect(worst <= 1, "side \(side), seed \(seed): off by \(worst) gray levels")
        }
    }

    @Test(arguments: [100, 200, 333])
    func `normalizing the stroke does not spoil a glyph of ordinary strokes`(_ side: Int) throws {
        var judged = 0
        for seed in 0..<4 {
            let glyph = glyph(side: side, seed: seed)
            let ink = GrayRaster(
                width: glyph.width, height: glyph.height, pixels: glyph.pixels.map(Float.init))
            let cropped = try Workpiece(ink: ink).after(CropToInk())
            let width =
                100 * StrokeWidth(of: try #require(cropped.mask)).pixels
                / Float(try cropped.inkMap().longSide)
            // Strokes on each other can make a blot, which is thinned on purpose.
            guard width > 10, width < 21 else { continue }
            judged += 1
            let image = try #require(
                try cropped.after(NormalizeStroke(), FitToBox(), CenterByMass()).image)
            let published = PublishedNormalization(of: glyph).pixels
            #expect(zip(image.pixels, published).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
        }
        #expect(judged >= 2, "only \(judged) of 4 glyphs have ordinary strokes")
    }
}
