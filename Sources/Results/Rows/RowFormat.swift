package import DigitReading

/// A way to write rows: what stands above them, and the lines for each photo.
///
/// Lines never depend on other photos, so that rows can be written as they come.
package protocol RowFormat: Sendable {
    /// What comes before the first row, with its line break; empty for a format without a heading.
    var heading: String { get }

    /// Returns a row as its line, with its line break; empty where the format has none for it.
    func line(for row: Row) -> String

    /// Returns the lines of all of a photo's rows, in order, with their line breaks.
    func lines(for photo: [Row]) -> String
}

extension RowFormat {
    /// The rows' lines, one behind the other: most formats need not know the other rows of a photo.
    package func lines(for photo: [Row]) -> String { photo.map(line).joined() }
}

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
