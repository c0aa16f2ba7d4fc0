package import DigitReading

/// A way to write rows: what stands above them, and the lines for each photo.
///
/// Lines never depend on other photos, so that rows can be written as they come.
package protocol RowFormat: Sendable {
    /// What comes before the first row, with its line break; may be empty.
    var heading: String { get }

    /// Returns a row's line, with its line break.
    func line(for row: Row) -> String

    /// Returns the lines of a photo's rows, with their line breaks.
    func lines(for photo: [Row]) -> String
}

extension RowFormat {
    package func lines(for photo: [Row]) -> String { photo.map(line).joined() }
}
