import MNIST
import PhotoFiles
import PhotoLabels
import Raster
import Reporting

/// The table beside a data set that says, picture by picture, where it comes from.
enum ProvenanceFile {
    private static let columns = ["index", "path", "label", "box", "sha256"]

    /// Returns the table's bytes; the digits' indices follow those the old table ends with.
    static func encoded(_ digits: [ExportedDigit], after old: [UInt8]?, firstIndex: Int) -> [UInt8]
    {
        var text = old ?? Array(CSVText.line(columns).utf8)
        if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        for (offset, digit) in digits.enumerated() {
            let box = digit.box.map { "\($0.x),\($0.y),\($0.width),\($0.height)" } ?? ""
            text +=
                CSVText.line([
                    String(firstIndex + offset), digit.source.text, digit.label.description, box,
                    digit.sha256,
                ]).utf8
        }
        return text
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
