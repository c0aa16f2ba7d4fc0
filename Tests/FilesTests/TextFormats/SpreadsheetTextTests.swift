import Testing

@testable import Files

struct SpreadsheetTextTests {
    @Test(arguments: [
        ("path,label", ","), ("path;label", ";"), ("path\tlabel\tkind", "\t"), ("path|label", "|"),
        // The one there is most of; the most usual of several, and where there is none.
        ("a;b;c,d", ";"), ("a,b;c", ","), ("a|b\tc", "\t"), ("path", ","),
        // Within quotation marks it parts nothing.
        ("\"a,b,c\";d", ";"),
    ])
    func `a table's separator is told by its heading`(heading: String, separator: String) {
        #expect(SpreadsheetText.separator(of: Array(heading.utf8)[...]) == separator.utf8.first)
    }

    @Test func `text is read in every encoding that spreadsheets save`() {
        let text = "path,label\nGröße.jpg,7\n"
        let (utf8, utf16) = (Array(text.utf8), Array(text.utf16))
        let little = utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let big = utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        for bytes in [
            utf8, [0xEF, 0xBB, 0xBF] + utf8, little, big, [0xFF, 0xFE] + little,
            [0xFE, 0xFF] + big,
            // Half a unit at the end.
            little + [65],
        ] {
            #expect(SpreadsheetText.utf8(bytes) == utf8)
        }
        // Too short to tell, and a name with a zero that is no UTF-16.
        #expect(SpreadsheetText.utf8([65, 0, 66, 0]) == [65, 0, 66, 0])
        #expect(SpreadsheetText.utf8(Array("ab\0d,e,f".utf8)) == Array("ab\0d,e,f".utf8))
    }

    @Test(
        arguments: [
            ([0x50, 0x4B, 3, 4], "workbook"), ([0xD0, 0xCF, 0x11, 0xE0], "workbook"),
            (Array("%PDF-1.4".utf8), "PDF"), ([0xFF, 0xD8, 0xFF, 0xE0], "picture"),
            ([0x89, 0x50, 0x4E, 0x47], "picture"), (Array("PAR1".utf8), "Parquet"),
            ([0x1F, 0x8B, 8], "gzip"),
        ] as [([UInt8], String)])
    func `what is no table is called by its name`(bytes: [UInt8], word: String) {
        #expect(SpreadsheetText.foreignKind(bytes)?.contains(word) == true)
    }

    @Test func `what may be a table has no other name`() {
        for text in ["path,label\n", "", "P", "\u{1F}"] {
            #expect(SpreadsheetText.foreignKind(Array(text.utf8)) == nil)
        }
    }
}
