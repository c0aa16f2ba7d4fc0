import MNIST
import SystemLibraries
import Testing

@testable import SyntheticDigits

struct DigitLetterTests {
    /// An L: a stem at the left and a foot to the right.
    private var corner: DigitImage {
        var image = DigitImage()
        for place in 6..<22 { (image[8, place], image[place, 21]) = (255, 255) }
        return image
    }

    @Test func `letters are flipped digits`() throws {
        let upright = try #require(DigitLetter.passing(for: "b"))
        #expect(upright.flipped(corner) == corner)
        let mirrored = try #require(DigitLetter.passing(for: "d"))
        let image = mirrored.flipped(corner)
        #expect(image[19, 6] == 255 && image[27 - 21, 21] == 255 && image[8, 6] == 0)
        let turned = try #require(DigitLetter.passing(for: "h"))
        #expect(turned.flipped(turned.flipped(corner)) == corner)
        #expect(turned.flipped(corner)[19, 27 - 6] == 255)
        #expect(DigitLetter.passing(for: "w") == nil)
    }

    @Test func `a word has real hands' letters where its style asks for them and there are any`() {
        let hands = GlyphSource.handwritten(
            DigitDataset(pixels: corner.pixels, labels: [6]))
        func written(_ share: Float, _ source: GlyphSource) -> WrittenWord {
            var random = SeededGenerator(seed: 3)
            return WordStyle(digitLetters: share).written(
                "bdw", by: Handwriting(), from: source, using: &random)
        }
        let word = written(1, hands)
        #expect(word.pictures.count == 2 && !word.strokes.isEmpty)
        #expect(written(0, hands).pictures.isEmpty)
        #expect(written(1, .drawn).pictures.isEmpty)
        let glyphs = word.glyphs(at: [0.2, 0.5], height: 0.1)
        #expect(glyphs.count == 3)
        #expect(glyphs.allSatisfy { $0.label == nil && $0.middle.x > 0.2 && $0.middle.y < 0.5 })
        #expect(glyphs.allSatisfy { $0.middle.x < 0.2 + 0.1 * word.width })
    }
}
