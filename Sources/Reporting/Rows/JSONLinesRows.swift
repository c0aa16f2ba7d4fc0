package import DigitReading

/// One JSON object a line, for programs.
package struct JSONLinesRows: RowFormat {
    package let heading = ""

    package func line(for row: Row) -> String { row.json + "\n" }
}

extension RowFormat where Self == JSONLinesRows {
    /// One JSON object a line.
    package static var jsonLines: JSONLinesRows { JSONLinesRows() }
}
