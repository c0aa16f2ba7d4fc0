import ArgumentParser
import PhotoFiles
import Results
import SystemLibraries

/// How rows are written.
enum RowFormatOption: String, ExpressibleByArgument, CaseIterable {
    /// A table for people.
    case table
    /// Comma-separated values, under a heading.
    case csv
    /// JSON Lines: an object a line.
    case jsonl
    /// What is written on the photos, as plain text.
    case text

    /// How many paths are looked at for the width of a table's column.
    ///
    /// A folder of a million must not wait; a thousand are found in moments and mostly show how long paths are. Set
    /// by eye.
    static let measuredPaths = 1_000

    /// The format itself, with columns for the first photos and the width of the terminal that rows go to.
    func format(
        fitting first: [PhotoPath], namingPhotos: Bool, on output: RowOutput
    ) -> any RowFormat {
        switch self {
        case .table:
            if let columns = output.terminalColumns {
                TerminalTable(
                    fitting: first, terminalColumns: columns, isColored: Terminal.hasColors,
                    ellipsis: Terminal.showsOnlyASCII ? "..." : "…")
            } else {
                .table(fitting: first)
            }
        case .csv: .csv
        case .jsonl: .jsonLines
        case .text: .text(namingPhotos: namingPhotos)
        }
    }

    /// The format where none is named: a table on a terminal, JSON Lines in a file or pipe.
    static func suited(toFile file: String?) -> RowFormatOption {
        file == nil && isatty(STDOUT_FILENO) == 1 ? .table : .jsonl
    }
}
