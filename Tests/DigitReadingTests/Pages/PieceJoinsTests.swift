import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// Pieces of solid boxes in writing 30 pixels high: up to 6 pixels apart they may be one digit.
struct PieceJoinsTests {
    private func mark(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> PageMark {
        PageMark(runs: (y..<y + height).map { PixelRun(row: $0, columns: x..<x + width) })
    }

    /// The boxes of the unions, in no particular order; `whole` are the places of sure digits.
    private func joined(_ marks: [PageMark], whole: Set<Int> = []) -> Set<PixelBox> {
        Set(
            PieceJoins(
                of: marks, isWhole: marks.indices.map(whole.contains), writingHeight: 30,
                settings: PageSettings()
            ).marks.map(\.box))
    }

    @Test func `the bar of a 5 is joined to what it stands above, and nothing is lost`() throws {
        let (body, bar) = (mark(10, 20, 18, 20), mark(14, 11, 16, 4))
        let joins = PieceJoins(
            of: [body, bar], isWhole: [false, false], writingHeight: 30,
            settings: PageSettings())
        try #require(joins.marks.count == 1)
        #expect(joins.marks[0].box == PixelBox(x: 10, y: 11, width: 20, height: 29))
        #expect(joins.marks[0].area == body.area + bar.area)
    }

    @Test func `pieces too far apart are none of one digit, however they lie`() {
        let body = mark(50, 50, 10, 20)
        for near in [mark(64, 50, 10, 20), mark(50, 74, 10, 12), mark(64, 73, 10, 12)] {
            #expect(joined([body, near]) == [body.box.union(near.box)])
        }
        for far in [mark(70, 50, 10, 20), mark(50, 80, 10, 12), mark(36, 50, 6, 20)] {
            #expect(joined([body, far]).isEmpty, "\(far.box)")
        }
        // Boxes that come near each other, but not the ink in them: two slanting strokes.
        let (slash, other) = (
            PageMark(runs: (0..<30).map { PixelRun(row: $0, columns: 60 - $0..<62 - $0) }),
            PageMark(runs: (24..<36).map { PixelRun(row: $0, columns: 56..<62) })
        )
        #expect(joined([slash, other]).isEmpty)
    }

    @Test func `unions are as large as a digit`() {
        // Too wide by a pixel (39), too high (51), too short (7).
        #expect(joined([mark(0, 0, 18, 20), mark(21, 0, 18, 20)]).count == 1)
        #expect(joined([mark(0, 0, 18, 20), mark(21, 0, 19, 20)]).isEmpty)
        #expect(joined([mark(0, 0, 10, 24), mark(0, 27, 10, 24)]).count == 1)
        #expect(joined([mark(0, 0, 10, 24), mark(0, 27, 10, 25)]).isEmpty)
        #expect(joined([mark(0, 0, 3, 3), mark(0, 5, 3, 3)]).count == 1)
        #expect(joined([mark(0, 0, 3, 3), mark(0, 4, 3, 3)]).isEmpty)
    }

    @Test func `whole digits are joined to nothing beside them, one of them to what is above it`() {
        let (digit, bar, beside) = (mark(10, 20, 16, 26), mark(12, 12, 12, 4), mark(30, 30, 6, 4))
        #expect(joined([digit, beside]).count == 1)
        #expect(joined([digit, beside], whole: [0]).isEmpty)
        #expect(joined([digit, beside], whole: [1]).isEmpty)
        #expect(joined([digit, bar], whole: [0]).count == 1)
        #expect(joined([digit, bar], whole: [0, 1]).isEmpty)
    }

    @Test func `a mark inside another, the same ink and specks are left alone`() {
        let frame = PageMark(
            runs: (0..<30).map { row in
                PixelRun(row: row, columns: 0..<2)
            } + (0..<30).map { PixelRun(row: $0, columns: 18..<20) })
        #expect(joined([frame, mark(5, 10, 8, 10)]).isEmpty)
        #expect(joined([mark(0, 0, 10, 20), mark(5, 10, 10, 20)]).isEmpty)
        #expect(joined([mark(0, 0, 10, 20), mark(12, 0, 2, 2)]).isEmpty)
        #expect(joined([mark(0, 0, 10, 20), mark(12, 0, 2, 3)]).count == 1)
        #expect(joined([]).isEmpty && joined([mark(0, 0, 10, 20)]).isEmpty)
    }

    @Test func `three pieces are joined two by two and all at once`() {
        let pieces = [mark(0, 0, 10, 12), mark(2, 15, 10, 6), mark(12, 4, 8, 16)]
        #expect(
            joined(pieces) == [
                pieces[0].box.union(pieces[1].box), pieces[0].box.union(pieces[2].box),
                pieces[1].box.union(pieces[2].box),
                pieces[0].box.union(pieces[1].box).union(pieces[2].box),
            ])
    }

    @Test func `a piece is joined to four neighbors at most`() {
        // A row of dashes below a long one: six of them are near it.
        let pieces = [mark(0, 0, 30, 14)] + (0..<6).map { mark(1 + 5 * $0, 17, 3, 4) }
        let settings = PageSettings()
        let joins = PieceJoins(
            of: pieces, isWhole: pieces.map { _ in false }, writingHeight: 30, settings: settings)
        let ofFirst = joins.marks.filter { $0.box.y == 0 }
        // Four pairs, and six triples of those four.
        #expect(ofFirst.count == 10)
    }
}
