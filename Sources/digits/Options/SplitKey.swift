import ArgumentParser

/// What a split of a data set keeps together: all digits of such a group go into one part.
enum SplitKey: ExpressibleByArgument, Equatable {
    /// All that one person has written.
    case writer
    /// All photos that lie in one folder.
    case folder
    /// All digits on one photo.
    case photo
    /// Nothing: every digit is a group of its own.
    case digit
    /// All photos that have the same value in this column of the labels.
    case column(String)

    /// Reads an argument; whatever is none of the four words is the name of a column.
    init(argument: String) {
        switch argument {
        case "writer": self = .writer
        case "folder": self = .folder
        case "photo": self = .photo
        case "digit": self = .digit
        default: self = .column(argument)
        }
    }

    /// The words that help and completions offer.
    static var allValueStrings: [String] { ["writer", "folder", "photo", "digit"] }

    /// What one group is called, in messages.
    var oneWord: String {
        switch self {
        case .writer: "writer"
        case .folder: "folder"
        case .photo: "photo"
        case .digit: "digit"
        case .column(let name): "value of “\(name)”"
        }
    }
}
