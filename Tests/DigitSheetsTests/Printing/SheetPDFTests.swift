import DigitSheets
import MNIST
import Testing

/// What a program that reads PDF finds in the files of sheets.
struct SheetPDFTests {
    /// A file's objects, found as a reader finds them: from its end, by the cross-reference table.
    private struct File {
        /// The text of each object, from number 1 on.
        var objects: [String] = []
        /// The dictionary at the end of the file.
        var trailer = ""

        /// Reads a file; throws where a part is not where the file says that it is.
        init(_ bytes: [UInt8]) throws {
            // One character for each byte, so that places in the text are places in the file.
            let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
            #expect(text.hasPrefix("%PDF-1.4\n%"))
            #expect(text.hasSuffix("%%EOF\n"))
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let mark = try #require(lines.lastIndex(of: "startxref"))
            let table = try #require(Int(lines[mark + 1]))
            func part(_ start: Int, _ count: Int) -> String {
                let end = min(bytes.count, start + count)
                return String(
                    String.UnicodeScalarView(bytes[start..<end].map { Unicode.Scalar($0) }))
            }
            // `xref`, a line with the number of entries, then entries of 20 bytes.
            let head = part(table, 40).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(head[0] == "xref")
            let count = try #require(Int(head[1].dropFirst(2)))
            #expect(head[1].hasPrefix("0 "))
            let first = table + "xref\n".count + head[1].count + 1
            #expect(part(first, 20) == "0000000000 65535 f \n")
            for number in 1..<count {
                let entry = part(first + 20 * number, 20)
                #expect(entry.hasSuffix(" 00000 n \n"))
                let offset = try #require(Int(entry.prefix(10)))
                let object = part(offset, bytes.count - offset)
                #expect(object.hasPrefix("\(number) 0 obj\n"))
                let end = try #require(object.firstRange(of: "\nendobj\n"))
                objects.append(
                    String(object[..<end.lowerBound].dropFirst("\(number) 0 obj\n".count)))
            }
            let rest = part(first + 20 * count, bytes.count)
            #expect(rest.hasPrefix("trailer\n"))
            trailer = String(rest.prefix { $0 != ">" })
        }

        /// The stream of an object, whose length must be what the object says.
        func stream(_ number: Int) throws -> String {
            let object = objects[number - 1]
            let start = try #require(object.firstRange(of: "\nstream\n"))
            let end = try #require(object.firstRange(of: "\nendstream"))
            let stream = String(object[start.upperBound..<end.lowerBound])
            let length = try #require(object.prefixMatch(of: /<< \/Length (\d+) >>/)?.1)
            #expect(Int(length) == stream.unicodeScalars.count)
            return stream
        }
    }

    private func drawing(
        _ plan: SheetPlan, on paper: SheetPaper = .a4, title: String = "Digits"
    ) throws -> SheetDrawing {
        try SheetDrawing(SheetLayout(plan), on: paper, title: title)
    }

    @Test func `a reader finds catalog, pages and contents`() throws {
        let plan = try SheetPlan(perDigit: 3, of: 2)
        let file = try File(
            SheetPDF.encoded([drawing(plan), drawing(plan.page(2))]))
        #expect(file.objects.count == 7)
        #expect(file.trailer.contains("/Size 8") && file.trailer.contains("/Root 1 0 R"))
        #expect(file.objects[0].contains("/Type /Catalog /Pages 2 0 R"))
        #expect(file.objects[0].contains("/PrintScaling /None"))
        #expect(file.objects[1].contains("/Kids [ 4 0 R 6 0 R ] /Count 2"))
        for (page, contents) in [(4, 5), (6, 7)] {
            #expect(file.objects[page - 1].contains("/Type /Page /Parent 2 0 R"))
            #expect(file.objects[page - 1].contains("/Contents \(contents) 0 R"))
            // A4 in points: 210 · 72 / 25.4 by 297 · 72 / 25.4.
            #expect(file.objects[page - 1].contains("/MediaBox [ 0 0 595.276 841.89 ]"))
            #expect(try !file.stream(contents).isEmpty)
        }
        #expect(try file.stream(5) != file.stream(7))
    }

    @Test func `a sheet on letter has the size of letter`() throws {
        let file = try File(SheetPDF.encoded([drawing(try SheetPlan(perDigit: 2), on: .letter)]))
        #expect(file.objects[3].contains("/MediaBox [ 0 0 612 792 ]"))
    }

    @Test func `the title is UTF-16 with a byte order mark`() throws {
        let title = "Zählen – 10 €"
        let file = try File(SheetPDF.encoded([drawing(try SheetPlan(perDigit: 1), title: title)]))
        let digits = try #require(file.objects[2].firstMatch(of: /\/Title <([0-9A-F]*)>/)?.1)
        let units = stride(from: 0, to: digits.count, by: 4).compactMap { place in
            UInt16(digits.dropFirst(place).prefix(4), radix: 16)
        }
        #expect(units.first == 0xFEFF)
        #expect(String(decoding: units.dropFirst(), as: UTF16.self) == title)
    }

    @Test func `no pages are a file without pages`() throws {
        let file = try File(SheetPDF.encoded([]))
        #expect(file.objects.count == 3)
        #expect(file.objects[1].contains("/Kids [  ] /Count 0"))
    }

    @Test func `contents draw paths on the page, each begun before it goes on, and paint them`()
        throws
    {
        let page = try drawing(try SheetPlan(order: .shuffled(seed: 3)))
        let lines = try File(SheetPDF.encoded([page])).stream(5).split(separator: "\n")
        // How many numbers each operator takes (ISO 32000-1, tables 57 to 60 and 74).
        let counts: [Substring: Int] = [
            "J": 1, "j": 1, "w": 1, "rg": 3, "RG": 3, "m": 2, "l": 2, "c": 6, "re": 4, "f": 0,
            "s": 0, "S": 0,
        ]
        var (hasPath, frames, rects, pending) = (false, 0, 0, 0)
        for line in lines {
            var numbers: [Double] = []
            for word in line.split(separator: " ") {
                if let number = Double(word) {
                    numbers.append(number)
                    continue
                }
                #expect(counts[word] == numbers.count, "\(line)")
                switch word {
                case "m", "re": (hasPath, pending) = (true, pending + 1)
                case "l", "c": #expect(hasPath)
                case "f", "s", "S": (hasPath, pending) = (false, 0)
                case "rg", "RG":
                    #expect(numbers.allSatisfy((0...1).contains) && pending == 0)
                default: break
                }
                if word == "s" { frames += 1 }
                if word == "re" { rects += 1 }
                if ["m", "l", "c"].contains(word) {
                    for (x, y) in zip(numbers.indices, numbers.indices.dropFirst())
                    where x.isMultiple(of: 2) {
                        #expect((0...595.276).contains(numbers[x]))
                        #expect((0...841.89).contains(numbers[y]))
                    }
                }
                numbers = []
            }
            #expect(numbers.isEmpty, "\(line)")
        }
        #expect(pending == 0)
        // Ten boxes for each of ten digits, and three for the writer's mark.
        #expect(frames == 103)
        #expect(rects > 6)
    }

    @Test func `the black of marks and codes is as much as their cells`() throws {
        let plan = try SheetPlan(perDigit: 5)
        let content = try File(SheetPDF.encoded([drawing(plan)])).stream(5)
        let area = content.split(separator: "\n").filter { $0.hasSuffix(" re") }.reduce(0.0) {
            sum, line in
            let numbers = line.split(separator: " ").compactMap { Double($0) }
            return sum + numbers[2] * numbers[3]
        }
        let cells =
            SheetMark.patterns.reduce(0) { $0 + 36 - $1.nonzeroBitCount }
            + 2 * SheetCode.cells(of: plan).count { $0 }
        // A cell of 1.5 mm has 4.252 points a side.
        #expect(abs(area / (4.251_97 * 4.251_97) - Double(cells)) < 0.1)
    }

    @Test func `the first mark stands in the upper left, a frame's margin from the edges`() throws {
        let content = try File(SheetPDF.encoded([drawing(try SheetPlan(perDigit: 5))])).stream(5)
        let first = try #require(content.split(separator: "\n").first { $0.hasSuffix(" re") })
        // The mark's upper row is black throughout: 12 mm from the left; its lower edge 22.5 mm from the top.
        #expect(first == "34.016 778.11 25.512 4.252 re")
    }
}
