import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// The digits that may be meant where it is known that there are some, and the page's context rejects all.
struct PageFindingsTests {
    /// The heights of those boxes that are possible on a page of 400 by 200 pixels.
    private func heights(_ glyphs: [Glyph]) -> [Int] {
        PageFindings.possible(among: glyphs, onPageOf: (400, 200), alike: 1.7)
            .map(\.mark.box.height)
    }

    @Test func `digits are possible that are about as high as most`() throws {
        let glyphs = try [30, 17, 30, 50, 32, 18, 52].enumerated().map { place, height in
            try Glyph.box(x: 10 + 40 * place, height: height, as: 4)
        }
        #expect(heights(glyphs) == [30, 30, 50, 32, 18])
    }

    @Test func `how sure a digit is does not matter`() throws {
        let glyphs = try [
            Glyph.box(x: 10, as: 1, confidence: 0.51), Glyph.box(x: 50, as: 4, strength: 0.1),
        ]
        #expect(heights(glyphs) == [30, 30])
    }

    /// A digit of 18 by 30 pixels whose left upper corner is at a place, and whether it keeps off the border.
    @Test(arguments: [
        (2, 2, true), (1, 2, false), (2, 1, false), (0, 50, false), (50, 0, false),
        (380, 168, true), (381, 168, false), (380, 169, false),
    ])
    func `what touches the border is an edge rather than a digit`(
        x: Int, y: Int, isPossible: Bool
    ) throws {
        let glyph = try Glyph.box(x: x, foot: y + 30, as: 1)
        #expect(heights([glyph]) == (isPossible ? [30] : []))
    }

    @Test func `what touches the border does not say how high digits are`() throws {
        let edges = try (0..<3).map { try Glyph.box(x: 0, height: 90 + $0, as: 1) }
        let digit = try Glyph.box(x: 40, as: 4)
        #expect(heights(edges + [digit]) == [30])
        #expect(heights(edges) == [])
        #expect(heights([]) == [])
    }
}
