import DigitDatasets

/// What errors say to who has typed a command: libraries say in their own words what is wrong and what to do; here
/// stand the names of the options that do it.
enum ErrorWords {
    /// Returns an error's sentences, with the names of options where these help.
    static func message(of error: any Error) -> String {
        switch error {
        case let error as DatasetWritingError: message(of: error)
        default: "\(error)"
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
}
