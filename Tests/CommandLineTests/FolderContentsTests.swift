import Files
import Foundation
import MNIST
import SyntheticDigits
import SystemLibraries
import TestSupport
import Testing

/// What is found in folders beside photos.
struct FolderContentsTests {
    private func write(_ files: [String: [UInt8]], to folder: String) throws {
        for (name, bytes) in files {
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
    }

    private let others: [String: [UInt8]] = [
        "scan.pdf": Array("%PDF-1.4\nrest".utf8),
        "clip.mp4": [0, 0, 0, 24] + Array("ftypisom".utf8),
        "clip.mov": [0, 0, 0, 24] + Array("ftypqt  ".utf8), "7.jxl": [0xFF, 0x0A, 0, 0],
        "7.nef": Array("II*\0".utf8) + [8, 0, 0, 0], "7.dng": Array("MM\0*".utf8) + [0, 0, 0, 8],
        "7.cr2": Array("II*\0\u{10}\0\0\0CR".utf8), "labels.csv": Array("path,label\n".utf8),
        "notes.txt": Array("hello".utf8),
    ]

    private static let sentence =
        "7 files are no photos: 1 PDF, 1 JPEG XL, 3 cameras' raw files, 2 videos"

    @Test(arguments: ["classify", "preprocess", "export"])
    func `files that are no photos are counted by kind`(command: String) throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            try write(others, to: folder)
            let options = [
                "preprocess": ["--output", folder + "-made"],
                "export": ["--output", folder + "-made", "--labels", "filename"],
            ]
            defer { try? FileManager.default.removeItem(atPath: folder + "-made") }
            let outcome = try Tool.run([command, folder] + (options[command] ?? []))
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains(Self.sentence), "\(outcome.errors)")
            #expect(outcome.errors.contains("pdftoppm -r 150 -jpeg FILE.pdf page"))
        }
    }

    @Test func `a folder without photos says what is there instead`() throws {
        try withScratchFolder { folder in
            try write(others, to: folder)
            let outcome = try Tool.run("classify", folder)
            #expect(outcome.status == 66 && outcome.output.isEmpty)
            #expect(outcome.errors.contains(Self.sentence))
            let listed = try Tool.run("classify", "-", input: folder + "\n")
            #expect(listed.status == 66 && listed.errors.contains(Self.sentence))
        }
    }

    @Test(arguments: [
        ["classify"], ["preprocess", "--output", "made"],
        ["export", "--labels", "folder", "--output", "made"],
        ["evaluate", "--labels", "filename", "--photos"],
    ])
    func `what holds no photo is named`(command: [String]) throws {
        try withScratchFolder { folder in
            try FileBytes.makeFolder(folder + "/no\u{1B}thing")
            let outcome = try Tool.run(command + ["no\u{1B}thing"], in: folder)
            #expect(outcome.status == 66)
            // Without its control character.
            #expect(
                outcome.errors.contains("There are no photos in no")
                    && outcome.errors.contains("thing.") && !outcome.errors.contains("\u{1B}"),
                "\(outcome.errors)")
        }
    }

    @Test func `text beside photos is not worth a word`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            try write(others.filter { $0.key == "labels.csv" || $0.key == "notes.txt" }, to: folder)
            let outcome = try Tool.run("classify", folder)
            #expect(
                outcome.status == 0 && !outcome.errors.contains("no photo"), "\(outcome.errors)")
        }
    }

    @Test func `a named PDF says how to make pictures of it`() throws {
        try withScratchFolder { folder in
            try write(others, to: folder)
            let outcome = try Tool.run("classify", folder + "/scan.pdf")
            #expect(outcome.status == 1)
            #expect(
                outcome.output.contains("a PDF document") && outcome.output.contains("pdftoppm"))
        }
    }

    /// The folder of formats among the cases from public reports.
    private static let formats = SharedFolder.item("cases/formats")?.path

    @Test(.enabled(if: formats != nil, "needs ../shared/cases/formats"))
    func `of a folder of many formats, every file is accounted for`() throws {
        let formats = try #require(Self.formats)
        let outcome = try Tool.run("classify", formats)
        #expect(outcome.errors.contains("3 files are no photos: 1 PDF, 1 JPEG XL, 1 JPEG 2000;"))
        #expect(outcome.lines.count == 6)
        let map = try #require(outcome.lines.first { $0.contains("2.pgm") })
        #expect(map.contains("\"status\":\"ok\",\"digit\":2"), "\(map)")
    }

    /// A pixel map of each kind with the same picture, drawn by this test.
    private static func pixelMap(_ kind: Int, _ gray: [UInt8], side: Int) -> [UInt8] {
        let head = Array("P\(kind)\n# a comment\n\(side) \(side)\n".utf8)
        let isInk = gray.map { $0 < 128 }
        func text(_ numbers: [Int]) -> [UInt8] {
            Array(numbers.map(String.init).joined(separator: "\n").utf8) + [10]
        }
        let rows = stride(from: 0, to: gray.count, by: side)
        switch kind {
        case 1: return head + text(isInk.map { $0 ? 1 : 0 })
        case 2: return head + Array("255\n".utf8) + text(gray.map(Int.init))
        case 3:
            return head + Array("255\n".utf8) + text(gray.flatMap { [Int($0), Int($0), Int($0)] })
        case 4:
            return head
                + rows.flatMap { row in
                    stride(from: 0, to: side, by: 8).map { start in
                        (0..<8).reduce(UInt8(0)) { byte, bit in
                            byte << 1 | (start + bit < side && isInk[row + start + bit] ? 1 : 0)
                        }
                    }
                }
        case 5: return head + Array("255\n".utf8) + gray
        default: return head + Array("255\n".utf8) + gray.flatMap { [$0, $0, $0] }
        }
    }

    @Test(arguments: 1...6)
    func `pixel maps are read, from files and pipes`(kind: Int) throws {
        try withScratchFolder { folder in
            // A drawing of this project's own, black on white, eight times as large.
            var random = SeededGenerator(seed: 5)
            let (picture, label) = ProceduralDigits().next(using: &random)
            let side = 28 * 8
            let gray = (0..<side * side).map { place in
                255 - picture.pixels[place / side / 8 * 28 + place % side / 8]
            }
            let bytes = Self.pixelMap(kind, gray, side: side)
            try write(
                ["a.pnm": bytes, "cut.ppm": Array(bytes.prefix(bytes.count / 3))], to: folder)
            let outcome = try Tool.shell(
                "\"$DIGITS\" classify a.pnm; cat a.pnm a.pnm | \"$DIGITS\" classify -", in: folder)
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
            #expect(outcome.lines.count == 2)
            for line in outcome.lines {
                #expect(line.contains("\"status\":\"ok\",\"digit\":\(label)"), "\(line)")
            }
            let cut = try Tool.run("classify", folder + "/cut.ppm")
            #expect(cut.status == 1 && cut.output.contains("corrupt"), "\(cut.output)")
        }
    }
}
