import Testing

@testable import DigitReading

/// Solid boxes of 18 by 30 pixels and an ink of 0.8, unless something else is said.
struct PageWritingTests {
    private func writing(_ digits: [Glyph]) -> PageWriting? {
        PageWriting(of: digits, settings: PageSettings())
    }

    /// The writing of three digits from 100 to 162 pixels.
    private func usual() throws -> PageWriting {
        try #require(writing(try [100, 122, 144].map { try Glyph.box(x: $0, as: 4) }))
    }

    @Test
    func `the median is weighted by strokes and ink, and no glyph counts for more than a share`()
        throws
    {
        // Strokes of 20, 40 and 120 pixels with full ink.
        let glyphs = try [10, 20, 60].map { try Glyph.box(x: 0, height: $0, as: 4, strength: 1) }
        #expect(glyphs.weightedMedian(of: \.height, mostWeight: 1) == 60)
        // An eighth of 180 is 22.5: the lower half is 20 and most of the second.
        #expect(glyphs.weightedMedian(of: \.height, mostWeight: 0.125) == 20)
        // Ink counts twice.
        let pale = try [
            Glyph.box(x: 0, height: 30, as: 4, strength: 0.4),
            Glyph.box(x: 0, height: 20, as: 4, strength: 0.8),
        ]
        #expect(pale.weightedMedian(of: \.height, mostWeight: 1) == 20)
        #expect([Glyph]().weightedMedian(of: \.height, mostWeight: 1) == 0)
    }

    @Test func `height, ink and spread are those of the sure digits`() throws {
        // A doubtful digit and a vertical stroke do not count.
        let digits = try [
            Glyph.box(x: 0, height: 30, as: 2), Glyph.box(x: 30, height: 45, as: 3),
            Glyph.box(x: 60, height: 60, as: 5),
            Glyph.box(x: 90, height: 200, as: 6, confidence: 0.79, strength: 0.2),
            Glyph.box(x: 120, height: 10, as: 1, strength: 0.2),
        ]
        let found = try #require(writing(digits))
        #expect(found.height == 45 && found.strength == 0.8)
        // The median of ln 1, ln 4/3 and ln 3/2.
        #expect(abs(found.spread - 0.287_68) < 1e-4)
        #expect(try usual().spread == 0)
    }

    @Test func `vertical strokes alone are writing where there are four`() throws {
        let strokes = try [0, 20, 40, 60].map { try Glyph.box(x: $0, width: 4, as: 1) }
        #expect(writing(Array(strokes[..<3])) == nil)
        #expect(writing(strokes)?.height == 30)
        #expect(writing([]) == nil)
        let doubtful = try [Glyph.box(x: 0, as: nil), Glyph.box(x: 30, as: 4, confidence: 0.5)]
        #expect(writing(doubtful) == nil)
    }

    @Test func `a sure digit needs a quarter of the height and of the ink`() throws {
        let writing = try usual()
        #expect(writing.mayHave(try Glyph.box(x: 600, height: 8, as: 4)))
        #expect(!writing.mayHave(try Glyph.box(x: 600, height: 7, as: 4)))
        #expect(writing.mayHave(try Glyph.box(x: 600, height: 90, as: 4)))
        #expect(writing.mayHave(try Glyph.box(x: 600, as: 4, strength: 0.21)))
        #expect(!writing.mayHave(try Glyph.box(x: 600, as: 4, strength: 0.19)))
    }

    @Test(arguments: [(1, Float(0.98)), (4, 0.79)])
    func `far from others a vertical stroke or a doubtful digit must be like the page`(
        digit: Int, confidence: Float
    ) throws {
        let writing = try usual()
        func may(
            width: Int = 18, height: Int = 30, strength: Float = 0.8, cell: Bool = false
        ) throws -> Bool {
            var glyph = try Glyph.box(
                x: 600, width: width, height: height, as: digit, confidence: confidence,
                strength: strength)
            glyph.fillsCell = cell
            return writing.mayHave(glyph)
        }
        #expect(try may())
        // Heights of 17.6 to 51 pixels.
        #expect(try may(height: 18) && may(height: 51))
        #expect(try !may(height: 17) && !may(height: 52))
        // Ink of 0.4 to 1.6.
        #expect(try may(strength: 0.41) && may(strength: 1.59))
        #expect(try !may(strength: 0.39) && !may(strength: 1.61))
        // A solid box as wide as w has strokes w / 2 wide: 3.6 to 22.5 pixels.
        #expect(try may(width: 8) && may(width: 44))
        #expect(try !may(width: 7) && !may(width: 46))
        // The pen of a form may be another one.
        #expect(try may(width: 4, cell: true))
    }

    @Test func `beside a sure digit a vertical stroke must be like that digit`() throws {
        let writing = try usual()
        func may(
            x: Int = 170, width: Int = 18, height: Int = 30, foot: Int = 100,
            strength: Float = 0.8
        ) throws -> Bool {
            writing.mayHave(
                try Glyph.box(
                    x: x, width: width, height: height, foot: foot, as: 1, strength: strength))
        }
        #expect(try may(height: 18) && may(height: 51) && !may(height: 17) && !may(height: 52))
        #expect(try may(strength: 0.41) && !may(strength: 0.39))
        #expect(try may(width: 10) && !may(width: 9))
        // Thinner than the digit beside it may be, but not than the page: 90 pixels away it counts for the page.
        #expect(try !may(x: 251, width: 9) && may(x: 252, width: 9))
        #expect(try !may(width: 9, foot: 119) && may(width: 9, foot: 121))
        // To the left as well.
        #expect(try !may(x: 5, width: 9))
    }

    @Test func `of the digits beside a vertical stroke the one of its height counts`() throws {
        let digits = try [
            Glyph.box(x: 100, as: 4), Glyph.box(x: 130, height: 60, as: 4, strength: 0.4),
        ]
        let hand = try #require(writing(digits))
        let stroke = try Glyph.box(x: 160, height: 58, as: 1, strength: 0.3)
        #expect(hand.mayHave(stroke))
        let other = try Glyph.box(x: 160, height: 40, as: 1, strength: 0.3)
        #expect(!hand.mayHave(other))
    }
}
