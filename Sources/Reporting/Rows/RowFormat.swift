package import DigitReading

/// A way to write rows: what stands above them, and the line for each.
///
/// A line never depends on other rows, so that rows can be written as they come.
package protocol RowFormat: Sendable {
    /// What comes before the first row, with its line break; may be empty.
    var heading: String { get }

    /// Returns one line, with its line break.
    func line(for row: Row) -> String
}
