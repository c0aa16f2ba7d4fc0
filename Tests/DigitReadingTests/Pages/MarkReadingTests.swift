import NeuralNetwork
import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// Marks drawn by hand in writing 30 pixels high, read by a network that takes rings for 0, bars for 1, and plus signs
/// for 4.
struct MarkReadingTests {
    private func reading(
        of page: DrawnPage, by classifier: Classifier? = nil,
        _ change: (inout PageSettings) -> Void = { _ in }
    ) throws -> MarkReading {
        var settings = PageSettings()
        change(&settings)
        return MarkReading(
            of: try page.rendered(), by: try classifier ?? .ofShapes(), settings: settings)
    }

    /// What was read on a page, completed.
    private func completed(
        _ page: DrawnPage, by classifier: Classifier? = nil,
        _ change: (inout PageSettings) -> Void = { _ in }
    ) throws -> MarkReading {
        var reading = try reading(of: page, by: classifier, change)
        reading.complete()
        return reading
    }

    /// The glyphs that were cut out of marks.
    private func parts(_ reading: MarkReading) -> [Glyph] { reading.glyphs.filter(\.wasCut) }

    /// The glyphs that are joined marks.
    private func joins(_ reading: MarkReading) -> [Glyph] {
        reading.glyphs.dropFirst(reading.foundCount).filter { !$0.wasCut }
    }

    // MARK: What is classified

    @Test func `on a page without marks nothing is read, and the height is that of the page`()
        throws
    {
        var page = DrawnPage()
        page.writingHeight = 17
        var reading = try reading(of: page)
        for _ in 0..<2 {
            #expect(reading.glyphs.isEmpty && reading.foundCount == 0)
            #expect(reading.height == 17 && reading.conviction == 0)
            reading.complete()
        }
    }

    @Test func `marks are classified from a quarter of the writing's height on`() throws {
        for (height, isRead) in [(7, false), (8, true)] {
            var page = DrawnPage()
            page.add(.bar(height: height, width: 2), 20, 20)
            // Lying marks count by their width.
            page.add(.bar(height: 2, width: height), 60, 20)
            #expect(try reading(of: page).glyphs.count == (isRead ? 2 : 0))
        }
    }

    @Test func `however high the writing is, more than twelve pixels are classified`() throws {
        var page = DrawnPage()
        page.writingHeight = 100
        for height in [12, 13] { page.add(.bar(height: height, width: 3), 10 * height, 20) }
        let reading = try reading(of: page)
        #expect(reading.glyphs.map(\.mark) == [page.marks[1]] && reading.foundCount == 1)
    }

    @Test func `what lies in the ink of a nearly certain digit is not classified`() throws {
        var page = DrawnPage()
        page.add(.ring(), 20, 20)
        // The ring's upper half, as it may be found at another threshold.
        let half = PageMark(
            runs: page.marks[0].runs.filter { $0.row < 36 }, strength: page.marks[0].strength)
        page.marks.append(half)
        for (confidence, count) in [(Float(0.98), 1), (0.96, 2)] {
            let reading = try reading(of: page, by: .ofShapes(ring: confidence))
            #expect(reading.glyphs.map(\.mark) == Array(page.marks.prefix(count)))
            #expect(reading.foundCount == count)
        }
    }

    // MARK: The writing's height

    @Test func `two sure digits tell the height of the writing, one does not`() throws {
        var page = DrawnPage()
        page.writingHeight = 31
        page.add(.ring(), 20, 20)
        #expect(try reading(of: page).height == 31)
        page.add(.ring(width: 26, height: 40, pen: 5), 60, 20)
        page.add(.ring(width: 26, height: 40, pen: 5), 100, 20)
        #expect(try reading(of: page).height == 40)
        #expect(try reading(of: page, by: .ofShapes(ring: 0.91)).height == 40)
        #expect(try reading(of: page, by: .ofShapes(ring: 0.89)).height == 31)
    }

    @Test func `any stroke may be a 1, which tells no height`() throws {
        var page = DrawnPage()
        page.writingHeight = 31
        for place in 0..<3 { page.add(.bar(height: 40, width: 5), 20 + 40 * place, 20) }
        page.add(.ring(), 140, 20)
        #expect(try reading(of: page).height == 31)
        page.add(.plus(), 180, 20)
        #expect(try reading(of: page).height == 30)
    }

    @Test func `long and dark strokes weigh more in a median, but none more than its share`() throws
    {
        // Strokes of 60, 60, 80 and 160 pixels; their weights are 15, 15, 20 and 160 at such inks.
        let glyphs = try [(30, 0.5), (30, 0.5), (40, 0.5), (80, 1)].map { height, strength in
            try Glyph.box(x: 0, height: height, as: 4, strength: Float(strength))
        }
        #expect(glyphs.weightedMedian(of: \.height, mostWeight: 1) == 80)
        // At most 42 of 210: half of 92 is reached at 40.
        #expect(glyphs.weightedMedian(of: \.height, mostWeight: 0.2) == 40)
        // All weigh the same: half of them are 30 high.
        #expect(glyphs.weightedMedian(of: \.height, mostWeight: 0.01) == 30)
        #expect([Glyph]().weightedMedian(of: \.height, mostWeight: 1) == 0)
    }

    @Test func `a frame around the page does not tell its height`() throws {
        var page = DrawnPage(width: 400, height: 120)
        page.add(.ring(width: 60, height: 90, pen: 12), 20, 10, ink: 1)
        // Each weighs at most an eighth of all, so that the digits are more than half.
        for place in 0..<3 { page.add(.ring(), 100 + 40 * place, 20, ink: 0.6) }
        #expect(try reading(of: page).height == 30)
        #expect(try reading(of: page) { $0.mostWeight = 1 }.height == 90)
    }

    // MARK: Conviction

    @Test func `conviction is the length of the digits' strokes times their ink`() throws {
        var page = DrawnPage()
        page.add(.ring(), 20, 20)
        // 84 pixels of strokes.
        #expect(abs(try reading(of: page).conviction - 84 * 0.8) < 1e-3)
        page.add(.ring(), 60, 20, ink: 0.5)
        page.add(.bar(), 100, 20)
        page.add(.bar(height: 4, width: 30), 120, 20)
        #expect(abs(try reading(of: page).conviction - 84 * (0.8 + 0.5)) < 1e-3)
        #expect(try reading(of: page, by: .ofShapes(ring: 0.89)).conviction == 0)
    }

    @Test func `frames and specks add no conviction`() throws {
        for (height, counts) in [(12, true), (10, false), (75, true), (77, false)] {
            var page = DrawnPage()
            page.add(.ring(width: height * 2 / 3, height: height, pen: max(2, height / 8)), 20, 20)
            // The height of the writing is told by the page: one digit does not tell it.
            let conviction = try reading(of: page).conviction
            #expect((conviction > 0) == counts, "\(height)")
        }
    }

    @Test func `ink that is found twice counts once, as the longer of both`() throws {
        var page = DrawnPage()
        let ring = page.add(.ring(), 20, 20)
        // The same ring without the outermost pixels of its upper and lower sides.
        page.marks.insert(
            PageMark(runs: ring.runs.filter { (21..<49).contains($0.row) }, strength: 0.8), at: 0)
        let reading = try reading(of: page) { $0.marks.settled = 1.1 }
        #expect(reading.glyphs.count == 2 && reading.glyphs.allSatisfy { $0.digit == 0 })
        #expect(abs(reading.conviction - 84 * 0.8) < 1e-3)
    }

    // MARK: Several digits

    /// Two rings that a short stroke joins, the second one so many pixels lower.
    private func pair(lower: Int = 0) -> DrawnShape {
        .ring() + DrawnShape.ring().moved(24, lower)
            + DrawnShape(boxes: [PixelBox(x: 20, y: 14, width: 4, height: 4)])
    }

    /// How many digits a pair of rings is cut into.
    private func cuts(
        _ pair: DrawnShape, height: Float = 30, wide: Float = 0,
        _ change: (inout PageSettings) -> Void = { _ in }
    ) throws -> Int {
        var page = DrawnPage()
        page.writingHeight = height
        page.add(pair, 40, 20)
        // Strokes that are cut out of a ring must not look like digits.
        return parts(try completed(page, by: .ofShapes(bar: 0.2, wide: wide), change)).count
    }

    @Test func `a mark of two digits is cut, and stays among the glyphs as it was found`() throws {
        var page = DrawnPage()
        let mark = page.add(pair(), 40, 20)
        let reading = try completed(page)
        #expect(reading.foundCount == 1 && reading.glyphs.first?.mark == mark)
        let parts = parts(reading)
        try #require(parts.count == 2 && reading.glyphs.count == 3)
        #expect(parts.allSatisfy { $0.digit == 0 && $0.confidence > 0.9 })
        #expect(parts[0].mark.area + parts[1].mark.area == mark.area)
        #expect(parts[0].mark.sharedPixels(with: parts[1].mark) == 0)
        #expect(parts[0].mark.box.contains(PixelBox(x: 40, y: 20, width: 20, height: 30)))
        #expect(parts[1].mark.box.contains(PixelBox(x: 64, y: 20, width: 20, height: 30)))
    }

    @Test func `one digit is not cut`() throws {
        for shape in [DrawnShape.ring(), .plus(), .bar()] { #expect(try cuts(shape) == 0) }
    }

    @Test func `several digits are wider than six tenths of one's height`() throws {
        // 44 pixels wide.
        #expect(try cuts(pair(), height: 73) == 2)
        #expect(try cuts(pair(), height: 74) == 0)
    }

    @Test func `what is three times as high as the writing is several lines`() throws {
        // In so low writing the stroke that joins them may be a part, too.
        #expect(try cuts(pair(), height: 10.1) > 0)
        #expect(try cuts(pair(), height: 10) == 0)
    }

    @Test func `what is much longer than wide is a line`() throws {
        // 44 pixels of twice the height.
        #expect(try cuts(pair(), height: 22) { $0.marks.mostSeveral = 2.01 } == 2)
        #expect(try cuts(pair(), height: 22) { $0.marks.mostSeveral = 2 } == 0)
    }

    @Test func `what is read surely is cut only where it is wider than high`() throws {
        // 44 by 30 pixels, 44 by 40 and 44 by 41.
        #expect(try cuts(pair(), wide: 0.91) == 2)
        #expect(try cuts(pair(lower: 9), wide: 0.91) == 2)
        #expect(try cuts(pair(lower: 10), wide: 0.91) == 0)
        #expect(try cuts(pair(lower: 10), wide: 0.89) == 2)
    }

    @Test func `ink that is found twice is cut once, as the heavier of both`() throws {
        var page = DrawnPage()
        let mark = page.add(pair(), 40, 20)
        // The same ink without the outermost pixels of its upper and lower sides, as a higher threshold has it.
        let inner = PageMark(
            runs: mark.runs.filter { (21..<49).contains($0.row) }, strength: 0.8)
        for marks in [[mark, inner], [inner, mark]] {
            page.marks = marks
            let reading = try completed(page) { $0.marks.settled = 1.1 }
            #expect(reading.foundCount == 2)
            let parts = parts(reading)
            #expect(parts.count == 2 && parts.map(\.mark.area).reduce(0, +) == mark.area)
        }
        page.marks = [mark, PageMark(pair().moved(120, 60), strength: 0.8)]
        page.draw(pair().moved(120, 60))
        #expect(parts(try completed(page)).count == 4)
    }

    @Test func `no more marks are cut than the network may judge parts of`() throws {
        var page = DrawnPage()
        for place in 0..<3 { page.add(pair(), 10 + 70 * place, 20) }
        #expect(parts(try completed(page)).count == 6)
        // A mark that is begun is finished.
        #expect(parts(try completed(page) { $0.cutBeam.mostParts = 1 }).count == 2)
        #expect(parts(try completed(page) { $0.cutBeam.mostParts = 0 }).isEmpty)
    }

    // MARK: Vertical strokes

    @Test func `a 1 much higher than the writing is an edge`() throws {
        var page = DrawnPage()
        page.add(.bar(height: 76), 20, 20)
        page.add(.ring(), 60, 20)
        page.add(.bar(height: 75), 120, 20)
        // As high, but no 1.
        page.add(.ring(width: 60, height: 90, pen: 12), 150, 20)
        let found = try reading(of: page) { $0.mostWeight = 0 }
        #expect(found.foundCount == 4)
        var reading = found
        reading.complete()
        #expect(reading.glyphs.map(\.mark) == [1, 2, 3].map { page.marks[$0] })
        #expect(reading.foundCount == 3)
    }

    // MARK: Pieces

    /// A ring with a gap below its middle, in two pieces.
    private func broken(_ x: Int, _ y: Int) -> [PageMark] {
        let ring = PageMark(DrawnShape.ring().moved(x, y), strength: 0.8)
        return [y..<y + 19, y + 21..<y + 30].map { rows in
            PageMark(runs: ring.runs.filter { rows.contains($0.row) }, strength: 0.8)
        }
    }

    @Test func `two pieces are classified as one`() throws {
        var page = DrawnPage()
        page.draw(DrawnShape.ring().moved(20, 20))
        page.draw(DrawnShape(boxes: [PixelBox(x: 20, y: 39, width: 20, height: 2)]), ink: 0)
        page.marks = broken(20, 20)
        let found = try reading(of: page)
        #expect(
            found.foundCount == 2
                && found.glyphs.allSatisfy { $0.digit != 0 || $0.confidence < 0.5 })
        let reading = try completed(page)
        #expect(reading.foundCount == 2)
        #expect(joins(reading).map(\.mark.box) == [PixelBox(x: 20, y: 20, width: 20, height: 30)])
        #expect(joins(reading).allSatisfy { $0.digit == 0 && $0.confidence > 0.9 })
    }

    /// Whether two shapes four pixels apart are classified as one, too.
    private func areJoined(
        _ shape: DrawnShape, height: Float, by classifier: Classifier
    ) throws -> Bool {
        var page = DrawnPage()
        page.writingHeight = height
        for x in [20, 20 + (shape.boxes.map(\.maxX).max() ?? 0) + 4] { page.add(shape, x, 20) }
        let joins = joins(try completed(page, by: classifier))
        #expect(joins.count < 2)
        return joins.count == 1
    }

    @Test func `a short stroke may be a piece, one as high as the writing is a 1`() throws {
        #expect(try !areJoined(.bar(), height: 42, by: .ofShapes()))
        #expect(try areJoined(.bar(), height: 43, by: .ofShapes()))
        // One that is not sure may be a piece however high it is.
        #expect(try !areJoined(.bar(), height: 30, by: .ofShapes(bar: 0.91)))
        #expect(try areJoined(.bar(), height: 30, by: .ofShapes(bar: 0.89)))
    }

    @Test func `a sure digit is no piece, however low it is`() throws {
        func joinCount(confidence: Float) throws -> Int {
            var page = DrawnPage()
            page.writingHeight = 50
            // Three as high as the writing, and two of three fifths of it side by side.
            for x in [10, 70, 130] { page.add(.bar(height: 50, width: 30), x, 20) }
            for x in [190, 212] { page.add(.bar(height: 30, width: 18), x, 20) }
            let reading = try completed(page, by: .always(5, confidence: confidence))
            #expect(reading.height == 50)
            return joins(reading).count
        }
        #expect(try joinCount(confidence: 0.91) == 0)
        #expect(try joinCount(confidence: 0.89) == 1)
    }

    @Test func `what is too small to be classified may be a piece`() throws {
        var page = DrawnPage()
        page.add(.ring(), 20, 20)
        let speck = page.add(.bar(height: 7), 43, 22)
        let reading = try completed(page, by: .ofShapes(ring: 0.8))
        #expect(reading.foundCount == 1)
        // Both in a box of 27 by 30 pixels.
        #expect(joins(reading).map(\.mark.box) == [page.marks[0].box.union(speck.box)])
    }

    @Test func `first come the marks as they were found, then their parts, then joined marks`()
        throws
    {
        var page = DrawnPage()
        page.add(pair(), 20, 20)
        for x in [120, 128] { page.add(.bar(), x, 20) }
        let reading = try completed(page, by: .ofShapes(bar: 0.6))
        #expect(reading.foundCount == 3)
        #expect(reading.glyphs.map(\.wasCut) == [false, false, false, true, true, false])
        #expect(reading.glyphs.last?.mark.box == PixelBox(x: 120, y: 20, width: 12, height: 30))
    }
}
