import SystemLibraries

/// Lines of comma-separated values that a spreadsheet shows and does not run (RFC 4180, but lines end in LF alone).
///
/// A text that a spreadsheet would take for a formula, as it begins with `=`, `+`, `-`, `@`, a tab
/// or a carriage return, gets an apostrophe before it, which spreadsheets take for "this is text";
/// control characters are written as `\u{1b}`. Numbers stay numbers. A path that is changed so, or
/// is not UTF-8, has its exact bytes in the column `path_base64`.
package enum CSVText {
    /// The name of the column that holds a path's exact bytes where its field has not.
    package static let exactPathColumn = "path_base64"

    /// Returns fields as a line with its break.
    ///
    /// A field with a comma, a quotation mark, a line break or blanks at its ends is quoted,
    /// quotation marks in it doubled.
    package static func line(_ fields: [String]) -> String {
        fields.map { quoted(harmless($0)) }.joined(separator: ",") + "\n"
    }

    /// Returns a path's bytes in base64 where its field does not show them as they are; else an empty text.
    package static func exactPath(_ bytes: [UInt8]) -> String {
        guard let text = String(validating: bytes, as: UTF8.self), harmless(text) == text else {
            return Data(bytes).base64EncodedString()
        }
        return ""
    }

    /// Returns a text with control characters made visible, and with an apostrophe before what a
    /// spreadsheet might compute.
    private static func harmless(_ text: String) -> String {
        let visible = text.printable
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first)
        else {
            return visible
        }
        // A box at the photo's edge may begin with a minus: numbers and commas are harmless, and must stay readable.
        let isNumbers = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || ",.-".utf8.contains($0)
        }
        return isNumbers ? visible : "'" + visible
    }

    /// Returns a field in quotation marks where it needs them.
    private static func quoted(_ text: String) -> String {
        // Scalars, not characters: CR and LF together are one character.
        let scalars = text.unicodeScalars
        let needsQuotes =
            scalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
            || scalars.first == " " || scalars.last == " "
        guard needsQuotes else { return text }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
