/// Makes UTF-8 of the text of a table as spreadsheets and programs save it, and tells its separator.
///
/// Spreadsheets save “Unicode text” in UTF-16, with a byte order mark or without. Photos' names
/// need not be text of any encoding, so that bytes that are not UTF-16 stay as they are.
enum SpreadsheetText {
    /// Returns a file's bytes as UTF-8 without a byte order mark.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        // Byte order marks: UTF-8, UTF-16 little-endian, UTF-16 big-endian.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return utf16(bytes.dropFirst(2), isBigEndian: false)
        }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isBigEndian: true) }
        // Without a mark, UTF-16 shows by its zeros: each unit of Latin text has one, and no other
        // file has one in each of its first four letters.
        let start = bytes.prefix(8)
        guard start.count == 8 else { return bytes }
        let isZero = start.map { $0 == 0 }
        if isZero == [false, true, false, true, false, true, false, true] {
            return utf16(bytes[...], isBigEndian: false)
        }
        if isZero == [true, false, true, false, true, false, true, false] {
            return utf16(bytes[...], isBigEndian: true)
        }
        return bytes
    }

    /// Returns bytes of UTF-16 without a mark as UTF-8; half a unit at the end is dropped, broken
    /// units become U+FFFD.
    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
        let first = bytes.startIndex
        let units = stride(from: first, to: bytes.endIndex - 1, by: 2).map { place in
            let (one, two) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isBigEndian ? one << 8 | two : two << 8 | one
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Returns what a file is that is no table, in words behind “it is”; nil where it may be a table.
    static func foreignKind(_ bytes: [UInt8]) -> String? {
        // By the file's first bytes: ZIP (.xlsx, .ods), OLE 2 (.xls), PDF, JPEG, PNG, Parquet, gzip.
        let kinds: [(start: [UInt8], words: String)] = [
            ([0x50, 0x4B, 3, 4], "a workbook of a spreadsheet; save it there as CSV"),
            ([0xD0, 0xCF, 0x11, 0xE0], "a workbook of a spreadsheet; save it there as CSV"),
            (Array("%PDF".utf8), "a PDF; save the table as CSV"),
            ([0xFF, 0xD8, 0xFF], "a picture"),
            ([0x89, 0x50, 0x4E, 0x47], "a picture"),
            (Array("PAR1".utf8), "a Parquet file; save the table as CSV"),
            (Gzip.signature, "packed with gzip; unpack it first"),
        ]
        return kinds.first { bytes.starts(with: $0.start) }?.words
    }

    /// Returns the separator of a table: the one its heading has most of, outside of quotation marks.
    ///
    /// A spreadsheet in a language that writes 0,5 for a half parts fields by semicolons, and
    /// “Unicode text” by tabs.
    static func separator(of heading: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in heading {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, separators.contains(byte) { counts[byte, default: 0] += 1 }
        }
        // A comma wins where several are as frequent.
        return separators.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? separators[0]
    }

    /// The separators that are known, the most usual first; it wins where several are as frequent, or none occurs.
    private static let separators: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]

    /// Splits off Excel's first line that names the separator, as in `sep=;`; nil where there is no such line.
    ///
    /// The rest begins with that line's break.
    static func namedSeparator(_ bytes: [UInt8]) -> (separator: UInt8, rest: ArraySlice<UInt8>)? {
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        // Excel itself may have put the line in quotation marks.
        let words = line.filter { $0 != UInt8(ascii: "\"") }
        guard words.count == 5, let separator = words.last,
            String(decoding: words.dropLast(), as: UTF8.self).lowercased() == "sep="
        else { return nil }
        return (separator, bytes[line.endIndex...])
    }
}
