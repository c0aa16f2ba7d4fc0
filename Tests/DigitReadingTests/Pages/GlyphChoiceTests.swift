import SystemLibraries
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

    /// The places of glyphs among which no two are rivals, with most gain: by trying all sets.
    private func best(of glyphs: [Glyph]) -> Float {
        let settings = PageSettings()
        let gains = glyphs.map { $0.gain(settings.glyph) }
        var best: Float = 0
        for set in 0..<1 << glyphs.count {
            let places = glyphs.indices.filter { set >> $0 & 1 == 1 }
            let areRivals = places.contains { one in
                places.contains { $0 < one && glyphs[one].isRival(of: glyphs[$0], settings.glyph) }
            }
            if !areRivals { best = max(best, places.reduce(0) { $0 + gains[$1] }) }
        }
        return best
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `no set without rivals explains more`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // Boxes on a line of writing, of which many overlap; none is sure enough to be a frame's content.
        let glyphs = try (0..<9).map { _ in
            try Glyph.box(
                x: Int(random.next() % 90), width: 8 + Int(random.next() % 40),
                height: 20 + Int(random.next() % 20), as: Int(random.next() % 10),
                confidence: random.uniform(0.2, 0.95))
        }
        let found = chosen(among: glyphs)
        let settings = PageSettings()
        for one in found {
            #expect(
                !found.contains { $0 != one && glyphs[one].isRival(of: glyphs[$0], settings.glyph) }
            )
        }
        let gain = found.reduce(Float(0)) { $0 + glyphs[$1].gain(settings.glyph) }
        #expect(abs(gain - best(of: glyphs)) < 0.01)
    }

    @Test func `what explains its ink no better than chance, or is left out, is not chosen`() throws
    {
        let (likely, unlikely) = (
            try Glyph.box(x: 0, as: 4, confidence: 0.31),
            try Glyph.box(x: 40, as: 4, confidence: 0.29)
        )
        #expect(chosen(among: [unlikely, likely]) == [1])
        #expect(chosen(among: []).isEmpty)
        let left = GlyphChoice(among: [likely, likely], besides: [0], settings: PageSettings())
        #expect(left.chosen == [1])
    }
}
