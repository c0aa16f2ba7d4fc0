import MNIST
import Raster
import SyntheticDigits
import SystemLibraries
import Testing

struct StrokeModelTests {
    @Test(arguments: DigitStyle.allCases)
    func `every style is drawn about one high and leaves ink within the paper`(
        style: DigitStyle
    ) {
        for seed in 0..<4 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let drawing = DigitDrawing(style, hand: Handwriting(), using: &random)
            let (low, high) = drawing.bounds
            #expect(high.y - low.y > 0.8 && high.y - low.y < 1.25)
            #expect(high.x - low.x < 1.6)

            var paper = GrayRaster(width: 200, height: 200)
            Pen(width: 6).draw(
                drawing.strokes.map { $0.mapped { $0 * 80 + SIMD2(80, 60) } }, on: &paper)
            let ink = paper.pixels.reduce(0, +)
            #expect(ink > 300 && ink < 6_000)
            #expect(paper.pixels.allSatisfy { (0...1).contains($0) })
        }
    }

    @Test func `every digit has styles and every style one digit`() {
        for digit in Digit.allCases {
            #expect(DigitStyle.allCases.count { $0.digit == digit } >= 3)
        }
        for style in DigitStyle.allCases {
            #expect(style.rawValue.hasSuffix("-\(style.digit)"))
        }
    }

    @Test(arguments: DigitStyle.allCases)
    func `the same seed draws the same strokes and another seed others`(style: DigitStyle) {
        func strokes(_ seed: UInt64) -> [Stroke] {
            var random = SeededGenerator(seed: seed)
            let hand = Handwriting.random(using: &random)
            return DigitDrawing(style, hand: hand, using: &random).strokes
        }
        #expect(strokes(7) == strokes(7))
        #expect(strokes(7) != strokes(8))
    }
}
