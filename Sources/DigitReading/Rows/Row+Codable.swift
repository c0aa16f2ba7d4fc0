import Files
import MNIST
import PhotoFiles
import Raster
import SystemLibraries

/// The same fields and values as in `json`; their order is the encoder's.
extension Row: Codable {
    /// The names of the fields, as the command writes them.
    private enum Field: String, CodingKey {
        case path
        case exactPath = "path_base64"
        case index, status, digit, confidence, probabilities, box, row, column, text, warnings
        case reason, error, sheet
    }

    /// Writes all fields but the picture; a field without a value is `null`.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(path.text, forKey: .path)
        try fields.encodeIfPresent(path.exactInBase64, forKey: .exactPath)
        try fields.encode(index, forKey: .index)
        try fields.encode(status, forKey: .status)
        try fields.encode(digit, forKey: .digit)
        try fields.encode(confidence.flatMap(Self.written), forKey: .confidence)
        try fields.encode(probabilities.map(Self.written), forKey: .probabilities)
        try fields.encode(box, forKey: .box)
        try fields.encode(row, forKey: .row)
        try fields.encode(column, forKey: .column)
        try fields.encode(text, forKey: .text)
        try fields.encode(warnings, forKey: .warnings)
        try fields.encode(reason, forKey: .reason)
        try fields.encode(error, forKey: .error)
        try fields.encodeIfPresent(sheet, forKey: .sheet)
    }

    /// Reads a row that this library or the command wrote; `image` is not in it.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        var path = PhotoPath(try fields.decode(String.self, forKey: .path))
        if let text = try fields.decodeIfPresent(String.self, forKey: .exactPath) {
            guard let bytes = Data(base64Encoded: text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .exactPath, in: fields, debugDescription: "this is not Base64")
            }
            path = PhotoPath(bytes: bytes)
        }
        self.init(
            path: path, index: try fields.decode(Int.self, forKey: .index),
            status: try fields.decode(Status.self, forKey: .status),
            digit: try fields.decodeIfPresent(Digit.self, forKey: .digit),
            confidence: try fields.decodeIfPresent(Double.self, forKey: .confidence),
            probabilities: try fields.decode([Double].self, forKey: .probabilities),
            box: try fields.decodeIfPresent(PixelBox.self, forKey: .box),
            row: try fields.decodeIfPresent(Int.self, forKey: .row),
            column: try fields.decodeIfPresent(Int.self, forKey: .column),
            text: try fields.decodeIfPresent(String.self, forKey: .text),
            warnings: try fields.decode([Warning].self, forKey: .warnings),
            reason: try fields.decodeIfPresent(RejectionReason.self, forKey: .reason),
            error: try fields.decodeIfPresent(Failure.self, forKey: .error))
        sheet = try fields.decodeIfPresent(SheetPlace.self, forKey: .sheet)
    }

    /// Returns a number as `json` has it: rounded to as many decimals; nil where it is no number.
    private static func written(_ value: Double) -> Double? {
        FixedPoint.text(value, decimals: decimals).flatMap(Double.init)
    }
}

extension SheetPlace: Codable {
    /// The names of the fields, as the command writes them.
    private enum Field: String, CodingKey {
        case name, page, box, label, writer
        case missingMarks = "missing_marks"
    }

    /// Writes all fields.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(sheet, forKey: .name)
        try fields.encode(page, forKey: .page)
        try fields.encode(box, forKey: .box)
        try fields.encode(label, forKey: .label)
        try fields.encode(writer, forKey: .writer)
        try fields.encode(missingMarks, forKey: .missingMarks)
    }

    /// Reads a place that this library or the command wrote.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        self.init(
            sheet: try fields.decode(String.self, forKey: .name),
            page: try fields.decode(Int.self, forKey: .page),
            box: try fields.decode(Int.self, forKey: .box),
            label: try fields.decode(Digit.self, forKey: .label),
            writer: try fields.decodeIfPresent(String.self, forKey: .writer),
            missingMarks: try fields.decode([String].self, forKey: .missingMarks))
    }
}
