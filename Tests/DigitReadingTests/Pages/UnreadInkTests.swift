import Preprocessing
import Raster
import Testing

@testable import DigitReading

struct UnreadInkTests {
    @Test func `what was hardly read is a letter, what digits make up is not`() throws {
        let digits = try [100, 118].map { try Glyph.box(x: $0, as: 4, wasCut: true) }
        let both = try Glyph.box(x: 100, width: 36, as: nil)
        let letter = try Glyph.box(x: 10, as: nil)
        let unread = UnreadInk(
            besides: digits, others: [both, letter], height: 30, settings: PageSettings())
        #expect(unread.letters.map(\.mark.box.x) == [10])
        #expect(unread.around == [0, 0])
    }

    @Test func `a piece of a word has unread ink around it`() throws {
        let piece = try Glyph.box(x: 100, as: 4, wasCut: true)
        let word = try Glyph.box(x: 100, width: 72, as: nil)
        let unread = UnreadInk(
            besides: [piece], others: [word], height: 30, settings: PageSettings())
        #expect(unread.around == [0.75])
    }

    @Test func `a letter that was found at two thresholds is one`() throws {
        let letter = try Glyph.box(x: 10, as: nil)
        let thinner = try Glyph.box(x: 12, width: 14, height: 28, as: nil)
        let next = try Glyph.box(x: 40, as: nil)
        let unread = UnreadInk(
            besides: [], others: [thinner, letter, next], height: 30, settings: PageSettings())
        #expect(unread.letters.map(\.mark.box.x) == [10, 40])
    }
}
