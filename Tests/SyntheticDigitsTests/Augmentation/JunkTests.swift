import MNIST
import SyntheticDigits
import SystemLibraries
import Testing

struct JunkTests {
    @Test func `every kind is a picture of 784 pixels between paper and ink`() {
        var canvas = AugmentationCanvas()
        var random = SeededGenerator(seed: 6)
        for kind in Junk.allCases {
            var inked = 0
            for _ in 0..<6 {
                kind.draw(on: &canvas, using: &random)
                #expect(canvas.side == 28)
                #expect(canvas.pixels[0..<784].allSatisfy { (0...1).contains($0) }, "\(kind)")
                if canvas.pixels[0..<784].contains(where: { $0 > 0.2 }) { inked += 1 }
            }
            // Specks may be none: blank paper is no digit either.
            #expect(inked >= 4, "\(kind)")
        }
    }

    @Test func `lines are never one upright line`() {
        var canvas = AugmentationCanvas()
        var random = SeededGenerator(seed: 6)
        for _ in 0..<60 {
            Junk.lines.draw(on: &canvas, using: &random)
            let columns = (0..<28).filter { x in
                (0..<28).contains { canvas.pixels[$0 * 28 + x] > 0.2 }
            }
            #expect(columns.count >= 5)
        }
    }

    @Test func `of a pool that has nothing to be turned the picture stays blank`() {
        var weights = [Float](repeating: 0, count: 10)
        for digit in [0, 1, 8] { weights[digit] = 1 }
        let pool = ProceduralDigits(labelWeights: weights).dataset(count: 10, seed: 1)
        var canvas = AugmentationCanvas(pool: DigitPool(pool))
        var random = SeededGenerator(seed: 2)
        Junk.lines.draw(on: &canvas, using: &random)
        Junk.turned.draw(on: &canvas, using: &random)
        #expect(canvas.pixels[0..<784].allSatisfy { $0 == 0 })
    }

    @Test func `a half keeps a part of its digit`() {
        var weights = [Float](repeating: 0, count: 10)
        weights[8] = 1
        let eights = ProceduralDigits(labelWeights: weights).dataset(count: 10, seed: 1)
        let whole = eights.pixels.reduce(Float(0)) { $0 + Float($1) / 255 } / 10
        var canvas = AugmentationCanvas(pool: DigitPool(eights))
        var random = SeededGenerator(seed: 2)
        var halves: Float = 0
        for _ in 0..<20 {
            Junk.half.draw(on: &canvas, using: &random)
            halves += canvas.pixels[0..<784].reduce(0, +) / 20
        }
        #expect(halves > 0.15 * whole && halves < 0.75 * whole)
    }
}
