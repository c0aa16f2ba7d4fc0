import Files
import MNIST

/// The table `labels.csv`: which digit each photo shows, and what kind of photo it is.
struct LabelTable {
    /// The lines, the heading first, without their ends.
    private var lines: [String]

    /// Makes a table with the columns path, label, kind and the given further ones.
    init(columns: [String]) {
        lines = [(["path", "label", "kind"] + columns).joined(separator: ",")]
    }

    /// Appends a photo, with an empty label if it shows no digit; no field may hold a comma, and
    /// there must be one for each further column.
    mutating func append(_ path: String, _ label: Digit?, kind: String, _ fields: [String]) {
        // No quoting: all names are made by this program, and none holds a comma.
        let label = label.map { String($0.value) } ?? ""
        lines.append(([path, label, kind] + fields).joined(separator: ","))
    }

    /// Writes the table to a path, replacing what is there.
    func write(to path: String) throws {
        let text = lines.joined(separator: "\n") + "\n"
        try OutputFile.write(Array(text.utf8), to: path, replacingExisting: true)
    }
}
