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

    @Test func `one letter in five is traced of a font`() {
        let traced = [PenCharacter](repeating: character("a", writer: "font"), count: 3)
        let pool = PenPool([character("7", isDigit: true), character("a")], traced: traced)
        var random = SeededGenerator(seed: 5)
        let share = (0..<2000).count { _ in pool.other(using: &random).writer == "font" }
        #expect(abs(Double(share) / 2000 - 0.2) < 0.03)
    }

    @Test func `some characters have a ligature, and all fill their box`() {
        let pool = PenPool([character("7", isDigit: true), character("a")])
        let plain = character("7").strokes.map(\.points.count)
        var random = SeededGenerator(seed: 6)
        var ligated = 0
        for _ in 0..<400 {
            for drawn in [pool.digit(using: &random), pool.other(using: &random)] {
                ligated += drawn.strokes.map(\.points.count) == plain ? 0 : 1
                let (low, high) = drawn.strokes.bounds
                #expect(low == [0, 0] && abs((high - low).max() - 1) < 1e-5)
            }
        }
        #expect(abs(Double(ligated) / 800 - (1 - 0.88 * 0.95)) < 0.04)
    }

    @Test func `a point is too small for a ligature`() {
        var random = SeededGenerator(seed: 7)
        let point = character(".")
        #expect((0..<200).allSatisfy { _ in point.ligated(using: &random) == point })
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

    @Test(arguments: [
        ("O", true), ("l", true), ("e", false), ("+", false), ("ä", false), ("€", false),
        ("З", true),
        ("ο", true),
    ])
    func `what resembles a digit says so`(_ text: String, _ resembles: Bool) {
        #expect(character(text).meaning == .other(resemblesDigit: resembles))
    }
}
