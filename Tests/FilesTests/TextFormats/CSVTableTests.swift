import Files
import Testing

struct CSVTableTests {
    private func table(_ text: String) throws(CSVError) -> CSVTable {
        try CSVTable(Array(text.utf8))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `the heading alone tells the separator, whatever the rows hold`(end: String) throws {
        let table = try table(["path;digits", "1.jpg;1,2,3,4", "2.jpg;7"].joined(separator: end))
        #expect(table.columns == ["path", "digits"])
        #expect(table.rows.count == 2)
    }

    @Test func `quoted fields hold commas, quotation marks and line breaks`() throws {
        let table = try table("path,note\n\"a,b\",\"says \"\"hi\"\"\nthere\"\n")
        #expect(table.columns == ["path", "note"])
        #expect(table.rows.count == 1)
        #expect(table.rows[0][0] == "a,b")
        #expect(table.rows[0][1] == "says \"hi\"\nthere")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `any line break ends a row, and the last one may be missing`(end: String) throws {
        let table = try table(["a,b", "1,2", "", "3,"].joined(separator: end))
        #expect(table.rows.map { [$0[0], $0[1]] } == [["1", "2"], ["3", ""]])
        #expect(table.rows.map(\.line) == [2, 4])
    }

    @Test func `a byte order mark is no part of the first name`() throws {
        #expect(try table("\u{FEFF}path,label\n").columns == ["path", "label"])
    }

    @Test func `what is wrong is told with its line`() {
        #expect(throws: CSVError.empty) { try table("") }
        #expect(throws: CSVError.wrongFieldCount(line: 3, expected: 2, found: 1)) {
            try table("a,b\n1,2\n3\n")
        }
        #expect(throws: CSVError.openQuote(line: 2)) { try table("a,b\n\"1,2\n") }
        // The line of the quotation mark, not that in which its row begins.
        #expect(throws: CSVError.openQuote(line: 3)) { try table("a,b\n\"1\n2\",\"3\n4,5\n") }
        #expect(throws: CSVError.textAfterQuote(line: 2)) { try table("a,b\n\"1\"x,2\n") }
    }

    @Test(arguments: [true, false])
    func `what spreadsheets save as Unicode text is read`(isBigEndian: Bool) throws {
        let units = Array("path\tlabel\nä.png\t7\n".utf16)
        let bytes = ([0xFEFF] + units).flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
        let table = try CSVTable(bytes)
        #expect(table.columns == ["path", "label"])
        #expect(table.rows.map { [$0[0], $0[1]] } == [["ä.png", "7"]])
    }

    @Test func `names that are not UTF-8 keep their bytes`() throws {
        let table = try CSVTable(Array("p\n".utf8) + [0xFF, 0x2E, 0x0A])
        #expect(table.rows[0].fields == [[0xFF, 0x2E]])
    }
}
