import ArgumentParser
import Reporting
import SystemLibraries

/// How rows are written.
enum RowFormatOption: String, ExpressibleByArgument, CaseIterable {
    case table, csv, jsonl, text

    /// The format itself, suited to the photos and to the place the rows go to.
    func format(for photos: InputPaths, on output: RowOutput) -> any RowFormat {
        switch self {
        case .table:
            .table(fitting: photos.knownBeforehand, terminalColumns: output.terminalColumns)
        case .csv: .csv
        case .jsonl: .jsonLines
        case .text: .text(namingPhotos: !photos.isOneFile)
        }
    }

    /// A table for people, JSON Lines for programs.
    static func suited(toFile file: String?) -> RowFormatOption {
        file == nil && isatty(STDOUT_FILENO) == 1 ? .table : .jsonl
    }
}
