import DigitReading
import MNIST
import PhotoFiles
import Raster
import Testing

struct PageTests {
    private func row(
        _ digit: Int, _ row: Int, _ column: Int, _ text: String, isSure: Bool = true
    ) -> Row {
        var probabilities = [Double](repeating: 0.01, count: 10)
        probabilities[digit] = 0.9
        return Row(
            path: PhotoPath("page.jpg"), index: column, status: isSure ? .ok : .rejected,
            digit: Digit(digit), confidence: 0.9, probabilities: probabilities,
            box: PixelBox(x: 20 * column, y: 50 * row, width: 10, height: 30), row: row,
            column: column, text: text, warnings: [.thinStroke], reason: isSure ? nil : .unsure,
            image: DigitImage())
    }

    @Test func `rows become lines, numbers and digits`() throws {
        let page = try Page(rows: [
            row(2, 0, 0, "22 1? 9"), row(2, 0, 1, "22 1? 9"), row(1, 0, 2, "22 1? 9"),
            row(4, 0, 3, "22 1? 9", isSure: false), row(9, 0, 4, "22 1? 9"),
            row(3, 1, 0, "3__0"), row(0, 1, 1, "3__0"),
        ])
        #expect(page.text == "22 1? 9\n3__0")
        #expect(page.lines.map { $0.numbers.map(\.text) } == [["22", "1?", "9"], ["3__0"]])
        #expect(page.lines[0].numbers.map(\.value) == [22, nil, 9])
        #expect(page.lines[1].numbers[0].value == nil && page.lines[1].digits.count == 2)
        #expect(page.digits.map(\.digit.value) == [2, 2, 1, 4, 9, 3, 0])
        #expect(page.lines[0].box == PixelBox(x: 0, y: 0, width: 90, height: 30))
        #expect(page.lines[0].numbers[1].box == PixelBox(x: 40, y: 0, width: 30, height: 30))
        #expect(page.warnings == [.thinStroke] && page.reason == nil)
        #expect(page.digits[3].reason == .unsure && page.digits[3].ranking[0].digit == 4)
    }

    @Test func `paper without writing is a page without lines, and a broken file an error`() throws
    {
        let empty = try Page(rows: [
            Row(
                path: PhotoPath("page.jpg"), status: .rejected, warnings: [.lowContrast],
                reason: .noInk)
        ])
        #expect(empty.lines.isEmpty && empty.text.isEmpty && empty.reason == .noInk)
        let failure = Row.Failure(kind: .empty, message: "The file is empty.")
        #expect(throws: ReadingError.failed(path: "a", failure)) {
            try Page(rows: [Row(path: PhotoPath("a"), status: .error, error: failure)])
        }
    }

    @Test func `a page that is read has the digits of its rows`() throws {
        let reader = try DigitReader()
        let source = PhotoSource.file(Samples.path("7-plain-pencil.jpg"))
        let page = try reader.readPage(source)
        #expect(page.digits.map(\.digit) == reader.rows(of: source).compactMap(\.digit))
        #expect(page.text == "7" && page.lines[0].numbers[0].value == 7)
    }
}
