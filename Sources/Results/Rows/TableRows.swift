package import DigitReading
import Files
package import PhotoFiles
import Raster
import SystemLibraries

/// Rows as a table of aligned columns with all that there is, a line for each row, for files and pipes.
package struct TableRows: RowFormat {
    /// The most characters of the path's column, set by eye: beyond it the digits stand too far from their photos.
    private static let widest = 64
    /// The fewest characters of the path's column, set by eye: a name stays recognizable.
    private static let narrowest = 15

    /// Characters of the path's column; longer paths lose their middle.
    package let pathWidth: Int

    /// Makes a table whose first column is wide enough for the paths known beforehand.
    ///
    /// Where none are known, it has half of its greatest width.
    package init(fitting paths: some Sequence<PhotoPath>) {
        let longest = paths.lazy.map { $0.text.printable.count }.max()
        pathWidth = max(Self.narrowest, min(longest ?? Self.widest / 2, Self.widest))
    }

    /// The columns' names, each above its column.
    package var heading: String {
        TextColumns.padded("path", pathWidth) + "  index  status    digit  confidence  "
            + "box                  place  notes\n"
    }

    /// Returns a row's cells in their columns; what a row has not is `-`, the confidence is in percent.
    package func line(for row: Row) -> String {
        let confidence = row.confidence.flatMap { FixedPoint.text($0 * 100, decimals: 2) }
        let box = row.box.map { "\($0.x),\($0.y),\($0.width),\($0.height)" }
        // Row and column together say where on a page a digit stands.
        let place = row.row.flatMap { line in row.column.map { "\(line),\($0)" } }
        let notes =
            row.warnings.map(\.rawValue)
            + [row.reason?.rawValue, row.error?.message].compactMap { $0 }
        let cells = [
            TextColumns.padded(
                TextColumns.shortened(row.path.text.printable, to: pathWidth), pathWidth),
            TextColumns.padded(String(row.index), 5, alignedRight: true),
            TextColumns.padded(row.status.rawValue, 8),
            TextColumns.padded(row.digit.map(\.description) ?? "-", 5, alignedRight: true),
            TextColumns.padded(confidence.map { $0 + " %" } ?? "-", 10, alignedRight: true),
            TextColumns.padded(box ?? "-", 19),
            TextColumns.padded(place ?? "-", 5),
            notes.joined(separator: ", ").printable,
        ]
        var line = cells.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }
}

extension RowFormat where Self == TableRows {
    /// Aligned columns with all that there is, the first one wide enough for the paths known beforehand.
    package static func table(fitting paths: some Sequence<PhotoPath>) -> TableRows {
        TableRows(fitting: paths)
    }
}
