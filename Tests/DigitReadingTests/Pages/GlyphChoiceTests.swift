import Testing

@testable import DigitReading

struct GlyphChoiceTests {
    private func chosen(among glyphs: [Glyph]) -> [Int] {
        GlyphChoice(among: glyphs, settings: PageSettings()).chosen
    }

    private func frame(strength: Float) throws -> Glyph {
        try .box(
            x: 20, width: 90, height: 90, as: 0, confidence: 0.999, isHollow: true,
            strength: strength)
    }

    @Test func `of a whole and its pieces the better explanation is chosen`() throws {
        let whole = try Glyph.box(x: 10, width: 40, as: 8, confidence: 0.6)
        let pieces = try [10, 30].map { try Glyph.box(x: $0, as: 3, confidence: 0.99) }
        #expect(chosen(among: [whole] + pieces) == [1, 2])
        let sure = try Glyph.box(x: 10, width: 40, height: 60, as: 8, confidence: 0.99)
        let doubtful = try [10, 30].map { try Glyph.box(x: $0, as: 3, confidence: 0.4) }
        #expect(chosen(among: [sure] + doubtful) == [0])
    }

    @Test func `what surrounds a sure digit is none itself`() throws {
        let digit = try Glyph.box(x: 50, foot: 80, as: 4, confidence: 0.98)
        #expect(chosen(among: [try frame(strength: 0.5), digit]) == [1])
    }

    @Test func `what surrounds several sure digits is none however dark`() throws {
        let digits = try [40, 75].map {
            try Glyph.box(x: $0, foot: 80, as: 4, confidence: 0.98, strength: 0.5)
        }
        #expect(chosen(among: [try frame(strength: 0.8)] + digits) == [1, 2])
    }

    @Test func `a pale or doubtful speck inside a digit leaves it one`() throws {
        let digit = try frame(strength: 0.8)
        let pale = try Glyph.box(x: 50, foot: 80, as: 4, confidence: 0.98, strength: 0.4)
        #expect(chosen(among: [digit, pale]) == [0])
        let doubtful = try Glyph.box(x: 50, foot: 80, as: 4, confidence: 0.7, strength: 0.9)
        #expect(chosen(among: [digit, doubtful]) == [0])
    }
}
