import Raster
import SystemLibraries
import Testing

@testable import SyntheticDigits

struct WordStyleTests {
    /// How many connected pieces a word has.
    private func pieces(of word: String, in style: WordStyle) -> Int {
        var random = SeededGenerator(seed: 5)
        let written = style.written(word, by: Handwriting(), from: .drawn, using: &random)
        var cover = GrayRaster(width: Int(40 * written.width) + 40, height: 100)
        Pen(width: 3).draw(
            written.strokes.map { stroke in stroke.mapped { 40 * $0 + [20, 20] } }, on: &cover)
        return ConnectedComponents(of: cover.mask(above: 0.3), ink: cover).components.count
    }

    @Test func `printed letters stand apart, joined ones are one mark`() {
        #expect(pieces(of: "mean", in: WordStyle()) == 4)
        #expect(pieces(of: "mean", in: WordStyle(gap: 0.02...0.08, isJoined: true)) == 1)
    }

    @Test func `words have capitals as their style says`() {
        #expect(WordStyle().spelled("math") == "math")
        #expect(WordStyle(capitals: .first).spelled("math") == "Math")
        #expect(WordStyle(capitals: .all).spelled("math") == "MATH")
    }

    @Test func `an uneven hand's letters differ in height`() throws {
        func heights(_ style: WordStyle) -> Float {
            var random = SeededGenerator(seed: 5)
            let strokes = style.written(
                "nnnnnn", by: Handwriting(), from: .drawn, using: &random
            ).strokes
            // Two strokes a letter, the first one its stem.
            let stems = stride(from: 0, to: strokes.count, by: 2).map { place in
                [strokes[place]].bounds.high.y - [strokes[place]].bounds.low.y
            }
            return (stems.max() ?? 0) - (stems.min() ?? 0)
        }
        #expect(heights(WordStyle(unevenness: 0.2)) > 2 * heights(WordStyle()))
    }
}
