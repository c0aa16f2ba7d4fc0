/// The place of every digit of a page: in a grid the row and column of its cell, elsewhere its line of writing and its
/// place in that line, all from 0.
///
/// Cells without digits count: the digits of a sudoku have rows and columns 0 … 8, whichever cells are empty.
struct GridPlaces {
    /// For each line of writing the row of its digits and the column of each, the topmost line first.
    let lines: [(row: Int, columns: [Int])]

    /// Finds the places of the digits of lines of writing.
    ///
    /// A line is a row of a grid where more than half of its digits lie in one row of the grid's cells. Where two lines
    /// would have the same row, or rows would not rise from line to line, all lines are counted as if there were no
    /// grid.
    init(of lines: [[Glyph]]) {
        let gridRows = lines.map(Self.gridRow)
        var rowsOfFields: [Int: Set<Int>] = [:]
        for place in gridRows.compactMap(\.self) {
            rowsOfFields[place.field, default: []].insert(place.row)
        }
        // One row of boxes is a field of a form, which may stand beside others in its line.
        let grids = rowsOfFields.filter { $0.value.count > 1 }
        // The line of writing at which each grid begins: its rows are counted on from there, whether they have digits
        // or not.
        var firstRows: [Int: Int] = [:]
        var next = 0
        var places: [(row: Int, columns: [Int])] = []
        for (line, place) in zip(lines, gridRows) {
            guard let place, let rows = grids[place.field] else {
                places.append((next, Array(line.indices)))
                next += 1
                continue
            }
            let first = firstRows[place.field] ?? next
            firstRows[place.field] = first
            let isWhole = line.allSatisfy { $0.cell?.field == place.field }
            places.append(
                (
                    first + place.row,
                    isWhole ? line.compactMap(\.cell?.column) : Array(line.indices)
                ))
            next = max(next, first + (rows.max() ?? 0) + 1)
        }
        let rows = places.map(\.row)
        let isRising = zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }
        self.lines =
            isRising
            ? places
            : lines.enumerated().map { (row: $0.offset, columns: Array($0.element.indices)) }
    }

    /// Returns the grid and the row of its cells in which more than half of a line's digits lie, if there is one.
    private static func gridRow(of line: [Glyph]) -> (field: Int, row: Int)? {
        for cell in line.compactMap(\.cell) {
            let count = line.count { $0.cell?.field == cell.field && $0.cell?.row == cell.row }
            if 2 * count > line.count { return (cell.field, cell.row) }
        }
        return nil
    }
}
