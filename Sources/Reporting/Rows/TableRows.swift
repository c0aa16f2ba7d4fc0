package import DigitReading
import MNIST
import PhotoFiles
import Raster

/// Columns to look at on a terminal.
package struct TableRows: RowFormat {
    /// Columns for the path; a longer one pushes its own row to the right and no other.
    private static let pathWidth = 32

    package let heading =
        TableRows.padded("path", pathWidth) + "  index  status    digit  confidence  "
        + "box                  notes\n"

    package func line(for row: Row) -> String {
        let confidence = row.confidence.flatMap { FixedPoint.text($0 * 100, decimals: 2) }
        let box = row.box.map { "\($0.x),\($0.y),\($0.width),\($0.height)" }
        let notes =
            row.warnings.map(\.rawValue)
            + [row.reason?.rawValue, row.error?.message].compactMap { $0 }
        let cells = [
            Self.padded(Self.printable(row.path.text), Self.pathWidth),
            Self.padded(String(row.index), 5, alignedRight: true),
            Self.padded(row.status.rawValue, 8),
            Self.padded(row.digit.map(\.description) ?? "-", 5, alignedRight: true),
            Self.padded(confidence.map { $0 + " %" } ?? "-", 10, alignedRight: true),
            Self.padded(box ?? "-", 19),
            Self.printable(notes.joined(separator: ", ")),
        ]
        var line = cells.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }

    private static func padded(_ text: String, _ width: Int, alignedRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return alignedRight ? blanks + text : text + blanks
    }

    /// The text with what a terminal might act on made visible.
    private static func printable(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.isUnsafeToPrint {
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension RowFormat where Self == TableRows {
    /// Columns to look at on a terminal.
    package static var table: TableRows { TableRows() }
}
