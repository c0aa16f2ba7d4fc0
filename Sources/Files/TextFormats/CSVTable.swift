/// A table as text: a heading, then rows; a quoted field may hold separators and line breaks (RFC 4180).
///
/// Beyond the RFC, the separator is told from the heading (`,` `;` tab `|`) and the encoding from
/// the first bytes (UTF-8 or UTF-16), as spreadsheets write semicolons, tabs and UTF-16 as well.
/// The whole table is held in memory.
package struct CSVTable: Sendable, Equatable {
    /// The names in the heading, without blanks around them.
    package let columns: [String]
    /// The rows below the heading, in the file's order.
    ///
    /// Lines without anything but separators are no rows.
    package let rows: [Row]

    /// One row of the table and the line it was read from.
    package struct Row: Sendable, Equatable {
        /// The line of the file in which the row begins, counted from 1, for error messages.
        package let line: Int
        /// The fields as bytes of UTF-8, as many as the heading has, in its order.
        package let fields: [[UInt8]]

        /// A field as text, by its column's place from 0; bytes that are not UTF-8 appear as U+FFFD.
        package subscript(column: Int) -> String {
            String(decoding: fields[column], as: UTF8.self)
        }
    }

    /// Reads a file's bytes, with or without a byte order mark, with line breaks of any system (LF, CR LF, CR).
    ///
    /// Throws `CSVError` where the file is something else than text, has no heading, or has a row of another length.
    package init(_ bytes: [UInt8]) throws(CSVError) {
        if let kind = SpreadsheetText.foreignKind(bytes) { throw .foreign(kind) }
        let text = SpreadsheetText.utf8(bytes)
        // What parts the fields is named by a first line such as `sep=;`, and else told from the
        // first line with text.
        let named = SpreadsheetText.namedSeparator(text)
        let rest = named?.rest ?? text[...]
        let lines = rest.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let first = lines.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let separator = named?.separator ?? SpreadsheetText.separator(of: first)
        var records = try Self.records(rest, separator: separator)[...]
        guard let heading = records.popFirst() else { throw .empty }
        var names = heading.fields.indices.map { heading[$0].trimmingBlanks }
        // Columns that a spreadsheet has touched but that hold nothing come last, without a name.
        while names.count > 1, names.last == "" { names.removeLast() }
        columns = names
        var rows: [Row] = []
        // Further fields of a row are only accepted where they are empty, as a spreadsheet leaves them.
        for record in records where record.fields.contains(where: { !$0.isEmpty }) {
            let extra = record.fields.dropFirst(names.count)
            guard record.fields.count >= names.count, extra.allSatisfy(\.isEmpty) else {
                throw .wrongFieldCount(
                    line: record.line, expected: names.count, found: record.fields.count)
            }
            rows.append(Row(line: record.line, fields: Array(record.fields.prefix(names.count))))
        }
        self.rows = rows
    }

    /// The place, from 0, of the column with a name; nil where no column has it.
    ///
    /// A column of exactly this name comes first. Otherwise capitals and small letters are the
    /// same, and blanks and dashes are the same as `_`.
    package func column(_ name: String) -> Int? {
        if let exact = columns.firstIndex(of: name) { return exact }
        let plain = Self.plain(name)
        return columns.firstIndex { Self.plain($0) == plain }
    }

    /// How many columns have a name, where capitals, blanks and dashes make no difference, as in `column`.
    package func count(of name: String) -> Int {
        columns.indices.count { isColumn($0, named: name) }
    }

    /// Whether a column, by its place from 0, has a name, where capitals, blanks and dashes make no difference.
    package func isColumn(_ column: Int, named name: String) -> Bool {
        Self.plain(columns[column]) == Self.plain(name)
    }

    /// Returns a name in small letters, its words parted by one `_` each.
    private static func plain(_ name: String) -> String {
        name.lowercased().split { " _-".contains($0) }.joined(separator: "_")
    }

    /// Returns the table's records, the heading among them, each with the line in which it begins.
    ///
    /// One pass over the bytes, with two states: within quotation marks (`isQuoted`), and behind
    /// the closing mark of a field (`wasQuoted`), where only blanks, a separator or a line's end
    /// may follow. Throws `CSVError.textAfterQuote` and `CSVError.openQuote`.
    private static func records(
        _ bytes: ArraySlice<UInt8>, separator: UInt8
    ) throws(CSVError) -> [Row] {
        let (quote, blank) = (UInt8(ascii: "\""), UInt8(ascii: " "))
        let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var records: [Row] = []
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        // The lines, from 1, of the current byte, the record's start and the last opening quotation mark.
        var (line, start, opened) = (1, 1, 1)
        var (isQuoted, wasQuoted) = (false, false)
        var index = bytes.startIndex
        /// Ends a record: keeps its fields, unless its line was empty, and clears what belongs to it.
        func end() {
            // An empty line is a single empty field.
            if !(fields.isEmpty && field.isEmpty && !wasQuoted) {
                records.append(Row(line: start, fields: fields + [field]))
            }
            (fields, field, wasQuoted, start) = ([], [], false, line)
        }
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : nil
            // CR LF is one line break, counted at its LF.
            if byte == feed || (byte == carriage && next != feed) { line += 1 }
            switch byte {
            // Within quotation marks a doubled mark stands for itself (RFC 4180, section 2, rule 7).
            case quote where isQuoted && next == quote:
                field.append(quote)
                index += 1
            case quote where isQuoted:
                isQuoted = false
            case _ where isQuoted:
                field.append(byte)
            // A field is quoted where nothing but blanks precede its mark, which then do not belong to it.
            case quote where !wasQuoted && field.allSatisfy { $0 == blank }:
                (field, isQuoted, wasQuoted, opened) = ([], true, true, line)
            case separator:
                fields.append(field)
                (field, wasQuoted) = ([], false)
            case carriage where next == feed:
                break
            case feed, carriage:
                end()
            // Blanks between a closing mark and the separator belong to no field.
            case blank where wasQuoted:
                break
            case _ where wasQuoted:
                throw .textAfterQuote(line: line)
            default:
                field.append(byte)
            }
            index += 1
        }
        // What was opened and never closed has swallowed the rest of the file.
        if isQuoted { throw .openQuote(line: opened) }
        end()
        return records
    }
}

/// Why a file cannot be read as a table of comma-separated values.
package enum CSVError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file has no heading: it is empty, or holds nothing but line breaks.
    case empty
    /// The file is something else than text; the words, fit behind “it is”, say what.
    case foreign(String)
    /// A row has more or fewer fields than the heading.
    case wrongFieldCount(line: Int, expected: Int, found: Int)
    /// A quotation mark is opened and never closed; `line` is the one in which it stands.
    case openQuote(line: Int)
    /// Something else than a blank follows a closing quotation mark in its field.
    case textAfterQuote(line: Int)

    /// A clause, to stand behind the file's name and a colon.
    package var description: String {
        switch self {
        case .empty: "it is empty"
        case .foreign(let kind): "it is \(kind)"
        case .wrongFieldCount(let line, let expected, let found):
            "line \(line) has \(found) fields, the heading has \(expected)"
        case .openQuote(let line): "the quotation mark opened in line \(line) is never closed"
        case .textAfterQuote(let line): "line \(line) has text after a closing quotation mark"
        }
    }
}

extension StringProtocol {
    /// The text without white space before and behind it, as Unicode has it (blanks, tabs, line breaks).
    package var trimmingBlanks: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
