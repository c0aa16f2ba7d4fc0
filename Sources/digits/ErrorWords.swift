import DigitDatasets
import DigitSheets
import Files
import Results
import SystemLibraries

/// What errors say to who has typed a command: libraries say in their own words what is wrong and what to do; here
/// stand the names of the options that do it.
enum ErrorWords {
    /// Returns an error's sentences, with the names of options where these help.
    static func message(of error: any Error) -> String {
        switch error {
        case let error as FileError: message(of: error)
        case let error as DatasetWritingError: message(of: error)
        case let error as ResumeError: message(of: error)
        case let error as SheetError: message(of: error)
        default: "\(error)"
        }
    }

    /// What is in the way of a file or folder, which every command replaces where it is told to.
    private static func message(of error: FileError) -> String {
        switch error.code {
        case EEXIST: error.problem + ". Name another file, or add --force."
        case ENOTEMPTY: error.problem + ". Name another folder, or add --force."
        default: error.description
        }
    }

    /// What is in the way of a data set, and the options of `digits export` that lead round it.
    private static func message(of error: DatasetWritingError) -> String {
        switch error {
        case .otherShape: error.problem + ". Name another folder or --prefix, or remove it."
        case .foreignFolder: error.problem + ". Name another folder or --prefix."
        case .oneGroup:
            error.problem + ": leave --split out, or name something else with --split-by."
        case .brokenSources, .unknownSources, .unequalCounts: error.description
        }
    }

    /// Why `digits classify --resume` cannot go on.
    private static func message(of error: ResumeError) -> String {
        switch error {
        case .unusable, .foreign: error.description
        case .foreignEnd: error.problem + ". Name another file, or start anew with --force."
        case .otherPhoto:
            error.problem + ": --resume needs the same photos in the same order. "
                + "Start anew with --force, or name another file."
        case .otherOptions:
            error.problem
                + ". Use the same options, start anew with --force, or name another file."
        }
    }

    /// Why `digits sheet` cannot print such a sheet.
    private static func message(of error: SheetError) -> String {
        switch error {
        case .noDigits: error.problem + ": --digits 0123456789."
        case .count(.boxesPerDigit, let most): "--per-digit must be 1 … \(most)."
        case .count(.pages, let most): "--pages must be 1 … \(most)."
        case .tooManyBoxes: error.problem + ". Ask for more --pages."
        case .unprintable: "--title: \(error.problem)."
        }
    }
}
