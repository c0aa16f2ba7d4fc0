import Files
import MNIST

/// The labels of photos that were made, `labels.csv`: which digit each photo shows, and what kind of photo it is.
struct SampleLabels {
    /// The table's text, the heading first.
    private var text: String

    /// Makes a table with the columns path, label, kind and the given further ones.
    init(columns: [String]) {
        text = CSVText.line(["path", "label", "kind"] + columns)
    }

    /// Appends a photo, with an empty label if it shows no digit; there must be one field for each further column.
    ///
    /// Names of fonts, institutes and writers may be any text: what would break a line or be computed is quoted.
    mutating func append(_ path: String, _ label: Digit?, kind: String, _ fields: [String]) {
        text += CSVText.line([path, label.map { String($0.value) } ?? "", kind] + fields)
    }

    /// Writes the table to a path, replacing what is there.
    func write(to path: String) throws {
        try OutputFile.write(Array(text.utf8), to: path, replacingExisting: true)
    }
}
