/// A table as text: a heading, then rows; quoted fields may hold anything (RFC 4180).
///
/// What parts the fields, and how the text is encoded, is told by looking: spreadsheets write semicolons,
/// tabs and UTF-16 as well.
package struct CSVTable: Sendable, Equatable {
    /// The names in the heading, without blanks around them.
    package let columns: [String]
    /// The rows' fields; empty lines, and those without anything but separators, are left out.
    package let rows: [Row]

    /// A row and where it stands.
    package struct Row: Sendable, Equatable {
        /// The line in the file, from 1, where the row begins.
        package let line: Int
        /// As many fields as the heading has.
        package let fields: [[UInt8]]

        /// A field's text; bytes that are not UTF-8 appear as U+FFFD.
        package subscript(column: Int) -> String {
            String(decoding: fields[column], as: UTF8.self)
        }
    }

    /// Reads a file's bytes, with or without a byte order mark, with any line breaks.
    package init(_ bytes: [UInt8]) throws(CSVError) {
        if let kind = TableText.foreignKind(bytes) { throw .foreign(kind) }
        let text = TableText.utf8(bytes)
        let named = TableText.namedSeparator(text)
        let rest = named?.rest ?? text[...]
        let lines = rest.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let first = lines.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let separator = named?.separator ?? TableText.separator(of: first)
        var records = try Self.records(rest, separator: separator)[...]
        guard let heading = records.popFirst() else { throw .empty }
        var names = heading.fields.indices.map { heading[$0].trimmingBlanks }
        // Columns that a spreadsheet has touched but that hold nothing come last, without a name.
        while names.count > 1, names.last == "" { names.removeLast() }
        columns = names
        var rows: [Row] = []
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

    /// The place of the column with a name; capitals, and blanks or dashes for `_`, count for nothing
    /// where no column has the very name.
    package func column(_ name: String) -> Int? {
        if let exact = columns.firstIndex(of: name) { return exact }
        let plain = Self.plain(name)
        return columns.firstIndex { Self.plain($0) == plain }
    }

    /// How many columns have a name, by the same rule.
    package func count(of name: String) -> Int {
        let plain = Self.plain(name)
        return columns.count { Self.plain($0) == plain }
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().split { " _-".contains($0) }.joined(separator: "_")
    }

    private static func records(
        _ bytes: ArraySlice<UInt8>, separator: UInt8
    ) throws(CSVError) -> [Row] {
        let (quote, blank) = (UInt8(ascii: "\""), UInt8(ascii: " "))
        let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var records: [Row] = []
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var (line, start) = (1, 1)
        var (isQuoted, wasQuoted) = (false, false)
        var index = bytes.startIndex
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
            if byte == feed || (byte == carriage && next != feed) { line += 1 }
            switch byte {
            case quote where isQuoted && next == quote:
                field.append(quote)
                index += 1
            case quote where isQuoted:
                isQuoted = false
            case _ where isQuoted:
                field.append(byte)
            case quote where !wasQuoted && field.allSatisfy { $0 == blank }:
                (field, isQuoted, wasQuoted) = ([], true, true)
            case separator:
                fields.append(field)
                (field, wasQuoted) = ([], false)
            case carriage where next == feed:
                break
            case feed, carriage:
                end()
            case blank where wasQuoted:
                break
            case _ where wasQuoted:
                throw .textAfterQuote(line: line)
            default:
                field.append(byte)
            }
            index += 1
        }
        if isQuoted { throw .openQuote(line: start) }
        end()
        return records
    }
}

/// Why a file is no table.
package enum CSVError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is not even a heading.
    case empty
    /// It is something else than text; the words say what.
    case foreign(String)
    /// A row has more or fewer fields than the heading.
    case wrongFieldCount(line: Int, expected: Int, found: Int)
    /// A quotation mark is opened and never closed.
    case openQuote(line: Int)
    /// Something follows a closing quotation mark.
    case textAfterQuote(line: Int)

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
    /// The text without blanks around it.
    var trimmingBlanks: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
