package import DigitReading
import Files
import PhotoFiles
import Raster

/// Rows as comma-separated values with a heading, for spreadsheets (RFC 4180, but lines end in LF alone).
package struct CSVRows: RowFormat {
    /// The columns' names in one line; `path_base64` comes last.
    package let heading =
        "path,index,status,digit,confidence,box,row,column,text,warnings,reason,error,"
        + CSVText.exactPathColumn + "\n"

    /// Returns a row's fields; what a row has not is empty, a box is `x,y,width,height`, warnings
    /// are parted by blanks.
    ///
    /// The fields are in the order of `heading`; probabilities have six decimals.
    package func line(for row: Row) -> String {
        CSVText.line([
            row.path.text,
            String(row.index),
            row.status.rawValue,
            row.digit.map(\.description) ?? "",
            row.confidence.flatMap { FixedPoint.text($0, decimals: 6) } ?? "",
            row.box.map { "\($0.x),\($0.y),\($0.width),\($0.height)" } ?? "",
            row.row.map(String.init) ?? "",
            row.column.map(String.init) ?? "",
            row.text ?? "",
            row.warnings.map(\.rawValue).joined(separator: " "),
            row.reason?.rawValue ?? "",
            row.error.map { "\($0.kind.rawValue): \($0.message)" } ?? "",
            CSVText.exactPath(row.path.bytes),
        ])
    }
}

extension RowFormat where Self == CSVRows {
    /// Comma-separated values with a heading.
    package static var csv: CSVRows { CSVRows() }
}
