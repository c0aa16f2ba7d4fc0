import DigitReading
import Foundation
import Testing

/// All digits of a page as one value.
struct PageExamples {
    /// A page as a scanner would hand it over: what is written, a line a line, by the hands of the samples.
    private func scan(_ text: [String]) throws -> PhotoSource {
        let reader = try DigitReader()
        let names: [Character: String] = [
            "1": "1-plain-marker.jpg", "4": "4-closed-ball-pen-ruled.jpg",
            "7": "7-plain-pencil.jpg",
        ]
        let (step, width, height) = (64, 600, 80 * text.count + 80)
        var pixels = [UInt8](repeating: 240, count: width * height)
        for (line, signs) in text.enumerated() {
            for (column, sign) in signs.enumerated() where sign != " " {
                let name = try #require(names[sign])
                let image = try reader.read(.file(Repository.samples.appending(path: name))).image
                for y in 0..<56 {
                    for x in 0..<56 {
                        let place = (line * 80 + 40 + y) * width + column * step / 2 + 60 + x
                        let level = 240 - Int(image[x / 2, y / 2]) * 200 / 255
                        pixels[place] = min(pixels[place], UInt8(level))
                    }
                }
            }
        }
        return .gray(pixels, width: width, height: height)
    }

    @Test func rows() throws {
        let photo = try scan(["1 7    4", "7 4 7"])
        var reader = try DigitReader()
        reader.layout = .page
        for row in reader.rows(of: photo) where row.column == 0 { print(row.text ?? "") }
        #expect(
            reader.rows(of: photo).map(\.text) == ["17 4", "17 4", "17 4", "747", "747", "747"])
    }

    @Test func page() throws {
        let reader = try DigitReader()
        let photo = try scan(["1 7    4", "7 4 7"])
        let page = try reader.readPage(photo)
        for line in page.lines {
            for number in line.numbers {
                print(number.value.map(String.init) ?? number.text, number.box)
            }
        }
        #expect(page.text == "17 4\n747")
        #expect(page.lines.map { $0.numbers.map(\.value) } == [[17, 4], [747]])
        #expect(page.digits.map(\.digit.value) == [1, 7, 4, 7, 4, 7])
        let boxes = page.lines.flatMap(\.numbers).map(\.box)
        #expect(boxes[0].maxX < boxes[1].x && boxes[0].maxY < boxes[2].y)
    }
}
