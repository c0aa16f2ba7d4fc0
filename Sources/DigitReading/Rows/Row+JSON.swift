import Files
import PhotoFiles
import Raster
import SystemLibraries

extension Row {
    /// The row as the command writes it in JSON Lines: one line, without its end.
    ///
    /// The fields, in this order: `path`, `path_base64` (only where the name is not UTF-8), `index`,
    /// `status`, `digit`, `confidence`, `probabilities`, `box`, `row`, `column`, `text`, `warnings`,
    /// `reason`, `error`, `sheet` (only where it is a box of a sheet). What a row does not have is `null`.
    public var json: String {
        var fields = Self.firstFields(of: path, index: index)
        fields += [
            ("status", JSONText.string(status.rawValue)),
            ("digit", digit.map(\.description) ?? "null"),
            ("confidence", JSONText.number(confidence, decimals: Self.decimals)),
            (
                "probabilities",
                JSONText.array(probabilities.map { JSONText.number($0, decimals: Self.decimals) })
            ),
            ("box", box.map(Self.object) ?? "null"),
            ("row", row.map(String.init) ?? "null"),
            ("column", column.map(String.init) ?? "null"),
            ("text", text.map(JSONText.string) ?? "null"),
            ("warnings", JSONText.array(warnings.map { JSONText.string($0.rawValue) })),
            ("reason", reason.map { JSONText.string($0.rawValue) } ?? "null"),
            ("error", error.map(Self.object) ?? "null"),
        ]
        if let sheet { fields.append(("sheet", Self.object(sheet))) }
        return JSONText.object(fields)
    }

    /// Returns the beginning of every row about a digit of a photo, up to the comma before its next field, whatever was
    /// read.
    package static func beginning(of path: PhotoPath, index: Int) -> String {
        JSONText.object(firstFields(of: path, index: index)).dropLast() + ","
    }

    /// The decimals that probabilities are written with; a choice: a millionth is less than anybody can measure.
    static let decimals = 6

    /// The fields that say which digit of which photo a row is about.
    private static func firstFields(
        of path: PhotoPath, index: Int
    ) -> [(name: String, value: String)] {
        var fields = [(name: "path", value: JSONText.string(path.text))]
        if let encoded = path.exactInBase64 {
            fields.append(("path_base64", JSONText.string(encoded)))
        }
        return fields + [("index", String(index))]
    }

    /// Returns a box as an object of four numbers.
    private static func object(_ box: PixelBox) -> String {
        JSONText.object([
            ("x", String(box.x)), ("y", String(box.y)), ("width", String(box.width)),
            ("height", String(box.height)),
        ])
    }

    /// Returns a sheet's box as an object.
    private static func object(_ place: SheetPlace) -> String {
        JSONText.object([
            ("name", JSONText.string(place.sheet)), ("page", String(place.page)),
            ("box", String(place.box)), ("label", place.label.description),
            ("writer", place.writer.map(JSONText.string) ?? "null"),
            ("missing_marks", JSONText.array(place.missingMarks.map { JSONText.string($0) })),
        ])
    }

    /// Returns a failure as an object of its kind and its sentence.
    private static func object(_ error: Failure) -> String {
        JSONText.object([
            ("kind", JSONText.string(error.kind.rawValue)),
            ("message", JSONText.string(error.message)),
        ])
    }
}

extension PhotoPath {
    /// The path's bytes in Base64, where they are not UTF-8 and its text does not say them all; else nil.
    var exactInBase64: String? { isUTF8 ? nil : Data(bytes).base64EncodedString() }
}
