package import DigitReading
import MNIST
import PhotoFiles
import Raster
import SystemLibraries

/// One JSON object a line, for programs.
///
/// The fields, in this order: `path`, `path_base64` (only where the name is not UTF-8), `index`,
/// `status`, `digit`, `confidence`, `probabilities`, `box`, `row`, `column`, `text`, `warnings`,
/// `reason`, `error`, `sheet` (only where it is a box of a sheet). What a row does not have is `null`.
package struct JSONLinesRows: RowFormat {
    package let heading = ""

    package func line(for row: Row) -> String {
        var fields = Self.firstFields(of: row.path, index: row.index)
        fields += [
            ("status", JSONText.string(row.status.rawValue)),
            ("digit", row.digit.map(\.description) ?? "null"),
            ("confidence", JSONText.number(row.confidence, decimals: 6)),
            (
                "probabilities",
                JSONText.array(row.probabilities.map { JSONText.number($0, decimals: 6) })
            ),
            ("box", row.box.map(object) ?? "null"),
            ("row", row.row.map(String.init) ?? "null"),
            ("column", row.column.map(String.init) ?? "null"),
            ("text", row.text.map(JSONText.string) ?? "null"),
            ("warnings", JSONText.array(row.warnings.map { JSONText.string($0.rawValue) })),
        ]
        fields.append(("reason", row.reason.map { JSONText.string($0.rawValue) } ?? "null"))
        fields.append(("error", row.error.map(object) ?? "null"))
        if let sheet = row.sheet { fields.append(("sheet", object(sheet))) }
        return JSONText.object(fields) + "\n"
    }

    /// The fields that say which digit of which photo a row is about.
    private static func firstFields(
        of path: PhotoPath, index: Int
    ) -> [(name: String, value: String)] {
        var fields = [(name: "path", value: JSONText.string(path.text))]
        if !path.isUTF8 {
            let encoded = Data(path.bytes).base64EncodedString()
            fields.append(("path_base64", JSONText.string(encoded)))
        }
        return fields + [("index", String(index))]
    }

    /// What every row about a digit of a photo begins with, whatever was read.
    static func beginning(of path: PhotoPath, index: Int) -> String {
        JSONText.object(firstFields(of: path, index: index)).dropLast() + ","
    }

    private func object(_ box: PixelBox) -> String {
        JSONText.object([
            ("x", String(box.x)), ("y", String(box.y)), ("width", String(box.width)),
            ("height", String(box.height)),
        ])
    }

    private func object(_ place: SheetPlace) -> String {
        JSONText.object([
            ("name", JSONText.string(place.sheet)), ("page", String(place.page)),
            ("box", String(place.box)), ("label", place.label.description),
            ("writer", place.writer.map(JSONText.string) ?? "null"),
            (
                "missing_marks", JSONText.array(place.missingMarks.map { JSONText.string($0) })
            ),
        ])
    }

    private func object(_ error: Row.Failure) -> String {
        JSONText.object([
            ("kind", JSONText.string(error.kind.rawValue)),
            ("message", JSONText.string(error.message)),
        ])
    }
}

extension RowFormat where Self == JSONLinesRows {
    /// One JSON object a line.
    package static var jsonLines: JSONLinesRows { JSONLinesRows() }
}
