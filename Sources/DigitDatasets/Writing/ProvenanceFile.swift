import Files
import MNIST
import PhotoFiles
import Raster

/// The CSV table beside a data set that says, picture by picture, where it comes from.
enum ProvenanceFile {
    /// The columns' names, in order.
    ///
    /// `sheet`, `page` and `sheet_box` are of digits from sheets; `group` is what a split has kept together; `box`
    /// is left, top, width and height in pixels of the upright photo.
    static let columns = [
        "index", "path", "label", "photo_index", "row", "column", "box", "sha256",
        CSVText.exactPathColumn, "sheet", "page", "sheet_box", "writer", "group",
        "warnings",
    ]

    /// What a digit has in the columns behind `index`, in their order; empty where it has nothing.
    static func fields(_ digit: SourcedDigit) -> [String] {
        let place = digit.place
        func text(_ number: Int?) -> String { number.map(String.init) ?? "" }
        return [
            place.path.text, digit.label.description, String(place.index), text(place.row),
            text(place.column), place.box.map { "\($0.x),\($0.y),\($0.width),\($0.height)" } ?? "",
            digit.sha256, CSVText.exactPath(place.path.bytes), place.sheet?.name ?? "",
            text(place.sheet?.page), text(place.sheet?.box),
            digit.writer ?? "", digit.group ?? "",
            place.warnings.map(\.rawValue).joined(separator: " "),
        ]
    }

    /// Returns the table's bytes: the old table's rows, if there are any, then the digits' with indices from
    /// `firstIndex` on.
    ///
    /// An old table may lack columns: its rows are left empty there.
    static func encoded(
        _ digits: [SourcedDigit], after old: [UInt8]?, firstIndex: Int
    ) throws(CSVError) -> [UInt8] {
        var text = try old.map { bytes throws(CSVError) in try widened(bytes) } ?? heading
        // A table that somebody has edited may lack its last line end.
        if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        for (offset, digit) in digits.enumerated() {
            text += CSVText.line([String(firstIndex + offset)] + fields(digit)).utf8
        }
        return text
    }

    /// The line with the columns' names.
    private static var heading: [UInt8] { Array(CSVText.line(columns).utf8) }

    /// An old table in the columns that are written; as it is where it has them already.
    private static func widened(_ old: [UInt8]) throws(CSVError) -> [UInt8] {
        if old.starts(with: heading) { return old }
        let table = try CSVTable(old)
        let places = columns.map(table.column)
        return table.rows.reduce(into: heading) { text, row in
            text += CSVText.line(places.map { place in place.map { row[$0] } ?? "" }).utf8
        }
    }

    /// What an old table says of the pictures, in order to add to them.
    struct Sources {
        /// The SHA-256 of the pictures' photos as hexadecimal digits.
        let digests: Set<String>
        /// The names of the groups that a split has kept together; empty where the table has no such column.
        let groups: Set<String>
        /// How many pictures, that is rows, the table has.
        let count: Int
    }

    /// Reads the bytes of a table; the name is for messages.
    ///
    /// Throws `DatasetWritingError` where it is no table that export has written.
    static func sources(
        in table: [UInt8], name: String
    ) throws(DatasetWritingError) -> Sources {
        let parsed: CSVTable
        do { parsed = try CSVTable(table) } catch { throw .brokenSources(name, error) }
        // The digests are what keeps a photo from being added twice: without them nothing can be appended.
        guard let column = parsed.column("sha256") else { throw .unknownSources(name) }
        let groups = parsed.column("group").map { group in Set(parsed.rows.map { $0[group] }) }
        return Sources(
            digests: Set(parsed.rows.map { $0[column] }), groups: (groups ?? []).subtracting([""]),
            count: parsed.rows.count)
    }
}
