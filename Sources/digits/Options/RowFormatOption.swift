import ArgumentParser
import Foundation
import Reporting

/// How rows are written.
enum RowFormatOption: String, ExpressibleByArgument, CaseIterable {
    case table, csv, jsonl

    /// The format itself.
    var format: any RowFormat {
        switch self {
        case .table: .table
        case .csv: .csv
        case .jsonl: .jsonLines
        }
    }

    /// A table for people, JSON Lines for programs.
    static func suited(toFile file: String?) -> RowFormatOption {
        file == nil && isatty(STDOUT_FILENO) == 1 ? .table : .jsonl
    }
}
