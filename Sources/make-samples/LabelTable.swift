import MNIST

/// `labels.csv`: which digit each photo shows, and what kind of photo it is.
struct LabelTable {
    private var lines: [String]

    /// Makes a table of path, label and kind and the given further columns.
    init(columns: [String]) {
        lines = [(["path", "label", "kind"] + columns).joined(separator: ",")]
    }

    /// Appends a photo, with an empty label if it shows no digit; no field may hold a comma.
    mutating func append(_ path: String, _ label: Digit?, kind: String, _ fields: [String]) {
        let label = label.map { String($0.value) } ?? ""
        lines.append(([path, label, kind] + fields).joined(separator: ","))
    }

    /// Writes the table.
    func write(to path: String) throws {
        let text = lines.joined(separator: "\n") + "\n"
        try OutputFile.write(Array(text.utf8), to: path, replacingExisting: true)
    }
}
