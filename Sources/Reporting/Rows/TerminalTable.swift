package import DigitReading
import MNIST
package import PhotoFiles
import Raster
import SystemLibraries

/// Columns to look at on a terminal: which photo, which digit, how sure, and what is to be known of it.
///
/// No line is longer than the terminal is wide. What does not fit beside a photo follows on lines of its
/// own, and a sentence that says why a photo could not be read does so always. What is rejected is yellow,
/// what could not be read is red.
package struct TerminalTable: RowFormat {
    /// Characters of the terminal's lines; the last one stays free, as some terminals break a line that fills it.
    private let width: Int
    private let isColored: Bool
    /// What stands in the place of a path's middle.
    private let ellipsis: String
    /// Whether the digits' boxes are shown, too.
    private let hasBoxes: Bool
    /// Characters of the path's column; longer paths lose their middle.
    package let pathWidth: Int

    /// The least width there is room for: below it lines break, and names stay recognizable.
    private static let narrowest = 44
    /// Terminals of so many columns have room for boxes.
    private static let wide = 120
    /// Characters of a box in numbers of at most four digits, and of the gap before it.
    private static let boxWidth = 19
    /// Characters of digit, confidence and the gaps between the four columns.
    private static let otherColumns = 21
    /// Characters that notes get beside long paths: room for any one warning.
    private static let notesWidth = 24
    /// Blanks before a sentence below its photo.
    private static let indent = 4

    /// Makes a table whose first column is wide enough for the paths known beforehand, as far as the
    /// terminal's columns allow.
    package init(
        fitting paths: some Sequence<PhotoPath>, terminalColumns: Int, isColored: Bool = false,
        ellipsis: String = "…"
    ) {
        self.ellipsis = ellipsis
        width = max(Self.narrowest, terminalColumns) - 1
        self.isColored = isColored
        hasBoxes = terminalColumns >= Self.wide
        let others = Self.otherColumns + (hasBoxes ? Self.boxWidth + 2 : 0)
        let room = max(16, width - others - Self.notesWidth)
        let longest = paths.lazy.map { TextColumns.width(of: $0.text.printable) }.max() ?? room
        pathWidth = max(4, min(longest, room))
    }

    package var heading: String {
        TextColumns.padded("path", pathWidth) + "  digit  confidence  "
            + (hasBoxes ? TextColumns.padded("box", Self.boxWidth) + "  " : "") + "notes\n"
    }

    package func line(for row: Row) -> String { lines(for: row, isOfPage: false) }

    package func lines(for photo: [Row]) -> String {
        photo.map { lines(for: $0, isOfPage: photo.count > 1) }.joined()
    }

    private func lines(for row: Row, isOfPage: Bool) -> String {
        let confidence = row.confidence.flatMap { FixedPoint.text($0 * 100, decimals: 2) }
        let box = row.box.map { "\($0.x),\($0.y),\($0.width),\($0.height)" } ?? "-"
        var cells = [
            TextColumns.padded(
                TextColumns.shortened(
                    row.path.text.printable, to: pathWidth, ellipsis: ellipsis), pathWidth),
            TextColumns.padded(row.digit.map(\.description) ?? "-", 5, alignedRight: true),
            TextColumns.padded(confidence.map { $0 + " %" } ?? "-", 10, alignedRight: true),
        ]
        if hasBoxes { cells.append(TextColumns.padded(box, Self.boxWidth)) }
        let beginning = cells.joined(separator: "  ")
        let notesColumn = TextColumns.width(of: beginning) + 2
        let hasRoom = width - notesColumn >= Self.notesWidth
        let notes = TextColumns.wrapped(
            notes(on: row, isOfPage: isOfPage).joined(separator: ", ").printable,
            to: width - (hasRoom ? notesColumn : Self.indent))
        var lines = [notes.isEmpty ? Self.trimmed(beginning) : beginning]
        if hasRoom, let first = notes.first { lines[0] += "  " + first }
        let further = hasRoom ? notes.dropFirst() : notes[...]
        lines += further.map { Self.blanks(hasRoom ? notesColumn : Self.indent) + $0 }
        if let message = row.error?.message.printable {
            lines += TextColumns.wrapped(message, to: width - Self.indent)
                .map { Self.blanks(Self.indent) + $0 }
        }
        return lines.map { colored($0, row.status) + "\n" }.joined()
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    private func notes(on row: Row, isOfPage: Bool) -> [String] {
        var notes: [String] = []
        switch row.status {
        case .ok: break
        case .rejected:
            notes.append("rejected" + (row.reason.map { ": " + $0.rawValue } ?? ""))
        case .error: notes.append("error" + (row.error.map { ": " + $0.kind.rawValue } ?? ""))
        }
        if isOfPage, let line = row.row, let column = row.column {
            notes.append("row \(line), column \(column)")
        }
        return notes + row.warnings.map(\.rawValue)
    }

    private func colored(_ line: String, _ status: Row.Status) -> String {
        guard isColored else { return line }
        switch status {
        case .ok: return line
        case .rejected: return "\u{1B}[33m" + line + "\u{1B}[0m"
        case .error: return "\u{1B}[31m" + line + "\u{1B}[0m"
        }
    }
}
