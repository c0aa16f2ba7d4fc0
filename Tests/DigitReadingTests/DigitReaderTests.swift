import DigitReading
import Foundation
import PhotoFiles
import Preprocessing
import TestSupport
import Testing

struct DigitReaderTests {
    @Test func `the sample photos are read`() throws {
        let labels = try Samples.labels()
        #expect(labels.count == 48)
        let reader = try DigitReader()
        let rows = labels.flatMap { reader.rows(for: Samples.path($0.name)) }
        try #require(rows.count == labels.count)
        let wrong = zip(labels, rows).filter { $0.digit != $1.digit?.value }
        #expect(wrong.count <= 2, "\(wrong.map { "\($0.name) read as \($1.digit?.value ?? -1)" })")
        #expect(rows.allSatisfy { $0.status != .error })
        for row in rows where row.status == .ok {
            let confidence = try #require(row.confidence)
            #expect(row.probabilities.count == 10)
            #expect(confidence == row.probabilities.max())
            #expect(row.probabilities.reduce(0, +) <= 1.0001)
            #expect(row.image != nil && row.box != nil)
        }
    }

    @Test func `a reading holds what the row says`() throws {
        let reader = try DigitReader()
        let file = Checkout.samples.appending(path: "8-single-stroke-brush-screen.png")
        let row = try #require(reader.rows(for: PhotoPath(file.path)).first)
        let reading = try reader.read(.file(file))
        #expect(reading.digit == row.digit)
        #expect(reading.digit.value == 8)
        #expect(reading.confidence == row.confidence)
        #expect(reading.probabilities == row.probabilities)
        #expect(reading.box == row.box)
        #expect(reading.image == row.image)
        #expect(reading.warnings == row.warnings)
        #expect(reading.reason == nil)
    }

    @Test func `a name that is not ASCII is read like any other`() throws {
        let scratch = try ScratchFolder()
        let photo = try TestPhoto.file(TestPhoto.digit(3, seed: 5))
        let file = try scratch.write(photo, to: "ü %20 [0] 数字.png")
        #expect(try DigitReader().read(.file(file)).digit.value == 3)
    }

    @Test func `what cannot be read is an error of a kind, told in a sentence`() throws {
        let reader = try DigitReader()
        let scratch = try ScratchFolder()
        let cases: [(URL, Row.Failure.Kind)] = [
            (scratch.url.appending(path: "missing.jpg"), .notFound),
            (scratch.url, .notAFile),
            (try scratch.write([], to: "empty.jpg"), .empty),
            (try scratch.write(Array("no picture".utf8), to: "text.jpg"), .unsupportedFormat),
            (try scratch.write([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], to: "cut.jpg"), .corrupt),
        ]
        for (file, kind) in cases {
            let error = try #require(throws: ReadingError.self) {
                try reader.read(.file(file))
            }
            guard case .failed(let path, let failure) = error else {
                Issue.record("\(file.lastPathComponent): \(error)")
                continue
            }
            #expect(failure.kind == kind, "\(failure)")
            #expect(path == file.path)
            #expect(error.description.hasPrefix(path))
            #expect(failure.message.count > 20 && failure.message.hasSuffix("."))
        }
    }

    @Test func `bare paper is no reading, and says so`() throws {
        let scratch = try ScratchFolder()
        let file = try scratch.write(
            TestPhoto.file(TestPhoto.gray { _, _ in 240 }), to: "blank.png")
        let error = try #require(throws: ReadingError.self) {
            try DigitReader().read(.file(file))
        }
        #expect(error == .nothingToRead(path: file.path, .noInk))
        #expect(error.description.contains("no-ink"))
    }

    @Test func `a digit below the least confidence is rejected as unsure, and still told`() throws {
        var reader = try DigitReader()
        let path = Samples.path("8-single-stroke-brush-screen.png")
        let sure = try #require(reader.rows(for: path).first)
        let confidence = try #require(sure.confidence)
        #expect(sure.status == .ok && sure.reason == nil)

        reader.minimumConfidence = confidence
        #expect(reader.rows(for: path) == [sure])

        reader.minimumConfidence = confidence.nextUp
        let unsure = try #require(reader.rows(for: path).first)
        #expect(unsure.status == .rejected && unsure.reason == .unsure)
        #expect(unsure.digit == sure.digit && unsure.confidence == sure.confidence)
        let reading = try reader.read(.file(URL(filePath: path.text)))
        #expect(reading.reason == .unsure)
        #expect(reader.rows(of: .file(URL(filePath: path.text))) == [unsure])
    }

    @Test func `a reader is shared by threads`() async throws {
        let reader = try DigitReader()
        let photo = try TestPhoto.photo(TestPhoto.digit(2, seed: 8, width: 160, height: 160))
        let expected = reader.rows(for: photo, path: PhotoPath("two"))
        #expect(expected.first?.digit?.value == 2)
        await withTaskGroup(of: [Row].self) { group in
            for _ in 0..<6 {
                group.addTask { reader.rows(for: photo, path: PhotoPath("two")) }
            }
            for await rows in group { #expect(rows == expected) }
        }
    }
}
