import NeuralNetwork
import Raster
import Testing

@testable import DigitReading
@testable import Preprocessing

/// Marks drawn by hand, read by networks that know what is drawn.
struct GlyphReaderTests {
    private func read(
        _ marks: [PageMark], on page: DrawnPage, by classifier: Classifier
    ) throws -> [Glyph?] {
        GlyphReader(
            page: try page.rendered(), classifier: classifier, settings: GlyphReader.Settings()
        ).read(marks)
    }

    /// What is read in a shape in the middle of a page of its own.
    private func read(_ shape: DrawnShape, by classifier: Classifier) throws -> Glyph {
        var page = DrawnPage()
        let mark = page.add(shape, 60, 40)
        return try #require(try read([mark], on: page, by: classifier).first ?? nil)
    }

    /// Whether a shape may be a 1, or another digit: a network takes it for that.
    private func isPossible(_ shape: DrawnShape, as digit: Int) throws -> Bool {
        let glyph = try read(shape, by: .always(digit))
        // Either the network is believed, or the shape is no digit at all.
        let probability = glyph.probabilities[digit]
        #expect(glyph.probabilities.count == 10)
        #expect(abs(probability - 0.98) < 1e-4 || glyph.probabilities.allSatisfy { $0 == 0 })
        return probability > 0
    }

    /// Upright strokes 40 pixels high, side by side.
    private func strokes(_ count: Int, width: Int) -> DrawnShape {
        (0..<count).map { DrawnShape.bar(height: 40, width: width).moved(8 * $0, 0) }
            .reduce(DrawnShape(boxes: []), +)
    }

    @Test func `the network of these tests tells the shapes apart`() throws {
        let classifier = try Classifier.ofShapes(ring: 0.97, bar: 0.95, plus: 0.9, wide: 0.7)
        for (shape, digit, confidence) in [
            (DrawnShape.ring(), 0, 0.97), (.bar(), 1, 0.95), (.plus(), 4, 0.9),
            (.ring(width: 44), 7, 0.7), (.ring(width: 26, height: 40, pen: 5), 0, 0.97),
        ] {
            let glyph = try read(shape, by: classifier)
            #expect(glyph.digit == digit && abs(Double(glyph.confidence) - confidence) < 1e-4)
        }
        #expect(try read(.ring(width: 44), by: .ofShapes()).confidence < 0.01)
    }

    @Test func `marks are classified in their order, each with its own probabilities`() throws {
        var page = DrawnPage()
        let shapes: [DrawnShape] = [.plus(), .bar(), .ring(), .bar()]
        for (number, shape) in shapes.enumerated() { page.add(shape, 20 + 40 * number, 30) }
        let glyphs = try read(page.marks, on: page, by: .ofShapes(bar: 0.7))
        #expect(glyphs.map { $0?.digit } == [4, 1, 0, 1])
        #expect(glyphs.map { $0?.mark } == page.marks)
        #expect(glyphs.map { ($0?.confidence ?? 0) > 0.9 } == [true, false, true, false])
        // The page's order is not asked, but that of the marks which are handed over.
        let turned = try read(page.marks.reversed(), on: page, by: .ofShapes())
        #expect(turned.map { $0?.digit } == [1, 0, 1, 4])
    }

    @Test func `the place of a mark without a picture is empty, those of the others are theirs`()
        throws
    {
        var page = DrawnPage()
        let (ring, plus) = (page.add(.ring(), 20, 30), page.add(.plus(), 80, 30))
        // Of no pixels, and of pixels of bare paper.
        let (nothing, paper) = (PageMark(runs: []), PageMark(DrawnShape.bar().moved(140, 30)))
        let glyphs = try read(
            [nothing, ring, paper, plus, nothing], on: page, by: .ofShapes())
        #expect(glyphs.map { $0?.digit } == [nil, 0, nil, 4, nil])
        #expect(try read([nothing, paper], on: page, by: .ofShapes()).allSatisfy { $0 == nil })
        #expect(try read([], on: page, by: .ofShapes()).isEmpty)
    }

    @Test func `the strokes' length is half of the outline, that of holes included`() throws {
        // 4 by 30: an outline of 68.
        #expect(try read(.bar(), by: .ofShapes()).strokeLength == 34)
        // 20 by 30 with a hole of 12 by 22: 100 and 68.
        #expect(try read(.ring(), by: .ofShapes()).strokeLength == 84)
    }

    @Test func `a mark at the page's border has the picture of one amid paper`() throws {
        var page = DrawnPage(width: 100, height: 60)
        for (x, y) in [(0, 0), (40, 15), (80, 30)] { page.add(.ring(), x, y) }
        let glyphs = try read(page.marks, on: page, by: .ofShapes()).compactMap(\.self)
        try #require(glyphs.count == 3)
        #expect(glyphs.allSatisfy { $0.image == glyphs[1].image && $0.strokeLength == 84 })
        #expect(glyphs[1].image[9, 14] > 240 && glyphs[1].image[14, 14] == 0)
    }

    @Test func `boxes are told in the upright photo, also of a page that was turned`() throws {
        var page = DrawnPage()
        let mark = page.add(.ring(), 10, 20)
        func box(on page: DrawnPage) throws -> PixelBox? {
            try read([mark], on: page, by: .ofShapes()).first??.workpiece.box
        }
        #expect(try box(on: page) == PixelBox(x: 10, y: 20, width: 20, height: 30))
        page.view = PhotoView(x: 100, y: 50, scale: 2)
        #expect(try box(on: page) == PixelBox(x: 120, y: 90, width: 40, height: 60))
        // Upside down in a photo of 600 by 400 pixels.
        page.turned = TurnedPage(turn: PageTurn(quarters: 2), width: 600, height: 400)
        #expect(try box(on: page) == PixelBox(x: 440, y: 250, width: 40, height: 60))
    }

    @Test func `how surely a mark is printed is what the network says`() throws {
        let glyph = try read(.ring(), by: .always(8, confidence: 0.9, printed: 0.75))
        #expect(glyph.digit == 8 && abs(glyph.confidence - 0.9) < 1e-4)
        #expect(abs(glyph.printed - 0.75) < 1e-4)
    }

    @Test func `strokes more than five times as long as the mark are no digit's`() throws {
        // Each stroke is half of its outline long: 41 or 42 pixels of 40.
        #expect(try isPossible(strokes(5, width: 1), as: 5))
        #expect(try !isPossible(strokes(5, width: 2), as: 5))
        #expect(try isPossible(strokes(4, width: 2), as: 5))
    }

    @Test func `a 1 is higher than wide`() throws {
        // A square and a dash.
        #expect(try !isPossible(.bar(height: 20, width: 20), as: 1))
        #expect(try isPossible(.bar(height: 20, width: 19), as: 1))
        #expect(try !isPossible(.bar(height: 4, width: 30), as: 1))
        #expect(try isPossible(.bar(height: 4, width: 30), as: 7))
    }
}
