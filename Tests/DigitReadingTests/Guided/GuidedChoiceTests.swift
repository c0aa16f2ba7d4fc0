import MNIST
import Testing

@testable import DigitReading

struct GuidedChoiceTests {
    private func digits(_ rows: String...) -> [[Digit]] {
        rows.map { $0.compactMap { $0.wholeNumberValue.flatMap { Digit($0) } } }
    }

    private func choice(
        among glyphs: [Glyph], unguided: [Glyph], digits: [[Digit]]
    ) -> GuidedChoice {
        GuidedChoice(among: glyphs, unguided: unguided, digits: digits, settings: ReadingSettings())
    }

    private func others(among glyphs: [Glyph], besides unguided: [Glyph], all digit: Digit)
        -> [Glyph]
    {
        GuidedChoice.others(
            among: glyphs, besides: unguided, all: digit, settings: ReadingSettings())
    }

    /// What is written where, from left to right and line by line.
    private func written(_ choice: GuidedChoice) -> String {
        choice.lines.map { line in
            line.map { $0.written?.digit.description ?? "?" }.joined()
        }.joined(separator: "/")
    }

    @Test func `what is unlike a digit fills its gap only among the digits`() throws {
        let unguided = try [(200, 4), (280, 6)].map { try Glyph.box(x: $0, as: $1) }
        let between = try Glyph.box(x: 240, as: 5, confidence: 0.3)
        let known = digits("456")
        let among = choice(among: unguided + [between], unguided: unguided, digits: known)
        #expect(written(among) == "456")
        let before = try Glyph.box(x: 20, as: 5, confidence: 0.3)
        let beyond = choice(
            among: unguided + [before], unguided: unguided, digits: digits("546"))
        #expect(written(beyond) == "46")
        let small = try Glyph.box(x: 240, width: 5, height: 9, foot: 90, as: 5, confidence: 0.3)
        #expect(
            written(choice(among: unguided + [small], unguided: unguided, digits: known)) == "46")
    }

    @Test func `what is likely a digit is one wherever the row goes on, large or small`() throws {
        let unguided = try [(200, 4), (280, 6)].map { try Glyph.box(x: $0, as: $1) }
        let before = try Glyph.box(x: 20, as: 5, confidence: 0.6)
        #expect(
            written(
                choice(among: unguided + [before], unguided: unguided, digits: digits("546")))
                == "546"
        )
        let small = try Glyph.box(x: 240, width: 5, height: 9, foot: 90, as: 5, confidence: 0.6)
        #expect(
            written(choice(among: unguided + [small], unguided: unguided, digits: digits("456")))
                == "456")
    }

    @Test func `a sure digit in a row of its own is the one that is missing elsewhere`() throws {
        let row = try [(200, 5), (280, 9)].map { try Glyph.box(x: $0, as: $1) }
        let alone = try Glyph.box(x: 60, foot: 200, as: 3)
        let found = row + [alone]
        #expect(
            written(choice(among: found, unguided: found, digits: digits("3559"))) == "59/3")
        // In a line of other digits it belongs to that one, which nobody has written down.
        let stranger = try Glyph.box(x: 120, foot: 200, as: 7)
        let unknown = found + [stranger]
        #expect(
            written(choice(among: unknown, unguided: unknown, digits: digits("3559")))
                == "59/??")
        // Two of them, of which one is missing: nothing says which.
        let other = try Glyph.box(x: 400, foot: 200, as: 3)
        let more = found + [other]
        #expect(
            written(choice(among: more, unguided: more, digits: digits("3559"))) == "59/??")
    }

    /// A page of ones, of which one has a base line so long that the network was not asked about it.
    @Test func `where all digits are one, what stands among them as dark and as high is one, too`()
        throws
    {
        let unguided = try [100, 200, 400, 500].map { try Glyph.box(x: $0, as: 1) }
        let asked = try #require(Digit(1))
        func added(_ glyph: Glyph) -> Int {
            others(among: unguided + [glyph], besides: unguided, all: asked).count
        }
        let unasked: (Int, Int, Float) throws -> Glyph = { x, foot, strength in
            try Glyph.box(x: x, width: 40, foot: foot, as: nil, strength: strength)
        }
        #expect(added(try unasked(290, 100, 0.8)) == 1)
        // Print that shines through, a mark in no line, one beyond the page's digits, one over another.
        #expect(added(try unasked(290, 100, 0.3)) == 0)
        #expect(added(try unasked(290, 160, 0.8)) == 0)
        #expect(added(try unasked(600, 100, 0.8)) == 0)
        #expect(added(try unasked(405, 100, 0.8)) == 0)
        // The network was asked and says that it is a 7.
        #expect(added(try Glyph.box(x: 290, as: 7)) == 0)
        // Two digits are no lines.
        let few = Array(unguided.prefix(2))
        #expect(
            others(
                among: [try unasked(150, 100, 0.8)], besides: few, all: asked
            ).isEmpty)
    }
}
