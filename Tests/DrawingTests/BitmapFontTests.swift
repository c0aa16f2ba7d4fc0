import Drawing
import Testing

@Suite struct BitmapFontTests {
    @Test func `the font draws every printable ASCII letter, each in its own way`() {
        var seen: Set<[UInt8]> = []
        for code in UInt8(33)..<127 {
            let letter = Character(UnicodeScalar(code))
            #expect(BitmapFont.covers(letter))
            let rows = BitmapFont.glyph(letter)
            #expect(rows.count == BitmapFont.rows)
            #expect(rows.contains { $0 != 0 }, "\(letter) is empty")
            #expect(seen.insert(rows).inserted, "\(letter) looks like another letter")
        }
    }

    @Test func `a letter with an accent is drawn without it, an unknown one as a box`() {
        #expect(BitmapFont.glyph("ü") == BitmapFont.glyph("u"))
        #expect(BitmapFont.glyph("u\u{308}") == BitmapFont.glyph("u"), "as macOS stores names")
        #expect(BitmapFont.glyph("É") == BitmapFont.glyph("E"))
        #expect(BitmapFont.glyph("字") == BitmapFont.glyph("\u{FFFD}"))
    }

    @Test func `text too wide for its room is cut and fits`() {
        let text = "a/rather/long/path/to/a/photo/7_001.jpg"
        for width in stride(from: 40, to: 500, by: 37) {
            let end = Canvas.shortened(text, toWidth: width, keepingEnd: true)
            #expect(Canvas.width(of: end) <= width)
            #expect(Canvas.width(of: Canvas.shortened(text, toWidth: width)) <= width)
        }
        #expect(Canvas.shortened(text, toWidth: 200, keepingEnd: true).hasSuffix("001.jpg"))
        #expect(Canvas.shortened("7.jpg", toWidth: 200) == "7.jpg")
    }
}
