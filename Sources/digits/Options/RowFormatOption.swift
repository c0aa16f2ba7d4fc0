import ArgumentParser
import PhotoFiles
import Reporting
import SystemLibraries

/// How rows are written.
enum RowFormatOption: String, ExpressibleByArgument, CaseIterable {
    case table, csv, jsonl, text

    /// How many paths are looked at for the width of a table's column; a folder of a million must not
    /// wait.
    static let measuredPaths = 1_000

    /// The format itself, suited to the first photos and to the place the rows go to.
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

    /// A table for people, JSON Lines for programs.
    static func suited(toFile file: String?) -> RowFormatOption {
        file == nil && isatty(STDOUT_FILENO) == 1 ? .table : .jsonl
    }
}
