import MNIST
import SystemLibraries
import Testing

@testable import SyntheticDigits

struct PenPoolTests {
    private func character(_ text: String, isDigit: Bool = false, writer: String = "w")
        -> PenCharacter
    {
        PenCharacter(
            text: text, isDigit: isDigit, institute: "a", writer: writer,
            tabletStrokes: [[[0, 0], [10, 20], [20, 0], [5, 8], [15, 8]]])
    }

    @Test
    func `half of the letters come as often as they are written, half as often as the others`() {
        let pool = PenPool(
            [character("7", isDigit: true), character("x")]
                + [PenCharacter](repeating: character("e"), count: 99))
        var random = SeededGenerator(seed: 1)
        let drawn = (0..<4000).map { _ in pool.other(using: &random).text }
        let share = Double(drawn.count { $0 == "x" }) / 4000
        #expect(abs(share - 0.255) < 0.03)
        #expect(pool.digit(using: &random).text == "7")
    }

    @Test func `a word is one writer's`() {
        let pool = PenPool((0..<40).map { character("a", writer: "w\($0 % 4)") })
        var random = SeededGenerator(seed: 2)
        for _ in 0..<20 {
            #expect(Set(pool.word(length: 4, using: &random).map(\.writer)).count == 1)
        }
        #expect(PenPool().isEmpty && pool.isEmpty, "without digits there is nothing to draw from")
    }

    @Test func `joined letters are wider than high, and none is lost`() {
        var random = SeededGenerator(seed: 3)
        let word = [character("a"), character("b"), character("c")]
        let strokes = word.joined(using: &random)
        let (low, high) = strokes.bounds
        #expect(strokes.count == 3)
        #expect(high.x - low.x > 1.5 * (high.y - low.y))
    }

    @Test func `pictures are as MNIST has them`() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<20 {
            let image = character("A").picture(using: &random)
            #expect(image.pixels.max() == 255)
            #expect((0..<4).allSatisfy { image[$0, 0] == 0 })
        }
    }

    @Test(arguments: [("O", true), ("l", true), ("e", false), ("+", false)])
    func `what resembles a digit says so`(_ text: String, _ resembles: Bool) {
        #expect(character(text).meaning == .other(resemblesDigit: resembles))
    }
}
