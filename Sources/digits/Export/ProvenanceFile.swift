import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Raster
import Reporting

/// The table beside a data set that says, picture by picture, where it comes from.
enum ProvenanceFile {
    private static let columns = [
        "index", "path", "label", "photo_index", "row", "column", "box", "sha256",
        CSVText.exactPathColumn,
    ]

    /// Returns the table's bytes; the digits' indices follow those the old table ends with.
    ///
    /// An old table may lack columns: its rows are left empty there.
    static func encoded(
        _ digits: [ExportedDigit], after old: [UInt8]?, firstIndex: Int
    ) throws(CSVError) -> [UInt8] {
        var text = try old.map { bytes throws(CSVError) in try widened(bytes) } ?? heading
        if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        for (offset, digit) in digits.enumerated() {
            let row = digit.row
            let box = row.box.map { "\($0.x),\($0.y),\($0.width),\($0.height)" } ?? ""
            text +=
                CSVText.line([
                    String(firstIndex + offset), row.path.text, digit.label.description,
                    String(row.index), row.row.map(String.init) ?? "",
                    row.column.map(String.init) ?? "", box, digit.sha256,
                    CSVText.exactPath(row.path),
                ]).utf8
        }
        return text
    }

    private static var heading: [UInt8] { Array(CSVText.line(columns).utf8) }

    /// The table with the columns of today.
    private static func widened(_ old: [UInt8]) throws(CSVError) -> [UInt8] {
        if old.starts(with: heading) { return old }
        let table = try CSVTable(old)
        let places = columns.map(table.column)
        return table.rows.reduce(into: heading) { text, row in
            text += CSVText.line(places.map { place in place.map { row[$0] } ?? "" }).utf8
        }
    }

    /// Returns the digests of the photos a table names, and how many rows it has.
    static func sources(in table: [UInt8], name: String) throws -> (
        digests: Set<String>, count: Int
    ) {
        let parsed: CSVTable
        do { parsed = try CSVTable(table) } catch {
            throw CommandFailure(.noInput, "\(name) is no table of sources: \(error).")
        }
        guard let column = parsed.column("sha256") else {
            throw CommandFailure(
                .noInput, "\(name) has no column “sha256”; it was not made by export.")
        }
        return (Set(parsed.rows.map { $0[column] }), parsed.rows.count)
    }
}
