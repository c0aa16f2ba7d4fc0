import DigitDatasets
import MNIST
import PhotoFiles
import Testing

/// Tables as spreadsheets and programs write them.
struct TableDialectTests {
    private static func utf16(_ text: String, isBigEndian: Bool, mark: Bool) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 255)]
            return isBigEndian ? bytes : bytes.reversed()
        }
    }

    private static let plain = "path,label\na.jpg,7\n\"b,c.jpg\",2\n"
    private static let dialects: [(name: String, bytes: [UInt8])] = {
        func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
        let tabs = "path\tlabel\r\na.jpg\t7\r\nb,c.jpg\t2\r\n"
        return [
            ("RFC 4180", bytes(plain)),
            ("semicolons", bytes("path;label\r\na.jpg;7\r\n\"b,c.jpg\";2\r\n")),
            ("Excel's first line", bytes("sep=;\r\npath;label\r\na.jpg;7\r\nb,c.jpg;2\r\n")),
            ("tabs", bytes(tabs)),
            ("bars", bytes("path|label\na.jpg|7\nb,c.jpg|2\n")),
            ("blanks", bytes("path, label\na.jpg, 7\n\"b,c.jpg\" , \"2\" \n")),
            ("capitals", bytes("Path,LABEL\na.jpg,7\n\"b,c.jpg\",2\n")),
            ("decimals", bytes("path,label\na.jpg,7.0\n\"b,c.jpg\",2.00\n")),
            ("decimal commas", bytes("path;label\na.jpg;7,0\nb,c.jpg;2,0\n")),
            ("a mark", [0xEF, 0xBB, 0xBF] + bytes(plain)),
            ("empty columns and rows", bytes("path,label,,\na.jpg,7,,\n,,,\n\"b,c.jpg\",2,,\n")),
            ("UTF-16, as Excel's Unicode text", utf16(tabs, isBigEndian: false, mark: true)),
            ("UTF-16, big-endian", utf16(tabs, isBigEndian: true, mark: true)),
            ("UTF-16 without a mark", utf16(plain, isBigEndian: false, mark: false)),
            ("UTF-16, big-endian, without a mark", utf16(plain, isBigEndian: true, mark: false)),
        ]
    }()

    @Test(arguments: dialects)
    func `every dialect says the same`(_ dialect: (name: String, bytes: [UInt8])) throws {
        let table = try LabelTable(dialect.bytes, name: "l.csv", bases: [PhotoPath("/w")])
        #expect(table.entries.map(\.label) == [Digit(7), Digit(2)])
        let source = LabelSource.table(table, workingFolder: PhotoPath("/w"))
        #expect(source.label(of: PhotoPath("a.jpg")) == .digit(try #require(Digit(7))))
        #expect(source.label(of: PhotoPath("b,c.jpg")) == .digit(try #require(Digit(2))))
    }

    @Test func `names are found as other systems write them, and exactly first`() throws {
        let text = "path,label\nx\\a.jpg,1\n  b.jpg ,2\nU\u{308}.jpg,3\ny\\c.jpg,4\ny/c.jpg,5\n"
        let table = try LabelTable(Array(text.utf8), name: "l.csv", bases: [PhotoPath("/w")])
        let source = LabelSource.table(table, workingFolder: PhotoPath("/w"))
        func label(_ path: String) -> Int? {
            guard case .digit(let digit) = source.label(of: PhotoPath(path)) else { return nil }
            return digit.value
        }
        #expect(label("x/a.jpg") == 1 && label("x\\a.jpg") == 1)
        #expect(label("b.jpg") == 2)
        #expect(label("\u{DC}.jpg") == 3)
        #expect(label("y/c.jpg") == 5 && label("y\\c.jpg") == 4)
        #expect(
            source.unmatched(by: ["x/a.jpg", "b.jpg"].map { PhotoPath($0) }).map(\.text)
                == ["U\u{308}.jpg", "y\\c.jpg", "y/c.jpg"])
    }

    @Test(arguments: [
        // A program for tables has kept the column as decimals.
        (["0073.0", "", "1294.0"], ["0073", "", "1294"]), (["73,0", "4,0"], ["73", "4"]),
        // What somebody wrote with a point keeps its zeros, and so does what stands beside it.
        (["10.00"], ["1000"]), (["3.5", "10.0"], ["35", "100"]),
        (["5.0", "4/12.0"], ["50", "4/120"]),
        (["7846/1294", "0012"], ["7846/1294", "0012"]),
    ])
    func `transcripts keep the digits that somebody wrote`(
        _ digits: (written: [String], read: [String])
    ) throws {
        let text = "file;digits\n" + digits.written.map { "a;\($0)\n" }.joined()
        let table = try LabelTable(Array(text.utf8), name: "l.csv", bases: [])
        #expect(table.entries.map { $0.transcript?.description } == digits.read)
    }

    @Test func `a thousand is not one`() throws {
        func entries(_ text: String) throws -> [LabelTable.Entry] {
            try LabelTable(Array(text.utf8), name: "l.csv", bases: []).entries
        }
        #expect(throws: LabelError.wrongLabel("l.csv", line: 2, label: "1,000")) {
            try entries("path;label\na;1,000\n")
        }
        #expect(throws: LabelError.wrongIndex("l.csv", line: 2, index: "1,000")) {
            try entries("path;label;index\na;1;1,000\n")
        }
        #expect(try entries("path;label;index;row\na;1;3,0;1,000\n").map(\.row) == [nil])
        #expect(try entries("path;label\na;1.000\n").map(\.label) == [Digit(1)])
    }

    @Test(arguments: [
        ([0x50, 0x4B, 3, 4, 20], "save it there as CSV"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "save it there as CSV"),
        ([0xFF, 0xD8, 0xFF, 0xE0], "a picture"),
        (Array("path,note\na,1\n".utf8), "and has path, note"),
        (Array("a;b\n1;2\n".utf8), "no column “path”"),
    ])
    func `what is no table of labels is called by its name`(
        _ file: (bytes: [UInt8], words: String)
    ) {
        let error = #expect(throws: LabelError.self) {
            try LabelTable(file.bytes, name: "l.csv", bases: [])
        }
        #expect(error?.description.contains(file.words) == true, "\(String(describing: error))")
    }
}
