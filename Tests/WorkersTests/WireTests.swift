import DigitReading
import MNIST
import PhotoFiles
import Raster
import Reporting
import Testing

@testable import Workers

struct WireTests {
    private let path = PhotoPath(bytes: [0x61, 0xFF, 0x0A])

    private var fullRow: Row {
        var image = DigitImage()
        image[3, 4] = 200
        return Row(
            path: path, index: 2, status: .rejected, digit: Digit(7), confidence: 0.25,
            probabilities: [0, 0.1, 0.2, 0, 0, 0, 0, 0.7, 0, 0],
            box: PixelBox(x: -3, y: 4, width: 500, height: 6), row: 4, column: 11,
            text: "12 7", warnings: [.damaged, .blurred],
            reason: .unsure, error: Row.Failure(kind: .corrupt, message: "Größe?"), image: image)
    }

    @Test func `an answer comes back as it was sent`() throws {
        let answer = PhotoAnswer(
            rows: [fullRow, Row(path: path, status: .ok)],
            files: [PhotoAnswer.File(name: "01-decode.png", bytes: [1, 2, 3])],
            thumbnail: ColorRaster(width: 2, height: 1, bytes: [1, 2, 3, 4, 5, 6]),
            story: PhotoStory(trace: [7, 8], stages: [9]), annotation: [0xFF, 0xD8])
        let back = try PhotoAnswer(decoding: answer.encoded[...], for: path)
        #expect(back == answer)
    }

    @Test func `a photo as large as a report shows it is taken, and no larger one`() throws {
        let side = GalleryObserver.pageSide
        #expect(PhotoAnswer.longestThumbnailSide == side)
        var sizes = [(side, 1), (1, side)]
        for (width, height) in sizes {
            let photo = ColorRaster(
                width: width, height: height, bytes: [UInt8](repeating: 7, count: 3 * side))
            let answer = PhotoAnswer(rows: [fullRow], thumbnail: photo)
            #expect(try PhotoAnswer(decoding: answer.encoded[...], for: path) == answer)
        }
        sizes = [(side + 1, 1), (1, side + 1)]
        for (width, height) in sizes {
            let photo = ColorRaster(
                width: width, height: height, bytes: [UInt8](repeating: 7, count: 3 * side + 3))
            let answer = PhotoAnswer(rows: [fullRow], thumbnail: photo)
            #expect(throws: WireError.self) {
                try PhotoAnswer(decoding: answer.encoded[...], for: path)
            }
        }
    }

    @Test func `of more rows than are told the first are kept, and the others counted`() throws {
        let rows = (0..<3_002).map { Row(path: path, index: min($0, 2_999), status: .ok) }
        let answer = PhotoAnswer(rows: rows)
        #expect(answer.rows == Array(rows.prefix(3_000)))
        #expect(answer.leftOut == 2)
        let back = try PhotoAnswer(decoding: answer.encoded[...], for: path)
        #expect(back == answer)
        #expect(PhotoAnswer(rows: Array(rows.prefix(3_000))).leftOut == 0)
    }

    @Test func `a request comes back as it was sent`() throws {
        let request = PhotoRequest(
            path: path, extras: [.debugFiles, .thumbnail, .story, .annotation])
        #expect(try PhotoRequest(decoding: request.encoded[...]) == request)
    }

    @Test func `each extra is one that can be asked for alone`() throws {
        let extras: [PhotoRequest.Extras] = [.debugFiles, .thumbnail, .story, .annotation]
        #expect(extras.allSatisfy { $0.rawValue.nonzeroBitCount == 1 })
        #expect(extras.reduce(into: 0) { $0 |= $1.rawValue }.nonzeroBitCount == extras.count)
        for extra in extras {
            let request = PhotoRequest(path: path, extras: extra)
            #expect(try PhotoRequest(decoding: request.encoded[...]).extras == extra)
        }
    }

    @Test func `a transcript of 4,000 digits is sent, of a longer one the beginning`() throws {
        let digit = try #require(Digit(3))
        for counts in [
            [4_000], [3_999, 1], [4_000, 7, 2], [1] + [Int](repeating: 1, count: 4_000),
        ] {
            let known = counts.map { [Digit](repeating: digit, count: $0) }
            let request = PhotoRequest(
                path: PhotoPath(bytes: [UInt8](repeating: 0x61, count: 65_536)),
                known: .lines(known))
            let message = request.encoded
            #expect(message.count <= PhotoRequest.longest)
            let back = try PhotoRequest(decoding: message[...])
            guard case .lines(let lines) = back.known else {
                Issue.record("\(counts.count) lines")
                continue
            }
            #expect(lines.joined().count == min(4_000, counts.reduce(0, +)))
            #expect(lines.first?.count == min(4_000, counts[0]))
            #expect(back.path == request.path)
        }
    }

    @Test func `the answer's path is the one asked for, whatever the worker thinks`() throws {
        let answer = PhotoAnswer(rows: [fullRow])
        let other = PhotoPath("other")
        #expect(try PhotoAnswer(decoding: answer.encoded[...], for: other).rows[0].path == other)
    }

    @Test func `an answer cut short anywhere is refused`() {
        let bytes = PhotoAnswer(rows: [fullRow]).encoded
        for count in bytes.indices {
            #expect(throws: WireError.self) {
                try PhotoAnswer(decoding: bytes[..<count], for: path)
            }
        }
    }

    @Test func `an answer with any byte changed is refused or stays within bounds`() {
        let bytes = PhotoAnswer(rows: [fullRow]).encoded
        var (read, refused) = (0, 0)
        for place in bytes.indices.prefix(200) {
            for value: UInt8 in [0, 1, 127, 128, 255] {
                var changed = bytes
                changed[place] = value
                guard let answer = try? PhotoAnswer(decoding: changed[...], for: path) else {
                    refused += 1
                    continue
                }
                read += 1
                for row in answer.rows {
                    #expect(row.confidence.map { (0...1).contains($0) } ?? true)
                    #expect(row.probabilities.allSatisfy { (0...1).contains($0) })
                }
            }
        }
        #expect(read > 100 && refused > 100, "\(read) read, \(refused) refused")
    }

    @Test func `a row with more warnings than there are kinds of does not count as babble`() throws
    {
        var row = fullRow
        row.warnings = [Warning](repeating: .blurred, count: 70)
        let back = try PhotoAnswer(decoding: PhotoAnswer(rows: [row]).encoded[...], for: path)
        #expect(Set(back.rows[0].warnings) == [.blurred])
        #expect(back.rows[0].warnings.count <= Warning.allCases.count)
    }

    @Test func `lists that are too long are cut, so that the reader takes them`() throws {
        var row = fullRow
        row.probabilities = (0..<40).map { Double($0) / 40 }
        var place = SheetPlace(
            sheet: "1", page: 1, box: 2, label: try #require(Digit(3)), writer: nil)
        place.missingMarks = (0..<40).map(String.init)
        (row.sheet, row.boxCount) = (place, 4)
        let back = try PhotoAnswer(decoding: PhotoAnswer(rows: [row]).encoded[...], for: path)
        #expect(back.rows[0].probabilities == Array(row.probabilities.prefix(16)))
        #expect(back.rows[0].sheet?.missingMarks == Array(place.missingMarks.prefix(16)))
        #expect(back.rows[0].boxCount == 4)
    }

    /// A transcript may have more lines than a page has rows.
    @Test(arguments: [0, 2_999, 3_000, 100_000])
    func `a digit is in whatever line of a transcript`(line: Int) throws {
        var row = fullRow
        row.written = WrittenDigit(try #require(Digit(3)), line: line)
        let back = try PhotoAnswer(decoding: PhotoAnswer(rows: [row]).encoded[...], for: path)
        #expect(back.rows[0].written == row.written)
    }

    @Test func `a message cannot move the terminal's cursor`() throws {
        var row = fullRow
        row.error?.message = "\u{1B}[2J\r\ngone\u{9B}"
        let back = try PhotoAnswer(decoding: PhotoAnswer(rows: [row]).encoded[...], for: path)
        #expect(back.rows[0].error?.message == " [2J  gone ")
    }

    @Test(arguments: [
        "../../etc/passwd", "a/b", ".hidden", "", "a\u{0}b", "..", "ü.png", "index.html", "x.svg",
        "png",
    ])
    func `a file name that leads elsewhere, or is no picture's, is refused`(name: String) {
        let answer = PhotoAnswer(
            rows: [fullRow], files: [PhotoAnswer.File(name: name, bytes: [])])
        #expect(throws: WireError.self) {
            try PhotoAnswer(decoding: answer.encoded[...], for: path)
        }
    }

    @Test func `a frame arrives in pieces of any size`() throws {
        let stream =
            Frame.wrap(.ready, []) + Frame.wrap(.answer, Array(0...99)) + Frame.wrap(.answer, [7])
        for size in [1, 2, 11, 12, 13, 50, 1000] {
            var assembler = FrameAssembler(limit: 100)
            var messages: [[UInt8]] = []
            for start in stride(from: 0, to: stream.count, by: size) {
                assembler.append(stream[start..<min(start + size, stream.count)])
                while let (_, message) = try assembler.next() { messages.append(Array(message)) }
            }
            #expect(messages == [[], Array(0...99), [7]])
        }
    }

    @Test func `a frame that is too long or of another version is refused at its header`() {
        var assembler = FrameAssembler(limit: 99)
        assembler.append(Frame.wrap(.answer, Array(0...99)).prefix(Frame.headerSize))
        #expect(throws: WireError.self) { try assembler.next() }
        var other = Frame.wrap(.answer, [])
        other[3] = Frame.version + 1
        assembler = FrameAssembler(limit: 99)
        assembler.append(other)
        #expect(throws: WireError.self) { try assembler.next() }
    }
}
