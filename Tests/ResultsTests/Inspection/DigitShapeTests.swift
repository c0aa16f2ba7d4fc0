import MNIST
import Testing

@testable import Results

struct DigitShapeTests {
    /// A picture whose pixels have an ink, 0 … 255, in some columns and rows, and none elsewhere.
    private func picture(
        _ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>, ink: UInt8 = 255
    ) -> DigitImage {
        var image = DigitImage()
        for y in rows { for x in columns { image[x, y] = ink } }
        return image
    }

    @Test func `bare paper has no center, and 0 of everything else`() {
        let shape = DigitShape(DigitImage())
        #expect(shape.centerX == nil && shape.centerY == nil)
        #expect(shape.longSide == 0 && shape.strokeWidth == 0 && shape.ink == 0)
    }

    /// The outline of one pixel is looked at in the four squares of 2×2 pixels that have it in a corner.
    ///
    /// In each, the ink changes by 1/2 across and by 1/2 down: √½. The outline is 4 · √½ long, and the stroke
    /// 2 · 1 / (4 · √½) = √½ wide.
    @Test(arguments: [(14, 13), (0, 0), (27, 0), (0, 27), (27, 27)])
    func `one pixel measures the same in the middle and in a corner`(x: Int, y: Int) {
        let shape = DigitShape(picture(x...x, y...y))
        #expect(shape.centerX == Double(x) && shape.centerY == Double(y))
        #expect(shape.longSide == 1 && shape.ink == 1)
        #expect(abs(shape.strokeWidth - 0.5.squareRoot()) < 1e-12)
    }

    /// The outline of a bar of 4×20 pixels, in squares of 2×2 pixels: each long side has 19 in which the ink changes
    /// by 1, each short side 3, and each corner one in which it changes by √½.
    @Test func `a bar is as long as its box and about as wide as its outline tells`() {
        let shape = DigitShape(picture(10...13, 4...23))
        #expect(shape.centerX == 11.5 && shape.centerY == 13.5)
        #expect(shape.longSide == 20 && shape.ink == 80)
        let outline = 2 * 19 + 2 * 3 + 4 * 0.5.squareRoot()
        #expect(abs(shape.strokeWidth - 2 * 80 / outline) < 1e-12)
        // Lying it is the same.
        let lying = DigitShape(picture(4...23, 10...13))
        #expect(lying.centerX == 13.5 && lying.centerY == 11.5 && lying.longSide == 20)
        #expect(abs(lying.strokeWidth - shape.strokeWidth) < 1e-12)
    }

    @Test func `fainter ink weighs less, and its strokes are as wide`() {
        let (full, faint) = (
            DigitShape(picture(10...13, 4...23)), DigitShape(picture(10...13, 4...23, ink: 51))
        )
        // 51 of 255 is a fifth of full ink.
        #expect(abs(faint.ink - 16) < 1e-12)
        #expect(abs(faint.strokeWidth - full.strokeWidth) < 1e-12)
        #expect(faint.longSide == 20)
    }

    @Test func `the center of mass weighs by ink, and the box counts all that is above 0`() {
        var image = picture(10...10, 10...10)
        image[16, 10] = 51
        let two = DigitShape(image)
        // (1 · 10 + 0.2 · 16) / 1.2
        #expect(abs((two.centerX ?? 0) - 11) < 1e-12)
        #expect(abs((two.centerY ?? 0) - 10) < 1e-12)
        #expect(two.longSide == 7)
        image[16, 10] = 0
        image[10, 19] = 1
        #expect(DigitShape(image).longSide == 10)
    }

    @Test func `each measure has its own value`() {
        let shape = DigitShape(picture(10...13, 4...23))
        #expect(shape.value(.centerX) == 11.5)
        #expect(shape.value(.centerY) == 13.5)
        #expect(shape.value(.longSide) == 20)
        #expect(shape.value(.strokeWidth) == shape.strokeWidth)
        #expect(shape.value(.ink) == 80)
        #expect(DigitShape(DigitImage()).value(.centerX) == nil)
        #expect(DigitShape(DigitImage()).value(.ink) == 0)
    }

    /// Long sides of 8 to 28 pixels in twenty steps: one for each pixel.
    @Test(arguments: [
        (0.0, 0), (7.9, 0), (8, 0), (8.9, 0), (9, 1), (19.9, 11), (20, 12), (27, 19), (27.9, 19),
        (28, 19), (40, 19),
    ])
    func `the first and the last step have what lies outside, too`(length: Double, step: Int) {
        #expect(DigitShape.Measure.longSide.step(of: length) == step)
    }

    @Test(arguments: DigitShape.Measure.allCases)
    func `the ends of a range lie in its first and last step`(measure: DigitShape.Measure) {
        #expect(measure.step(of: measure.range.lowerBound) == 0)
        #expect(measure.step(of: measure.range.upperBound) == 19)
    }

    @Test(arguments: DigitShape.Measure.allCases)
    func `numbers on an axis are whole`(measure: DigitShape.Measure) {
        let width = measure.range.upperBound - measure.range.lowerBound
        let apart = width * Double(measure.labeled) / Double(DigitShape.Measure.steps)
        #expect(apart == apart.rounded() && apart > 0)
        #expect(DigitShape.Measure.steps.isMultiple(of: measure.labeled))
    }
}
