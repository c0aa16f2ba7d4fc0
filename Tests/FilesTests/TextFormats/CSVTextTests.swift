import Files
import Testing

struct CSVTextTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "-1"), ("-1,2,3,4", "\"-1,2,3,4\""),
        ("-x", "'-x"), ("@a", "'@a"), ("\t=1", "'\\u{9}=1"), ("\u{1B}[31m", "\\u{1b}[31m"),
        ("a=1", "a=1"), (" a", "\" a\""), ("", ""), ("'a", "'a"),
    ])
    func `a field that a spreadsheet would run is marked`(text: String, field: String) {
        #expect(CSVText.line([text]) == field + "\n")
    }

    @Test func `a path that is not shown as it is stands beside it as base64`() {
        #expect(CSVText.exactPath(Array("a b.jpg".utf8)) == "")
        #expect(CSVText.exactPath(Array("=a".utf8)) == "PWE=")
        #expect(CSVText.exactPath([0x61, 0xFF]) == "Yf8=")
    }
}
