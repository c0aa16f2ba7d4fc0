/// A table in a CSV file (RFC 4180): a heading, then rows; quoted fields may hold anything.
package struct CSVTable: Sendable, Equatable {
    /// The names in the heading.
    package let columns: [String]
    /// The rows' fields; empty lines are left out.
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
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        var records = try Self.records(bytes[(hasMark ? 3 : 0)...])[...]
        guard let heading = records.popFirst() else { throw .empty }
        columns = heading.fields.indices.map { heading[$0] }
        for record in records where record.fields.count != columns.count {
            throw .wrongFieldCount(
                line: record.line, expected: columns.count, found: record.fields.count)
        }
        rows = Array(records)
    }

    /// The place of the column with a name.
    package func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    private static func records(_ bytes: ArraySlice<UInt8>) throws(CSVError) -> [Row] {
        let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
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
            case quote where field.isEmpty && !wasQuoted:
                (isQuoted, wasQuoted) = (true, true)
            case comma:
                fields.append(field)
                (field, wasQuoted) = ([], false)
            case carriage where next == feed:
                break
            case feed, carriage:
                end()
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
    /// It is text in units of 16 bits, as spreadsheets save “Unicode text”.
    case utf16
    /// A row has more or fewer fields than the heading.
    case wrongFieldCount(line: Int, expected: Int, found: Int)
    /// A quotation mark is opened and never closed.
    case openQuote(line: Int)
    /// Something follows a closing quotation mark.
    case textAfterQuote(line: Int)

    package var description: String {
        switch self {
        case .empty: "it is empty"
        case .utf16: "it is UTF-16; save it as CSV in UTF-8"
        case .wrongFieldCount(let line, let expected, let found):
            "line \(line) has \(found) fields, the heading has \(expected)"
        case .openQuote(let line): "the quotation mark opened in line \(line) is never closed"
        case .textAfterQuote(let line): "line \(line) has text after a closing quotation mark"
        }
    }
}
