import SystemLibraries

/// A table as lines of text whose columns stand below each other, for terminals and files.
///
/// Widths are counted in characters, which suits Latin letters and digits; `TextColumns` counts wide ones, too.
package struct ColumnTable: Sendable {
    /// On which side of its column a cell's text stands.
    package enum Alignment: Sendable { case left, right }

    /// The columns' alignments, from left to right.
    private let alignments: [Alignment]
    /// The cells, row by row, the heading first.
    private var rows: [[String]]

    /// Makes a table of columns, each with its name and alignment, and without rows.
    package init(_ columns: [(String, Alignment)]) {
        alignments = columns.map(\.1)
        rows = [columns.map(\.0)]
    }

    /// Adds a row; a cell that is missing at its end is empty, and control characters are made visible.
    package mutating func add(_ cells: [String]) { rows.append(cells.map(\.printable)) }

    /// The whole table, each line with its break; columns are two blanks apart, and no line ends in blanks.
    package var text: String {
        // Each column is as wide as its widest cell.
        let widths = alignments.indices.map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, width) in widths.enumerated() {
                let cell = column < row.count ? row[column] : ""
                // Filled up on the side away from the text, also in the last column: the blanks
                // behind it are taken off below.
                let blanks = String(repeating: " ", count: width - cell.count)
                line += column == 0 ? "" : "  "
                line += alignments[column] == .left ? cell + blanks : blanks + cell
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
