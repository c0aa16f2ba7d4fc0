import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Raster
import Testing

struct RowJSONTests {
    /// Rows of every kind: read, unsure, nothing there, broken, a name that is not UTF-8, and a sheet's box.
    private func rows() -> [Row] {
        let probabilities = (0..<10).map { $0 == 7 ? 0.987654321 : 1.0 / 3000 * Double($0) }
        var sheet = Row(
            path: PhotoPath("sheet \"1\"\n.jpg"), index: 3, status: .ok, digit: Digit(7),
            confidence: 1, probabilities: probabilities,
            box: PixelBox(x: 1, y: 2, width: 3, height: 4), row: 2, column: 0, text: "7 ?")
        sheet.sheet = SheetPlace(
            sheet: "0a1b2c", page: 2, box: 17, label: Digit.allCases[7], writer: nil,
            missingMarks: ["top left"])
        return [
            Row(
                path: PhotoPath(bytes: [0x66, 0xFF, 0x2F]), status: .rejected, digit: Digit(0),
                confidence: 0.1234565, probabilities: probabilities,
                warnings: [.thinStroke, .damaged],
                reason: .unsure, image: DigitImage()),
            Row(path: PhotoPath("ü.jpg"), status: .rejected, reason: .noInk),
            Row(
                path: PhotoPath(""), status: .error,
                error: Row.Failure(kind: .corrupt, message: "“Broken”\u{202E}.")),
            sheet,
        ]
    }

    @Test func `an encoded row has the fields and values of the command's JSON`() throws {
        for row in rows() {
            let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(row))
            let written = try JSONSerialization.jsonObject(with: Data(row.json.utf8))
            #expect(encoded as? NSDictionary == written as? NSDictionary, "\(row.json)")
            #expect(!row.json.contains("\n"))
        }
    }

    @Test func `a row is read back from either, but for its picture`() throws {
        for row in rows() {
            for data in [Data(row.json.utf8), try JSONEncoder().encode(row)] {
                let read = try JSONDecoder().decode(Row.self, from: data)
                #expect(read.json == row.json)
                #expect(
                    read.path == row.path && read.warnings == row.warnings && read.box == row.box)
                #expect(read.sheet == row.sheet && read.error == row.error && read.image == nil)
            }
        }
    }

    @Test func `what is no row is refused`() {
        for text in ["{}", "[]", #"{"path":"a","index":0,"status":"fine"}"#] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(Row.self, from: Data(text.utf8))
            }
        }
    }
}
