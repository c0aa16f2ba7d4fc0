import Raster
import Testing

@testable import DigitSheets

struct MarkFinderTests {
    /// The side of a cell of the drawn marks in pixels.
    private let cell = 5

    /// A mark as a picture shows it.
    private struct Drawn {
        /// Which of the sheet's marks it is.
        var number: Int
        /// The top left corner in pixels.
        var place: (x: Int, y: Int)
        /// How many quarters it is turned clockwise.
        var quarters = 0
        /// The cells, of 36, that are drawn in the wrong color.
        var wrong: [Int] = []
    }

    /// Paper with marks of toner.
    private func page(
        _ marks: [Drawn], toner: Float = 40, paper: Float = 210, isMirrored: Bool = false
    ) -> GrayRaster {
        var page = GrayRaster(width: 640, height: 200, filledWith: paper)
        for mark in marks {
            let pattern = SheetMark.patterns[mark.number]
            for (row, column) in (0..<6).flatMap({ row in (0..<6).map { (row, $0) } }) {
                let isInside = (1...4).contains(row) && (1...4).contains(column)
                var isWhite = isInside && pattern >> (15 - (row - 1) * 4 - (column - 1)) & 1 == 1
                if mark.wrong.contains(6 * row + column) { isWhite.toggle() }
                // Where the cell comes to lie when the mark is turned.
                var (x, y) = (isMirrored ? 5 - column : column, row)
                for _ in 0..<mark.quarters { (x, y) = (5 - y, x) }
                let (left, top) = (mark.place.x + cell * x, mark.place.y + cell * y)
                page.fill(left..<left + cell, top..<top + cell, isWhite ? paper : toner)
            }
        }
        return page
    }

    /// A drawn mark's corners, clockwise from what is the top left when the page is read.
    private func corners(_ mark: Drawn) -> [SheetPoint] {
        let (x, y, side) = (Double(mark.place.x), Double(mark.place.y), Double(6 * cell))
        let square: [SheetPoint] = [[x, y], [x + side, y], [x + side, y + side], [x, y + side]]
        return (0..<4).map { square[($0 + mark.quarters) % 4] }
    }

    @Test(arguments: 0..<4)
    func `each mark is told, and which way round it lies`(quarters: Int) {
        let drawn = (0..<6).map { number in
            Drawn(
                number: number, place: (30 + 100 * number, 40 + 20 * number),
                quarters: (quarters + number) % 4)
        }
        let found = MarkFinder(in: page(drawn)).marks()
        #expect(found.map(\.mark.number) == [0, 1, 2, 3, 4, 5])
        for (found, drawn) in zip(found, drawn) {
            #expect(found.errors == 0)
            #expect(distance(found.corners, corners(drawn)) < 0.1)
        }
    }

    @Test func `one wrong cell is forgiven, two are not, and mirrored there is no mark`() {
        // An inner cell, a cell of the border.
        for wrong in [14, 3] {
            let found = MarkFinder(
                in: page([Drawn(number: 2, place: (300, 80), wrong: [wrong])])
            ).marks()
            #expect(found.map(\.mark.number) == [2] && found.map(\.errors) == [1])
        }
        let two = page([Drawn(number: 2, place: (300, 80), wrong: [14, 21])])
        #expect(MarkFinder(in: two).marks().isEmpty)
        let marks = (0..<6).map { Drawn(number: $0, place: (30 + 100 * $0, 80)) }
        #expect(MarkFinder(in: page(marks, isMirrored: true)).marks().isEmpty)
    }

    @Test(arguments: [(100, 300), (300, 100)])
    func `of two that look like one mark the better one counts`(left: Int, right: Int) {
        let damaged = Drawn(number: 4, place: (left, 80), wrong: [15])
        let whole = Drawn(number: 4, place: (right, 80))
        let found = MarkFinder(in: page([damaged, whole])).marks()
        #expect(found.count == 1)
        #expect(distance(found.first?.corners ?? [], corners(whole)) < 0.1)
    }

    @Test func `toner must be darker than paper by more than 25 levels`() {
        let mark = Drawn(number: 0, place: (300, 80))
        // Dark enough as a share, so that the contrast alone decides.
        #expect(MarkFinder(in: page([mark], toner: 10, paper: 36)).marks().count == 1)
        #expect(MarkFinder(in: page([mark], toner: 10, paper: 35)).marks().isEmpty)
    }

    @Test func `at its place a mark is found from some pixels away, with up to three wrong cells`()
        throws
    {
        let mark = SheetGeometry.marks[3]
        func found(_ wrong: [Int], _ shift: SheetPoint) -> MarkFinder.Found? {
            let drawn = Drawn(number: 3, place: (300, 80), quarters: 1, wrong: wrong)
            return MarkFinder(in: page([drawn])).mark(
                mark, near: corners(drawn).map { $0 + shift })
        }
        let near = try #require(found([8, 15, 22], [4, -3]))
        #expect(near.errors == 3 && near.mark.number == 3)
        let place = corners(Drawn(number: 3, place: (300, 80), quarters: 1))
        #expect(distance(near.corners, place) < 0.1)
        #expect(found([8, 15, 22, 27], [0, 0]) == nil)
        // Beside it is only paper.
        #expect(found([], [60, 0]) == nil)
    }

    @Test
    func `another mark at the place is none, nor is one that is expected outside the picture`() {
        let drawn = Drawn(number: 1, place: (4, 80))
        let finder = MarkFinder(in: page([drawn]))
        func isFound(_ number: Int, shift: Double) -> Bool {
            finder.mark(
                SheetGeometry.marks[number], near: corners(drawn).map { $0 + [shift, 0] }) != nil
        }
        #expect(isFound(1, shift: 0) && isFound(1, shift: -4) && isFound(1, shift: 5))
        #expect(!isFound(1, shift: -5))
        #expect(!isFound(0, shift: 0))
    }
}
