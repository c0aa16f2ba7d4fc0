import DigitSheets
import Foundation
import MNIST
import TestSupport
import Testing

/// What a program that reads XML finds in the pages of sheets.
struct SheetSVGTests {
    private func drawing(
        _ plan: SheetPlan, on paper: SheetPaper = .a4, title: String = "Digits"
    ) throws -> SheetDrawing {
        try SheetDrawing(SheetLayout(plan), on: paper, title: title)
    }

    private func elements(_ drawing: SheetDrawing) throws -> Elements {
        try Elements(of: Data(SheetSVG.encoded(drawing)))
    }

    /// The numbers of an attribute, whatever stands between them.
    private func numbers(_ text: String?) -> [Double] {
        (text ?? "").split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
    }

    @Test(arguments: [(SheetPaper.a4, "210", "297"), (.letter, "215.9", "279.4")])
    func `a unit of the picture is a millimeter of the paper`(
        paper: SheetPaper, width: String, height: String
    ) throws {
        let page = try elements(drawing(SheetPlan(perDigit: 2), on: paper))
        let root = try #require(page.all.first)
        #expect(root.name == "svg")
        #expect(root.attributes["xmlns"] == "http://www.w3.org/2000/svg")
        #expect(root.attributes["width"] == width + "mm")
        #expect(root.attributes["height"] == height + "mm")
        #expect(root.attributes["viewBox"] == "0 0 \(width) \(height)")
    }

    @Test func `a title keeps the signs that XML has a meaning for`() throws {
        let title = "<1 & 2> “§” 'a' \"b\""
        let page = try elements(drawing(SheetPlan(perDigit: 1), title: title))
        #expect(page.text.trimmingCharacters(in: .whitespacesAndNewlines) == title)
        #expect(page.count(of: "title") == 1)
    }

    @Test func `each box is a round rectangle where the layout has it`() throws {
        let drawing = try drawing(SheetPlan(perDigit: 6, order: .shuffled(seed: 2)))
        let boxes = try elements(drawing).all.filter {
            $0.name == "rect" && $0.attributes["rx"] != nil
        }
        // Sixty for digits and three for the writer's mark.
        #expect(boxes.count == 63)
        let places = boxes.map { box in
            ["x", "y", "width", "height"].map { Double(box.attributes[$0] ?? "") ?? .nan }
        }
        for box in drawing.layout.boxes {
            // The frame begins 12 and 21 mm from the paper's upper left corner.
            let (origin, size) = (box.rect.origin + [12, 21], box.rect.size)
            let wanted = [origin.x, origin.y, size.x, size.y]
            #expect(places.contains { zip($0, wanted).allSatisfy { abs($0 - $1) < 0.001 } })
        }
        #expect(Set(boxes.map { $0.attributes["stroke"] }) == ["#a0cfe6"])
        #expect(Set(boxes.map { $0.attributes["rx"] }) == ["1.2"])
        #expect(Set(boxes.map { $0.attributes["stroke-width"] }) == ["0.35"])
    }

    @Test func `the black of marks and codes is as much as their cells`() throws {
        let plan = try SheetPlan(perDigit: 5)
        let blocks = try elements(drawing(plan)).all.filter { $0.attributes["fill"] == "#000000" }
        // Six marks and two codes, each one path.
        #expect(blocks.count == 8)
        var area = 0.0
        for block in blocks {
            for rect in (block.attributes["d"] ?? "").split(separator: "z") {
                // M x y h width v height h -width.
                let numbers = numbers(String(rect))
                #expect(numbers.count == 5 && numbers.first.map { $0 >= 12 } == true)
                if numbers.count == 5 {
                    area += numbers[2] * numbers[3]
                    #expect(numbers[4] == -numbers[2])
                }
            }
        }
        let cells =
            SheetMark.patterns.reduce(0) { $0 + 36 - $1.nonzeroBitCount }
            + 2 * SheetCode.cells(of: plan).count { $0 }
        #expect(abs(area - 2.25 * Double(cells)) < 1e-6)
    }

    @Test func `text is lines within the paper, and a dot one from its place to itself`() throws {
        let drawing = try drawing(SheetPlan(perDigit: 3), title: ".")
        let lines = try elements(drawing).all.filter {
            $0.name == "path" && $0.attributes["stroke"] != nil
        }
        for line in lines {
            let numbers = numbers(line.attributes["d"])
            #expect(numbers.count.isMultiple(of: 2) && numbers.count >= 4)
            for (place, number) in numbers.enumerated() {
                #expect(number > 0 && number < (place.isMultiple(of: 2) ? 210 : 297))
            }
        }
        // The title: capitals 4.4 mm high, a dot a hundredth of that above the baseline at 26.4 mm, 25.5 mm from
        // the left.
        #expect(lines.contains { $0.attributes["d"] == "M25.5 26.356L25.5 26.356" })
    }
}
