import DigitDatasets
import Foundation
import MNIST
import TestSupport
import Testing

/// Photos that the name of their file or folder labels, by the real program.
struct PracticePageTests {
    /// A graymap of 900 × 1,200 pixels of paper with some filled boxes: columns, rows, gray.
    private func graymap(_ strokes: [(x: Range<Int>, y: Range<Int>, gray: UInt8)]) -> Data {
        let (width, height) = (900, 1200)
        var pixels = [UInt8](repeating: 225, count: width * height)
        for stroke in strokes {
            for y in stroke.y { for x in stroke.x { pixels[y * width + x] = stroke.gray } }
        }
        return Data("P5\n\(width) \(height)\n255\n".utf8) + pixels
    }

    /// How many digits of one picture go into a data set.
    private func exported(_ picture: Data, named name: String) throws -> Int {
        try withScratchFolder { folder in
            try picture.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            let outcome = try Tool.run(
                "export", "\(folder)/\(name)", "--labels", "filename", "--output", folder + "/set")
            #expect(outcome.status == 0, "\(outcome.errors)")
            return try DigitDataset(directory: folder + "/set", part: .train).count
        }
    }

    private let specks = [
        (60, 80), (150, 300), (700, 120), (780, 500), (650, 900), (120, 950), (820, 1080),
        (240, 720),
        (700, 700), (90, 560),
    ].map { x, y in (x: x..<x + 5, y: y..<y + 34, gray: UInt8(90)) }

    @Test func `specks beside one large digit are no digits, whatever the photo's label`() throws {
        let flag = (0..<220).map {
            (x: 480 - $0..<502 - $0, y: 200 + $0..<222 + $0, gray: UInt8(40))
        }
        let large = [(x: 480..<502, y: 200..<1000, gray: UInt8(40))] + flag
        #expect(try exported(graymap(large + specks), named: "1_large.pgm") == 1)
    }

    /// Where strangers' photos of a single digit lie; nil where they are not here.
    private static let strangers = SharedFolder.item("photos/paper")?.path

    @Test(.enabled(if: strangers != nil, "the photos are not on this machine"))
    func `of strangers' photos of a single 1 none gives several`() throws {
        try withScratchFolder { folder in
            let photos = try #require(Self.strangers)
            let ones = try String(contentsOfFile: photos + "/labels.csv", encoding: .utf8)
                .split(separator: "\n").map { $0.split(separator: ",") }
                .filter { $0[1] == "1" }.map { "\(photos)/\($0[0]),1" }
            #expect(ones.count > 20)
            let table = folder + "/labels.csv"
            try Data("path,label\n\(ones.joined(separator: "\n"))\n".utf8)
                .write(to: URL(fileURLWithPath: table))
            let outcome = try Tool.run(
                "export", photos, "--labels", table, "--skip-unlabelled", "--output",
                folder + "/set", "--printed", "--timeout", "300")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let count = try DigitDataset(directory: folder + "/set", part: .train).count
            #expect(count == ones.count, "\(outcome.errors)")
        }
    }
}
