import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Raster
import Results
import Testing

struct RowFormatTests {
    private let json: any RowFormat = .jsonLines
    private let csv: any RowFormat = .csv
    private let table: any RowFormat = .table(fitting: [PhotoPath("a/7.jpg")])

    private var reading: Row {
        Row(
            path: PhotoPath("a/7.jpg"), status: .ok, digit: Digit(7), confidence: 0.98765432,
            probabilities: [Double](repeating: 0.1, count: 10),
            box: PixelBox(x: 1, y: 2, width: 30, height: 40), row: 3, column: 0, text: "71 5",
            warnings: [.blurred, .thinStroke])
    }

    private var failure: Row {
        Row(
            path: PhotoPath("b, \"c\"\n.jpg"), status: .error,
            error: Row.Failure(kind: .corrupt, message: "It is broken, sorry."))
    }

    @Test func `a reading is one JSON object with its fields in order`() {
        let zeros = [String](repeating: "0.100000", count: 10).joined(separator: ",")
        #expect(
            json.line(for: reading)
                == #"{"path":"a/7.jpg","index":0,"status":"ok","digit":7,"confidence":0.987654,"#
                + #""probabilities":["# + zeros + #"],"box":{"x":1,"y":2,"width":30,"height":40},"#
                + #""row":3,"column":0,"text":"71 5","warnings":["blurred","thin-stroke"],"reason":null,"#
                + #""error":null}"#
                + "\n")
    }

    @Test func `hostile names stay one line and come back whole`() throws {
        let name = "a\n\r\t\u{1B}[2J\u{2028}\u{202E}\"\\ü\u{7F}"
        let line = json.line(for: Row(path: PhotoPath(name), status: .ok))
        #expect(line.unicodeScalars.count { $0.properties.generalCategory == .control } == 1)
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["path"] as? String == name)
    }

    @Test func `a name that is not UTF-8 has its bytes beside it`() {
        let line = json.line(
            for: Row(path: PhotoPath(bytes: [0x61, 0xFF]), status: .ok))
        #expect(line.hasPrefix("{\"path\":\"a\u{FFFD}\",\"path_base64\":\"Yf8=\",\"index\":0,"))
    }

    @Test func `a rejected row says why`() {
        let line = json.line(
            for: Row(path: PhotoPath("a"), status: .rejected, reason: .noInk))
        #expect(line.contains(#""warnings":[],"reason":"no-ink","error":null}"#))
    }

    @Test func `numbers that are none become null`() {
        var row = reading
        row.confidence = .nan
        #expect(json.line(for: row).contains(#""confidence":null"#))
    }

    @Test func `CSV quotes what needs it`() {
        #expect(
            csv.line(for: reading)
                == "a/7.jpg,0,ok,7,0.987654,\"1,2,30,40\",3,0,71 5,blurred thin-stroke,,,\n")
        #expect(
            csv.line(for: failure)
                == #""b, ""c""\u{a}.jpg",0,error,,,,,,,,,"corrupt: It is broken, sorry.","#
                + "YiwgImMiCi5qcGc=\n")
    }

    @Test func `text is what is written, once for each line of writing`() {
        var second = reading
        (second.index, second.column) = (1, 1)
        let text: any RowFormat = .text(namingPhotos: false)
        #expect([reading, second, failure].map(text.line).joined() == "71 5\n")
        let named: any RowFormat = .text(namingPhotos: true)
        #expect([reading, second, failure].map(named.line).joined() == "a/7.jpg: 71 5\n")
    }

    @Test func `the table's columns stand below their headings`() {
        let heading = table.heading
        let line = table.line(for: reading)
        for (name, value) in [("path", "a/7.jpg"), ("status", "ok"), ("box", "1,2,30,40")] {
            let expected = heading.range(of: name)?.lowerBound.utf16Offset(in: heading)
            #expect(line.range(of: value)?.lowerBound.utf16Offset(in: line) == expected)
        }
        #expect(table.line(for: failure).split(separator: "\n").count == 1)
    }

    @Test func `the table's first column is as wide as its longest path`() {
        let paths = ["a.jpg", "a-name-longer-than-thirty-two-characters.jpg"].map {
            PhotoPath($0)
        }
        let table: any RowFormat = .table(fitting: paths)
        let lines = paths.map { table.line(for: Row(path: $0, status: .ok, digit: Digit(7))) }
        let columns = ([table.heading] + lines).map { line in
            (line.firstRange(of: "status") ?? line.firstRange(of: "ok"))?.lowerBound
                .utf16Offset(in: line)
        }
        #expect(columns == [53, 53, 53])
        #expect(lines[1].hasPrefix(paths[1].text + "  "))
    }

    @Test func `a path too long for the table loses its middle and no column moves`() {
        let path = PhotoPath(String(repeating: "ordner/", count: 40) + "7.jpg")
        let format = TableRows(fitting: [path])
        let line = format.line(for: Row(path: path, status: .ok, digit: Digit(7)))
        let shown = line.prefix(format.pathWidth)
        #expect(shown.hasPrefix("ordn"))
        #expect(shown.hasSuffix("/7.jpg"))
        #expect(shown.count { $0 == "…" } == 1)
        #expect(line.dropFirst(format.pathWidth).hasPrefix("      0  ok"))
    }

    @Test func `paths from standard input get a column without being known`() {
        let format = TableRows(fitting: [])
        #expect(format.pathWidth == 32)
    }
}
