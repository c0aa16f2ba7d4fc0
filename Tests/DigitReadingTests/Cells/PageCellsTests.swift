import NeuralNetwork
import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// Boxes, grids and tables of lines three pixels wide, and what is written in them.
struct PageCellsTests {
    /// The thickness of lines in pixels.
    private static let line = 3

    /// The lines of a table of columns and rows so many pixels apart, its upper left corner at 0, 0.
    private func table(columns: [Int], rows: [Int]) -> DrawnShape {
        let (width, height) = (columns.reduce(0, +), rows.reduce(0, +))
        func places(_ sizes: [Int]) -> [Int] {
            sizes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        }
        return DrawnShape(
            boxes: places(columns).map {
                PixelBox(x: $0, y: 0, width: Self.line, height: height + Self.line)
            }
                + places(rows).map {
                    PixelBox(x: 0, y: $0, width: width + Self.line, height: Self.line)
                })
    }

    /// A box of so many pixels, its lines included.
    private func box(width: Int = 40, height: Int = 40) -> DrawnShape {
        table(columns: [width - Self.line], rows: [height - Self.line])
    }

    private func cells(
        on page: DrawnPage, mask: BinaryMask? = nil,
        _ change: (inout CellSettings) -> Void = { _ in }
    ) throws -> PageCells {
        var settings = CellSettings()
        change(&settings)
        return PageCells(on: try page.rendered(mask: mask ?? page.mask()), settings: settings)
    }

    /// A page with a shape.
    private func page(_ shapes: DrawnShape..., size: (Int, Int) = (220, 90), ink: Float = 0.8)
        -> DrawnPage
    {
        var page = DrawnPage(width: size.0, height: size.1)
        for shape in shapes { page.draw(shape, ink: ink) }
        return page
    }

    /// The fields, rows and columns of cells.
    private func places(_ cells: PageCells) -> [[Int]] {
        cells.cells.map { [$0.field, $0.row, $0.column] }
    }

    /// Whether a box has the sides of another one, to within the thickness of a line.
    private func isNear(_ box: PixelBox, _ other: PixelBox) -> Bool {
        [
            box.x - other.x, box.y - other.y, box.maxX - other.maxX, box.maxY - other.maxY,
        ].allSatisfy { abs($0) <= Self.line }
    }

    // MARK: Which cells there are

    @Test func `a page without a mask of its size has no cells and no lines`() throws {
        let page = page(table(columns: [40, 40], rows: [40]).moved(20, 20))
        #expect(try cells(on: page).cells.count == 2)
        for mask in [nil, BinaryMask(width: 219, height: 90), BinaryMask(width: 220, height: 91)] {
            let cells = PageCells(on: try page.rendered(mask: mask), settings: CellSettings())
            #expect(cells.cells.isEmpty)
            #expect(cells.lines == BinaryMask(width: 220, height: 90))
        }
    }

    @Test func `bare paper and writing have no cells`() throws {
        #expect(try cells(on: page()).cells.isEmpty)
        let writing = page(
            DrawnShape.plus().moved(20, 20), DrawnShape.bar(height: 60).moved(60, 20))
        let cells = try cells(on: writing)
        #expect(cells.cells.isEmpty && cells.lines == BinaryMask(width: 220, height: 90))
        #expect(!cells.isLine(PageMark(DrawnShape.bar().moved(60, 20))))
    }

    @Test func `a box that stands alone is none of a row`() throws {
        #expect(try cells(on: page(box().moved(20, 20))).cells.isEmpty)
        #expect(
            try places(cells(on: page(box().moved(20, 20), box().moved(70, 20)))) == [
                [0, 0, 0], [0, 0, 1],
            ])
    }

    @Test func `an empty cell between filled ones keeps its place`() throws {
        var page = page(table(columns: [40, 40, 40, 40], rows: [40]).moved(20, 20))
        let digits = [0, 2].map {
            PageMark(DrawnShape.bar(height: 24, width: 4).moved(40 + 40 * $0, 29))
        }
        for digit in [0, 2] {
            page.draw(DrawnShape.bar(height: 24, width: 4).moved(40 + 40 * digit, 29))
        }
        let cells = try cells(on: page)
        #expect(places(cells) == [[0, 0, 0], [0, 0, 1], [0, 0, 2], [0, 0, 3]])
        #expect(
            cells.cells.map { $0.marks.map(\.box) } == [[digits[0].box], [], [digits[1].box], []])
        for (number, cell) in cells.cells.enumerated() {
            let lines = PixelBox(x: 20 + 40 * number, y: 20, width: 43, height: 43)
            #expect(isNear(cell.box, lines))
        }
    }

    @Test func `a grid has rows and columns, and fields have numbers`() throws {
        let grid = table(columns: [40, 40], rows: [40, 40, 40])
        let page = page(
            grid.moved(10, 10), box().moved(120, 10), box().moved(170, 10),
            table(columns: [40, 40], rows: [40]).moved(120, 80), size: (240, 150))
        // Boxes are put together to rows once all are known: their field is the last one.
        #expect(
            try places(cells(on: page)) == [
                [0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1], [0, 2, 0], [0, 2, 1],
                [1, 0, 0], [1, 0, 1], [2, 0, 0], [2, 0, 1],
            ])
    }

    @Test func `cells for words are left out, and the others keep their columns`() throws {
        // A field for a word before one cell for each digit.
        let table = page(
            table(columns: [110, 40, 40, 40], rows: [40]).moved(20, 20), size: (280, 90))
        #expect(try places(cells(on: table)) == [[0, 0, 1], [0, 0, 2], [0, 0, 3]])
        // Somewhat less and more than two and a half times as wide as high.
        let wide = page(self.table(columns: [94, 94], rows: [40]).moved(10, 20))
        #expect(try cells(on: wide).cells.count == 2)
        let wider = page(self.table(columns: [101, 101], rows: [40]).moved(5, 20))
        #expect(try cells(on: wider).cells.isEmpty)
        // And two fifths.
        let high = page(self.table(columns: [22, 22], rows: [50]).moved(20, 20))
        #expect(try cells(on: high).cells.count == 2)
        let higher = page(self.table(columns: [22, 22], rows: [60]).moved(20, 20))
        #expect(try cells(on: higher).cells.isEmpty)
    }

    @Test func `a table whose middle is in none of its cells for digits is found once`() throws {
        for columns in [[110, 40, 40], [40, 110, 40], [40, 40, 110]] {
            let cells = try cells(on: page(table(columns: columns, rows: [40]).moved(20, 20)))
            #expect(cells.cells.map(\.column) == columns.indices.filter { columns[$0] == 40 })
            #expect(cells.cells.allSatisfy { $0.field == 0 })
        }
    }

    @Test func `a table with one cell for a digit is none, and its lines are none`() throws {
        let cells = try cells(on: page(table(columns: [150, 40], rows: [40]).moved(20, 20)))
        #expect(cells.cells.isEmpty && cells.lines == BinaryMask(width: 220, height: 90))
    }

    @Test func `a frame that is written in a cell is no cell`() throws {
        // Angular zeros in boxes apart and in boxes that touch: 36 by 46 pixels.
        let zeros = [40, 130].map { DrawnShape.ring(width: 36, height: 46, pen: 3).moved($0, 22) }
        let apart = page(
            box(width: 80, height: 80).moved(20, 5), box(width: 80, height: 80).moved(110, 5),
            zeros[0], zeros[1])
        let touching = page(table(columns: [90, 90], rows: [80]).moved(20, 4), zeros[0], zeros[1])
        for page in [apart, touching] {
            let cells = try cells(on: page)
            #expect(places(cells) == [[0, 0, 0], [0, 0, 1]])
            #expect(cells.cells.map { $0.marks.map(\.box) } == zeros.map { [PageMark($0).box] })
        }
    }

    @Test func `a frame at the page's border is found`() throws {
        let page = page(table(columns: [40, 40], rows: [40]), size: (83, 43))
        let cells = try cells(on: page)
        #expect(places(cells) == [[0, 0, 0], [0, 0, 1]])
        #expect(cells.lines[0, 0] && cells.lines[82, 42] && !cells.lines[20, 20])
    }

    // MARK: Pale lines

    @Test func `pale lines are found among fainter ink, unless the paper's grain is as dark`()
        throws
    {
        func count(ink: Float, noise: Float = 0) throws -> Int {
            var page = page(table(columns: [40, 40], rows: [40]).moved(20, 20), ink: ink)
            page.noise = noise
            return try cells(on: page).cells.count
        }
        #expect(try count(ink: 0.081) == 2)
        #expect(try count(ink: 0.079) == 0)
        #expect(try count(ink: 0.2, noise: 0.049) == 2)
        #expect(try count(ink: 0.2, noise: 0.051) == 0)
    }

    @Test func `pale fields come after those of the page's mask`() throws {
        var page = page(table(columns: [40, 40], rows: [40]).moved(120, 20))
        page.draw(table(columns: [40, 40], rows: [40]).moved(20, 20), ink: 0.2)
        let cells = try cells(on: page)
        #expect(places(cells) == [[0, 0, 0], [0, 0, 1], [1, 0, 0], [1, 0, 1]])
        #expect(cells.cells.map { $0.box.x > 110 } == [true, true, false, false])
    }

    // MARK: Rows of boxes

    /// Whether two boxes, the second so far to the right of the first, are a row.
    private func areRow(gap: Int, lower: Int = 0, height: Int = 40) throws -> Bool {
        let page = page(
            box().moved(20, 20), box(height: height).moved(60 + gap, 20 + lower))
        return try cells(on: page).cells.count == 2
    }

    @Test func `boxes of a row are near to each other`() throws {
        // 1.2 times 40 pixels.
        #expect(try areRow(gap: 2))
        #expect(try areRow(gap: 48))
        #expect(try !areRow(gap: 49))
    }

    @Test func `boxes of a row are level and equally high`() throws {
        // A quarter of 40 pixels.
        for (lower, isRow) in [(10, true), (11, false), (-10, true), (-11, false)] {
            #expect(try areRow(gap: 10, lower: lower) == isRow, "\(lower)")
        }
        // A quarter of the lower one's height: 10 of 40, 8 of 32, 7.75 of 31.
        for (height, isRow) in [(50, true), (51, false), (32, true), (31, false)] {
            #expect(try areRow(gap: 10, height: height) == isRow, "\(height)")
        }
    }

    @Test func `boxes one above the other are rows of their own, each from left to right`() throws {
        let page = page(
            box().moved(70, 20), box().moved(20, 24), box().moved(20, 70), box().moved(70, 70),
            box().moved(120, 70), size: (180, 130))
        let cells = try cells(on: page)
        #expect(
            places(cells).sorted { $0.lexicographicallyPrecedes($1) }
                == [[0, 0, 0], [0, 0, 1], [1, 0, 0], [1, 0, 1], [1, 0, 2]])
        for (one, next) in zip(cells.cells, cells.cells.dropFirst()) where one.field == next.field {
            #expect(one.box.x < next.box.x && abs(one.box.y - next.box.y) < 10)
        }
    }

    // MARK: Lines

    @Test func `lines are those of the frames, a pixel wider on every side`() throws {
        let frame = table(columns: [40, 40], rows: [40]).moved(20, 20)
        let lines = try cells(on: page(frame)).lines
        #expect(
            frame.boxes.allSatisfy { box in
                (box.y..<box.maxY).allSatisfy { y in (box.x..<box.maxX).allSatisfy { lines[$0, y] }
                }
            })
        // Beside the left line, the middle one and the lower one; farther off is paper.
        for (x, y) in [(19, 40), (59, 40), (63, 40), (40, 63), (40, 19)] { #expect(lines[x, y]) }
        for (x, y) in [(16, 40), (27, 40), (55, 40), (67, 40), (40, 67), (40, 40)] {
            #expect(!lines[x, y], "\(x), \(y)")
        }
    }

    @Test func `boxes of a row have lines, a box that stands alone has none`() throws {
        let lines = try cells(on: page(box().moved(20, 20), box().moved(70, 20))).lines
        for (x, y) in [(20, 40), (59, 40), (40, 20), (70, 40), (109, 40), (90, 59)] {
            #expect(lines[x, y])
        }
        for (x, y) in [(40, 40), (65, 40), (90, 40)] { #expect(!lines[x, y]) }
        #expect(
            try cells(on: page(box().moved(20, 20))).lines == BinaryMask(width: 220, height: 90))
    }

    @Test func `the open side of a comb is no line`() throws {
        let comb = DrawnShape(
            boxes: (0...6).map { PixelBox(x: 20 + 30 * $0, y: 70, width: 3, height: 20) }
                + [PixelBox(x: 20, y: 87, width: 183, height: 3)])
        let cells = try cells(on: page(comb))
        #expect(places(cells) == (0..<6).map { [0, 0, $0] })
        // The cells are higher than the teeth, by which they are divided to their tops.
        #expect(cells.lines[35, 88] && !cells.lines[35, 60] && cells.lines[51, 80])
        for row in 0..<68 { #expect(!cells.lines[35, row]) }
    }

    /// A field of two cells with lines of three pixels, below whose lower line at 60 … 63 there is paper.
    private func field() throws -> PageCells {
        try cells(on: page(table(columns: [40, 40], rows: [40]).moved(20, 20)))
    }

    @Test func `ink half of which is lines is a line, an eighth where it lies in a cell`() throws {
        let cells = try field()
        /// Whether a stroke over some rows is a line; the lower line is at 58 … 64 with what is added to it.
        func isLine(_ rows: Range<Int>) -> Bool {
            cells.isLine(PageMark(DrawnShape.bar(height: rows.count).moved(38, rows.lowerBound)))
        }
        // Below the cell, three quarters and a third of it are the line's.
        #expect(isLine(59..<67))
        #expect(!isLine(59..<75))
        // In the cell, an eighth is less than three or four of 16 and 22 rows, and more than one or two of 27.
        #expect(isLine(46..<62) && isLine(40..<62))
        #expect(!isLine(33..<60))
    }

    @Test func `the frame itself is a line, what stands beside it is none`() throws {
        let cells = try field()
        #expect(cells.isLine(PageMark(table(columns: [40, 40], rows: [40]).moved(20, 20))))
        #expect(!cells.isLine(PageMark(DrawnShape.ring().moved(30, 27))))
        #expect(!cells.isLine(PageMark(DrawnShape.ring().moved(140, 27))))
    }

    // MARK: Digits in cells

    /// Digits with the cells of a field of two that they are placed in, as a text: the column, `-` for none, and `!`
    /// where the digit fills its cell.
    private func placed(_ digits: [Glyph], in cells: PageCells) -> String {
        cells.placed(digits).map {
            ($0.cell.map { String($0.column) } ?? "-") + ($0.fillsCell ? "!" : "")
        }.joined(separator: " ")
    }

    @Test func `digits lie in the cells that have their middles`() throws {
        let cells = try field()
        #expect(placed([], in: cells).isEmpty)
        let digits = try [30, 70, 140].map { try Glyph.box(x: $0, foot: 56, as: 4) }
        #expect(placed(digits, in: cells) == "0! 1! -")
        #expect(placed([digits[1]], in: cells) == "1!")
        #expect(cells.placed(digits).map(\.mark) == digits.map(\.mark))
        // Half of it lies over the line to the second cell, less than half.
        #expect(placed([try .box(x: 48, foot: 56, as: 4)], in: cells) == "0!")
        #expect(placed([try .box(x: 56, foot: 56, as: 4)], in: cells) == "1!")
    }

    @Test func `two digits in one cell fill it not`() throws {
        let cells = try field()
        let digits = try [(26, 12), (42, 12), (70, 18)].map {
            try Glyph.box(x: $0.0, width: $0.1, foot: 56, as: 4)
        }
        #expect(placed(digits, in: cells) == "0 0 1!")
    }

    @Test func `a digit reaches a quarter over its cell, what is larger is in none`() throws {
        let cells = try field()
        let cell = try #require(cells.cells.first?.box)
        let (width, height) = (5 * cell.width / 4, 5 * cell.height / 4)
        let (x, foot) = (cell.x + cell.width / 2, cell.y + cell.height / 2)
        func place(width: Int, height: Int) throws -> String {
            let glyph = try Glyph.box(
                x: x - width / 2, width: width, height: height, foot: foot + height - height / 2,
                as: 4)
            return placed([glyph], in: cells)
        }
        #expect(try place(width: 10, height: height) == "0!")
        #expect(try place(width: 10, height: height + 1) == "-")
        #expect(try place(width: width, height: 10) == "0!")
        #expect(try place(width: width + 1, height: 10) == "-")
    }

    @Test func `a digit that has a cell keeps it, wherever it lies`() throws {
        let cells = try field()
        var digit = try Glyph.box(x: 30, foot: 56, as: 4)
        digit.cell = cells.cells[1]
        #expect(placed([digit], in: cells) == "1!")
        let other = try Glyph.box(x: 70, foot: 56, as: 4)
        #expect(placed([digit, other], in: cells) == "1 1")
        // Cells are told by their places, not by what is in them.
        #expect(
            cells.cells[0].isSame(as: cells.cells[0]) && !cells.cells[0].isSame(as: cells.cells[1]))
        let moved = PageCells.Cell(
            field: 0, row: 0, column: 1, marks: [digit.mark],
            box: PixelBox(x: 0, y: 0, width: 1, height: 1))
        #expect(moved.isSame(as: cells.cells[1]))
        for (field, row) in [(1, 0), (0, 1)] {
            #expect(
                !PageCells.Cell(field: field, row: row, column: 1, marks: [], box: moved.box)
                    .isSame(as: moved))
        }
    }

    @Test func `what is written in cells is classified, each glyph with its cell`() throws {
        var page = page(table(columns: [40, 40, 40], rows: [40]).moved(20, 20))
        page.draw(DrawnShape.ring(width: 16, height: 24, pen: 3).moved(34, 30))
        page.draw(DrawnShape.plus(width: 16, height: 24, pen: 4).moved(114, 30))
        let rendered = try page.rendered()
        let cells = PageCells(on: rendered, settings: CellSettings())
        let reader = GlyphReader(
            page: rendered, classifier: try .ofShapes(), settings: GlyphReader.Settings())
        let glyphs = cells.glyphs(reader)
        #expect(glyphs.map(\.digit) == [0, 4])
        #expect(glyphs.map(\.cell?.column) == [0, 2])
        #expect(glyphs.map(\.mark) == cells.cells.flatMap(\.marks))
        #expect(
            PageCells(on: try DrawnPage().rendered(), settings: CellSettings()).glyphs(reader)
                .isEmpty)
    }
}
