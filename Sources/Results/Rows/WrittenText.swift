package import DigitReading
import PhotoFiles
import SystemLibraries

/// Rows as just what is written, a line for each line of writing; photos without digits have none.
package struct WrittenText: RowFormat {
    /// Empty: what is written needs no column names.
    package let heading = ""

    /// Whether every line begins with its photo's path and a colon, for runs over several photos.
    package let namesPhotos: Bool

    /// Makes the format; by default lines do not name their photos.
    package init(namesPhotos: Bool = false) { self.namesPhotos = namesPhotos }

    /// Returns the line of writing that a digit begins; empty for the other digits of the line.
    package func line(for row: Row) -> String {
        // The row's first digit speaks for all of it.
        guard row.column == 0, let text = row.text else { return "" }
        // A photo that came on standard input has no name.
        let isNamed = namesPhotos && row.path.text != "-"
        return (isNamed ? row.path.text.printable + ": " : "") + text + "\n"
    }
}

extension RowFormat where Self == WrittenText {
    /// Just what is written, each line behind its photo's path where that is wanted.
    package static func text(namingPhotos: Bool) -> WrittenText {
        WrittenText(namesPhotos: namingPhotos)
    }
}
