package import DigitReading

/// Rows as JSON Lines: one object a line, for programs.
package struct JSONLinesRows: RowFormat {
    /// Empty: every line tells its fields' names itself.
    package let heading = ""

    /// Returns a row as an object on one line.
    package func line(for row: Row) -> String { row.json + "\n" }
}

extension RowFormat where Self == JSONLinesRows {
    /// One JSON object a line, without a heading.
    package static var jsonLines: JSONLinesRows { JSONLinesRows() }
}
