package import DigitReading
import MNIST
package import PhotoFiles
import Raster
import SystemLibraries

/// Columns to look at on a terminal.
package struct TableRows: RowFormat {
    /// Characters the columns beside the path take, without the notes at the end.
    private static let otherColumns = 65
    /// The widest the path's column gets: beyond it the digits stand too far from their photos.
    private static let widest = 64
    /// The narrowest the path's column gets, whatever the terminal: names must stay recognizable.
    private static let narrowest = 15

    /// Characters of the path's column; longer paths lose their middle.
    package let pathWidth: Int

    /// Makes a table whose first column is wide enough for the paths known beforehand, none where
    /// there are none, and leaves room for the other columns on a terminal of so many columns.
    package init(fitting paths: some Sequence<PhotoPath>, terminalColumns: Int? = nil) {
        let room = terminalColumns.map { $0 - Self.otherColumns } ?? Self.widest
        let longest = paths.lazy.map { $0.text.printable.count }.max()
        pathWidth = max(Self.narrowest, min(longest ?? Self.widest / 2, room, Self.widest))
    }

    package var heading: String {
        Self.padded("path", pathWidth) + "  index  status    digit  confidence  "
            + "box                  place  notes\n"
    }

    package func line(for row: Row) -> String {
        let confidence = row.confidence.flatMap { FixedPoint.text($0 * 100, decimals: 2) }
        let box = row.box.map { "\($0.x),\($0.y),\($0.width),\($0.height)" }
        let place = row.row.flatMap { line in row.column.map { "\(line),\($0)" } }
        let notes =
            row.warnings.map(\.rawValue)
            + [row.reason?.rawValue, row.error?.message].compactMap { $0 }
        let cells = [
            Self.padded(shortened(row.path.text.printable), pathWidth),
            Self.padded(String(row.index), 5, alignedRight: true),
            Self.padded(row.status.rawValue, 8),
            Self.padded(row.digit.map(\.description) ?? "-", 5, alignedRight: true),
            Self.padded(confidence.map { $0 + " %" } ?? "-", 10, alignedRight: true),
            Self.padded(box ?? "-", 19),
            Self.padded(place ?? "-", 5),
            notes.joined(separator: ", ").printable,
        ]
        var line = cells.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }

    /// The path without its middle where it is too long; its end tells photos apart, so more of
    /// that stays.
    private func shortened(_ path: String) -> String {
        guard path.count > pathWidth else { return path }
        let kept = pathWidth - 1
        return path.prefix(kept / 3) + "…" + path.suffix(kept - kept / 3)
    }

    private static func padded(_ text: String, _ width: Int, alignedRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return alignedRight ? blanks + text : text + blanks
    }
}

extension RowFormat where Self == TableRows {
    /// Columns to look at on a terminal, the first one wide enough for the paths known beforehand.
    package static func table(
        fitting paths: some Sequence<PhotoPath>, terminalColumns: Int? = nil
    ) -> TableRows {
        TableRows(fitting: paths, terminalColumns: terminalColumns)
    }
}
