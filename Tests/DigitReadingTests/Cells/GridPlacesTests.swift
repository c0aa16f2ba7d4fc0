import Raster
import Testing

@testable import DigitReading

struct GridPlacesTests {
    private func digit(field: Int?, row: Int = 0, column: Int = 0) throws -> Glyph {
        var digit = try Glyph.box(x: 40 * column, as: 4)
        if let field {
            let box = PixelBox(x: 40 * column, y: 40 * row, width: 40, height: 40)
            digit.cell = PageCells.Cell(
                field: field, row: row, column: column, marks: [], box: box)
        }
        return digit
    }

    @Test func `digits of a grid have the places of their cells, empty rows and columns counted`()
        throws
    {
        let lines = try [
            [digit(field: nil), digit(field: nil)],
            [digit(field: 0, row: 1, column: 2), digit(field: 0, row: 1, column: 8)],
            [digit(field: 0, row: 4, column: 0)],
            [digit(field: nil)],
        ]
        let places = GridPlaces(of: lines).lines
        #expect(places.map(\.row) == [0, 2, 5, 6])
        #expect(places.map(\.columns) == [[0, 1], [2, 8], [0], [0]])
    }

    @Test func `a row of boxes is no grid`() throws {
        let lines = try [
            [digit(field: 0, column: 3), digit(field: 0, column: 5)], [digit(field: nil)],
        ]
        let places = GridPlaces(of: lines).lines
        #expect(places.map(\.row) == [0, 1])
        #expect(places.map(\.columns) == [[0, 1], [0]])
    }

    @Test func `a digit beside the grid leaves its line the order of writing`() throws {
        let lines = try [
            [
                digit(field: nil), digit(field: 0, row: 0, column: 4),
                digit(field: 0, row: 0, column: 6),
            ],
            [digit(field: 0, row: 3, column: 1)],
        ]
        let places = GridPlaces(of: lines).lines
        #expect(places.map(\.row) == [0, 3])
        #expect(places.map(\.columns) == [[0, 1, 2], [1]])
    }

    @Test func `where two lines have one row of cells, all lines are counted`() throws {
        let lines = try [
            [digit(field: 0, row: 1, column: 1)], [digit(field: 0, row: 1, column: 4)],
            [digit(field: 0, row: 2, column: 1)],
        ]
        #expect(GridPlaces(of: lines).lines.map(\.row) == [0, 1, 2])
    }
}
