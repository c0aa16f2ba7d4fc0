import DigitReading
import Foundation
import Testing

/// One photo, wherever it comes from.
struct ReadingExamples {
    private let url = Repository.samples.appending(path: "7-plain-pencil.jpg")

    @Test func file() throws {
        let reader = try DigitReader()
        let reading = try reader.read(.file(url))
        if reading.digit == 7 {
            print("a seven, \(reading.confidence) sure, at \(reading.box)")
        }
        #expect(reading.digit == 7 && reading.confidence > 0.5 && reading.box.width > 0)
    }

    @Test func bytes() throws {
        let reader = try DigitReader()
        let upload = try Data(contentsOf: url)
        let reading = try reader.read(.bytes(upload, named: "upload.jpg"))
        #expect(reading == (try reader.read(.file(url))))
    }

    @Test func pixels() throws {
        let reader = try DigitReader()
        // A camera's frame: dark strokes of a 1 on light paper.
        let (width, height) = (120, 160)
        var frame = [UInt8](repeating: 235, count: width * height)
        for y in 30..<130 { for x in 55..<66 { frame[y * width + x] = 30 } }
        let reading = try reader.read(.gray(frame, width: width, height: height))
        #expect(reading.digit == 1)
        let colors = frame.flatMap { [$0, $0, $0] }
        #expect(try reader.read(.rgb(colors, width: width, height: height)) == reading)
    }

    @Test func ranking() throws {
        let reader = try DigitReader()
        let reading = try reader.read(.file(url))
        for guess in reading.ranking.prefix(3) { print(guess.digit, guess.probability) }
        #expect(reading.ranking.count == 10 && reading.ranking[0].digit == 7)
        #expect(reader.ranking(of: reading.image)[0].digit == 7)
    }

    @Test func switching() throws {
        let reader = try DigitReader()
        let reading = try reader.read(.file(url))
        let word =
            switch reading.digit {
            case 7: "seven"
            case 8: "eight"
            default: "another digit"
            }
        #expect(word == "seven")
    }

    @Test func options() throws {
        var reader = try DigitReader(minimumConfidence: 0.9)
        try reader.limitErrors(to: 0.01)
        reader.layout = .single
        reader.readsPrint = false
        reader.limits.fileSize = 10_000_000
        #expect(try reader.read(.file(url)).digit == 7)
    }

    @Test func ownModel() throws {
        let file = Repository.folder.appending(path: "Sources/CEmbeddedFiles/shipped.safetensors")
        let reader = try DigitReader(model: file)
        let same = try DigitReader(model: Data(contentsOf: file))
        #expect(try reader.read(.file(url)) == same.read(.file(url)))
    }

    @Test func errors() throws {
        let reader = try DigitReader()
        func sentence(about url: URL) -> String {
            do {
                let reading = try reader.read(.file(url))
                return "It is a \(reading.digit)."
            } catch {
                switch error {
                case .failed(let path, let failure):
                    return "\(path) cannot be read (\(failure.kind)): \(failure.message)"
                case .nothingToRead(let path, let reason):
                    return "\(path) shows no digit (\(reason))."
                }
            }
        }
        #expect(sentence(about: url) == "It is a 7.")
        let web = try #require(URL(string: "https://example.com" + url.path))
        #expect(sentence(about: web).hasPrefix("\(web) cannot be read (notAFile): This URL"))
        let error = #expect(throws: ReadingError.self) { try reader.read(.file(web)) }
        #expect(error?.localizedDescription.contains("This URL names no file") == true)
        let modelError = #expect(throws: ModelError.self) { try DigitReader(model: url) }
        #expect(modelError?.localizedDescription.contains("no safetensors file") == true)
    }
}
