import ArgumentParser
package import DigitDatasets

/// `--split-by` takes what a split keeps together.
extension SplitKey: ExpressibleByArgument {
    /// Reads an argument; whatever is none of the four words is the name of a column.
    package init(argument: String) {
        switch argument {
        case "writer": self = .writer
        case "folder": self = .folder
        case "photo": self = .photo
        case "digit": self = .digit
        default: self = .column(argument)
        }
    }

    /// The words that help and completions offer.
    package static var allValueStrings: [String] { ["writer", "folder", "photo", "digit"] }
}
