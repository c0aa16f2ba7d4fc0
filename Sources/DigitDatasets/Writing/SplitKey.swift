/// What a split of a data set keeps together: all digits of such a group go into one part.
package enum SplitKey: Sendable, Hashable {
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

    /// What one group is called, in messages.
    package var oneWord: String {
        switch self {
        case .writer: "writer"
        case .folder: "folder"
        case .photo: "photo"
        case .digit: "digit"
        case .column(let name): "value of “\(name)”"
        }
    }
}
