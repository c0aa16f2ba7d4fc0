import DigitReading
import MNIST
import PhotoFiles
import Raster
import Testing

@testable import Results

struct TerminalTableTests {
    private func rows(_ path: PhotoPath) -> [Row] {
        [
            Row(path: path, status: .ok, digit: Digit(7), confidence: 0.9876),
            Row(
                path: path, status: .ok, digit: Digit(4), confidence: 1,
                warnings: [.lowContrast, .thinStroke, .severalCandidates, .touchesBorder]),
            Row(
                path: path, status: .rejected, digit: Digit(1), confidence: 0.4,
                warnings: [.damaged], reason: .notADigit),
            Row(
                path: path, status: .error,
                error: Row.Failure(
                    kind: .unsupportedFormat,
                    message:
                        "This is a web page, not a photo in an accepted format; save it as PNG.")
            ),
        ]
    }

    @Test(
        arguments: [44, 60, 80, 81, 120, 200],
        [
            "7.jpg", "photos/a class/of the second year/photo of a digit 0001.jpg",
            "写真/手書きの数字/二年生の教室でとった写真/二年生の教室でとった写真0001.jpg",
        ])
    func `no line is wider than the terminal, and nothing is lost`(columns: Int, name: String) {
        let path = PhotoPath(name)
        let table = TerminalTable(fitting: [path], terminalColumns: columns)
        let text = table.heading + rows(path).map(table.line).joined()
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { TextColumns.width(of: $0) < columns }, "\(text)")
        let words = text.split { $0 == " " || $0 == "\n" || $0 == "," }
        for word in ["98.76", "100.00", "thin-stroke", "touches-border", "damaged", "not-a-digit"] {
            #expect(words.contains { $0 == word }, "\(word) is not in \(text)")
        }
        let sentence = words.suffix(16).joined(separator: " ")
        #expect(sentence == "This is a web page not a photo in an accepted format; save it as PNG.")
        #expect(text.contains("7.jpg") || text.contains("0001.jpg"))
    }

    @Test func `digit, confidence and notes stand below their headings`() {
        let path = PhotoPath("photos/7.jpg")
        let table = TerminalTable(fitting: [path], terminalColumns: 80)
        #expect(
            table.heading + rows(path).map(table.line).joined() == """
                path          digit  confidence  notes
                photos/7.jpg      7     98.76 %
                photos/7.jpg      4    100.00 %  low-contrast, thin-stroke, several-candidates,
                                                 touches-border
                photos/7.jpg      1     40.00 %  rejected: not-a-digit, damaged
                photos/7.jpg      -           -  error: unsupported-format
                    This is a web page, not a photo in an accepted format; save it as PNG.

                """)
    }

    @Test func `a wide terminal has room for boxes`() {
        let path = PhotoPath("7.jpg")
        let row = Row(
            path: path, status: .ok, digit: Digit(7), confidence: 0.9,
            box: PixelBox(x: 1, y: 2, width: 30, height: 40), warnings: [.blurred])
        let table = TerminalTable(fitting: [path], terminalColumns: 120)
        let (heading, line) = (table.heading, table.line(for: row))
        for (name, value) in [("box", "1,2,30,40"), ("notes", "blurred")] {
            let expected = heading.firstRange(of: name)?.lowerBound.utf16Offset(in: heading)
            #expect(
                line.firstRange(of: value)?.lowerBound.utf16Offset(in: line) == expected)
        }
        #expect(!TerminalTable(fitting: [path], terminalColumns: 119).heading.contains("box"))
    }

    @Test(arguments: [("写真.jpg", 8), ("é.jpg", 5), ("🙂", 2), ("abc", 3)])
    func `signs that are wide take two columns`(text: String, width: Int) {
        #expect(TextColumns.width(of: text) == width)
        #expect(TextColumns.padded(text, 10).count == text.count + 10 - width)
        #expect(TextColumns.width(of: TextColumns.shortened(text + text + text, to: 6)) <= 6)
    }

    @Test func `the digits of a page say where they stand`() {
        let path = PhotoPath("page.jpg")
        let table = TerminalTable(fitting: [path], terminalColumns: 80)
        let digits = (0..<2).map {
            Row(path: path, index: $0, status: .ok, digit: Digit(5), row: 1, column: $0)
        }
        let lines = table.lines(for: digits).split(separator: "\n")
        #expect(lines.map { $0.hasSuffix("row 1, column 0") } == [true, false])
        #expect(lines.map { $0.hasSuffix("row 1, column 1") } == [false, true])
        #expect(!table.lines(for: [digits[0]]).contains("row"))
    }

    @Test func `what is rejected is yellow, what failed is red, and the rest is plain`() {
        let path = PhotoPath("7.jpg")
        let table = TerminalTable(fitting: [path], terminalColumns: 80, isColored: true)
        let texts = rows(path).map(table.line)
        #expect(!texts[0].contains("\u{1B}") && !texts[1].contains("\u{1B}"))
        #expect(texts[2].hasPrefix("\u{1B}[33m") && texts[2].hasSuffix("\u{1B}[0m\n"))
        for line in texts[3].split(separator: "\n") {
            #expect(line.hasPrefix("\u{1B}[31m") && line.hasSuffix("\u{1B}[0m"))
        }
    }
}
