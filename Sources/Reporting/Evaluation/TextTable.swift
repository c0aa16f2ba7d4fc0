import SystemLibraries

/// Lines of text whose columns stand below each other.
package struct TextTable: Sendable {
    /// On which side of its column a text stands.
    package enum Alignment: Sendable { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]]

    /// Makes a table of named columns.
    package init(_ columns: [(String, Alignment)]) {
        alignments = columns.map(\.1)
        rows = [columns.map(\.0)]
    }

    /// Adds a row; a missing cell is empty.
    package mutating func add(_ cells: [String]) { rows.append(cells.map(\.printable)) }

    /// The table, each line with its break; no line ends in blanks.
    package var text: String {
        let widths = alignments.indices.map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, width) in widths.enumerated() {
                let cell = column < row.count ? row[column] : ""
                let blanks = String(repeating: " ", count: width - cell.count)
                line += column == 0 ? "" : "  "
                line += alignments[column] == .left ? cell + blanks : blanks + cell
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
