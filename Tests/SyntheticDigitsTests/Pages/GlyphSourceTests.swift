import MNIST
import SystemLibraries
import Testing

@testable import SyntheticDigits

struct GlyphSourceTests {
    @Test func `a digit that the pictures lack is drawn, and never another one's picture`() {
        var weights = [Float](repeating: 0, count: 10)
        weights[3] = 1
        let threes = ProceduralDigits(labelWeights: weights).dataset(count: 4, seed: 1)
        var random = SeededGenerator(seed: 2)
        for (source, known) in [
            (GlyphSource.handwritten(threes), 3), (.handwritten(DigitDataset()), nil),
        ] {
            for digit in Digit.allCases {
                let isThere = digit.value == known
                #expect((source.picture(of: digit, using: &random) != nil) == isThere)
                let form = source.form(of: digit, hand: Handwriting(), using: &random)
                let character = source.character(
                    Character(String(digit.value)), by: Handwriting(), growth: 0, using: &random)
                for shape in [form.shape, character?.form.shape] {
                    switch shape {
                    case .image: #expect(isThere, "\(digit)")
                    case .strokes: #expect(!isThere, "\(digit)")
                    default: Issue.record("\(digit) has no form")
                    }
                }
            }
        }
    }
}
