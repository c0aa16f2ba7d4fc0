import ArgumentParser

/// What is kept together when a data set is split: all its digits go into one part.
enum SplitKey: ExpressibleByArgument, Equatable {
    /// One hand.
    case writer
    /// The photos of a folder.
    case folder
    /// One photo.
    case photo
    /// Nothing: every digit for itself.
    case digit
    /// What has the same value in a column of the labels.
    case column(String)

    init(argument: String) {
        switch argument {
        case "writer": self = .writer
        case "folder": self = .folder
        case "photo": self = .photo
        case "digit": self = .digit
        default: self = .column(argument)
        }
    }

    static var allValueStrings: [String] { ["writer", "folder", "photo", "digit"] }

    /// What a group is called.
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
