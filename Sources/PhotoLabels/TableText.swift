/// The text of a table as spreadsheets and programs save it, made into UTF-8.
///
/// Spreadsheets save “Unicode text” in UTF-16, with a byte order mark or without; names of photos need
/// not be any text at all, so that what is not UTF-16 stays as it is.
enum TableText {
    /// Returns a file's bytes as UTF-8 without a byte order mark.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return utf16(bytes.dropFirst(2), isBigEndian: false)
        }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isBigEndian: true) }
        // Latin text has a zero in every unit, and no other file has one in each of its first letters.
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

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
        let first = bytes.startIndex
        let units = stride(from: first, to: bytes.endIndex - 1, by: 2).map { place in
            let (one, two) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isBigEndian ? one << 8 | two : two << 8 | one
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// What a file is that is no table, in words behind “it is”; nothing where it may be one.
    static func foreignKind(_ bytes: [UInt8]) -> String? {
        let kinds: [(start: [UInt8], words: String)] = [
            ([0x50, 0x4B, 3, 4], "a workbook of a spreadsheet; save it there as CSV"),
            ([0xD0, 0xCF, 0x11, 0xE0], "a workbook of a spreadsheet; save it there as CSV"),
            (Array("%PDF".utf8), "a PDF; save the table as CSV"),
            ([0xFF, 0xD8, 0xFF], "a picture"),
            ([0x89, 0x50, 0x4E, 0x47], "a picture"),
            (Array("PAR1".utf8), "a Parquet file; save the table as CSV"),
            ([0x1F, 0x8B], "packed with gzip; unpack it first"),
        ]
        return kinds.first { bytes.starts(with: $0.start) }?.words
    }

    /// What parts the fields of a table: the sign that its heading has most of, outside of quotation marks.
    ///
    /// A spreadsheet in a language that writes 0,5 parts fields by semicolons, and “Unicode text” by tabs.
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

    private static let separators: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]

    /// Splits off Excel's first line that names the separator, as in `sep=;`.
    static func namedSeparator(_ bytes: [UInt8]) -> (separator: UInt8, rest: ArraySlice<UInt8>)? {
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let words = line.filter { $0 != UInt8(ascii: "\"") }
        guard words.count == 5, let separator = words.last,
            String(decoding: words.dropLast(), as: UTF8.self).lowercased() == "sep="
        else { return nil }
        return (separator, bytes[line.endIndex...])
    }
}
