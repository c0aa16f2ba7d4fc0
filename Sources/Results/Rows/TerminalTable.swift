package import DigitReading
import Files
package import PhotoFiles
import Raster
import SystemLibraries

/// Rows as a table to look at on a terminal: which photo, which digit, how sure, and what is to be known of it.
///
/// No line is longer than the terminal is wide. What does not fit beside a photo follows on lines
/// of its own, and a sentence that says why a photo could not be read does so always. What is
/// rejected is yellow, what could not be read is red.
package struct TerminalTable: RowFormat {
    /// The most characters of a line: one less than the terminal has columns, as some terminals
    /// break a line that fills it.
    private let width: Int
    /// Whether rejected and failed rows have a color.
    private let isColored: Bool
    /// What stands in the place of a path's middle, one or several characters.
    private let ellipsis: String
    /// Whether the digits' boxes are shown.
    private let hasBoxes: Bool
    /// Characters of the path's column, as far as the terminal has room; longer paths lose their middle.
    package let pathWidth: Int

    /// The least columns a terminal is taken to have: with fewer, lines break, and names stay recognizable.
    ///
    /// Path, digit and confidence take at least 37; set by eye.
    private static let narrowest = 44
    /// The columns from which on a terminal has room for boxes; set by eye.
    private static let wide = 120
    /// Characters of a box in numbers of at most four digits, `x,y,width,height`.
    private static let boxWidth = 19
    /// Characters of digit (5), confidence (10) and the three gaps of two blanks between the four columns.
    private static let otherColumns = 21
    /// The characters that notes get beside long paths: room for any one warning; set by eye.
    private static let notesWidth = 24
    /// The blanks before a sentence below its photo; set by eye.
    private static let indent = 4

    /// Makes a table whose first column is wide enough for the paths known beforehand, as far as
    /// the terminal's columns allow.
    ///
    /// Where no paths are known, the column takes all the room there is.
    package init(
        fitting paths: some Sequence<PhotoPath>, terminalColumns: Int, isColored: Bool = false,
        ellipsis: String = "…"
    ) {
        self.ellipsis = ellipsis
        width = max(Self.narrowest, terminalColumns) - 1
        self.isColored = isColored
        hasBoxes = terminalColumns >= Self.wide
        let others = Self.otherColumns + (hasBoxes ? Self.boxWidth + 2 : 0)
        // At least 16 characters of a path are shown, even where notes then go on lines of their own.
        let room = max(16, width - others - Self.notesWidth)
        let longest = paths.lazy.map { TextColumns.width(of: $0.text.printable) }.max() ?? room
        pathWidth = max(4, min(longest, room))
    }

    /// The columns' names, each above its column.
    package var heading: String {
        TextColumns.padded("path", pathWidth) + "  digit  confidence  "
            + (hasBoxes ? TextColumns.padded("box", Self.boxWidth) + "  " : "") + "notes\n"
    }

    /// Returns a row's lines as of a photo of one digit.
    package func line(for row: Row) -> String { lines(for: row, isOfPage: false) }

    /// Returns the lines of a photo's rows; on a page each row says where it stands.
    package func lines(for photo: [Row]) -> String {
        photo.map { lines(for: $0, isOfPage: photo.count > 1) }.joined()
    }

    /// Returns a row's lines: its cells, the notes beside or below them, and why a file could not be read.
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
        // Where the notes begin, if there is room for any beside the cells.
        let notesColumn = TextColumns.width(of: beginning) + 2
        let hasRoom = width - notesColumn >= Self.notesWidth
        let notes = TextColumns.wrapped(
            notes(on: row, isOfPage: isOfPage).joined(separator: ", ").printable,
            to: width - (hasRoom ? notesColumn : Self.indent))
        var lines = [notes.isEmpty ? Self.trimmed(beginning) : beginning]
        if hasRoom, let first = notes.first { lines[0] += "  " + first }
        let further = hasRoom ? notes.dropFirst() : notes[...]
        lines += further.map { Self.blanks(hasRoom ? notesColumn : Self.indent) + $0 }
        // A sentence for people is too long for a column, and always stands below.
        if let message = row.error?.message.printable {
            lines += TextColumns.wrapped(message, to: width - Self.indent)
                .map { Self.blanks(Self.indent) + $0 }
        }
        return lines.map { colored($0, row.status) + "\n" }.joined()
    }

    /// Returns a line without the blanks at its end.
    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    /// Returns so many blanks.
    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// Returns what is to be known of a row, in words: its status with its reason, its place on a page, its warnings.
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

    /// Returns a line in the color of its row's status, by the escapes of ECMA-48 (yellow 33, red 31, plain 0).
    private func colored(_ line: String, _ status: Row.Status) -> String {
        guard isColored else { return line }
        switch status {
        case .ok: return line
        case .rejected: return "\u{1B}[33m" + line + "\u{1B}[0m"
        case .error: return "\u{1B}[31m" + line + "\u{1B}[0m"
        }
    }
}
