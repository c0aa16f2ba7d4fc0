import Foundation
import MNIST
import TestSupport
import Testing

@testable import SyntheticDigits

/// The format on small archives written here, and the published one where it lies beside the package.
struct UnipenArchiveTests {
    /// A folder with the collection's layout that is gone with the test.
    private final class Archive {
        private let scratch: ScratchFolder

        init() throws {
            scratch = try ScratchFolder()
            for name in ["data", "include"] {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: name), withIntermediateDirectories: true)
            }
        }

        var folder: URL { scratch.url }

        func write(_ text: String, to path: String) throws {
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }

        func read() throws -> [PenCharacter] {
            try UnipenArchive(folder: folder.path).characters()
        }
    }

    /// A square of four strokes, each of its own length, and pen-ups between them.
    private static let pen = """
        .VERSION 1.0
        .WRITER_ID w1
        .COMMENT 12 34 is no place
        56 78 neither
        .PEN_DOWN
        0 0 10 1
        40 0 11 1
        .PEN_UP
        1000 1000
        .PEN_DOWN
         0 0
         0 80
        .PEN_DOWN
        0 80
        20 80
        40 80
        60 80
        .PEN_DOWN
        60 80
        60 0
        """

    private func segments(_ lines: [String], institute: String = "abc") throws -> [PenCharacter] {
        let archive = try Archive()
        try archive.write(Self.pen, to: "include/\(institute)/pen.dat")
        try archive.write(
            ([".INCLUDE \(institute)/pen.dat"] + lines).joined(separator: "\n"),
            to: "data/1b/\(institute)/list.dat")
        return try archive.read()
    }

    @Test func `components are counted without those in the air`() throws {
        let found = try segments([#".SEGMENT CHARACTER 1-3 OK "A""#])
        let character = try #require(found.first)
        #expect(found.count == 1)
        #expect(character.text == "A" && character.writer == "w1" && character.institute == "abc")
        #expect(character.strokes.count == 3)
        #expect(character.digit == nil && character.meaning == .other(resemblesDigit: false))
    }

    @Test func `a list separated by commas takes what it names`() throws {
        let found = try segments([#".SEGMENT CHARACTER 0,2 ? "F""#])
        #expect(found.first?.strokes.count == 2)
    }

    @Test func `places within components cut them`() throws {
        // The second and third place of component 2, and component 3 up to its first place.
        let found = try segments([#".SEGMENT CHARACTER 2:1-3:0 ? "F""#])
        let strokes = try #require(found.first?.strokes)
        #expect(strokes.count == 2)
        #expect(strokes[1].points.count == 1)
    }

    @Test func `one institute counts what was done in the air`() throws {
        let found = try segments([#".SEGMENT CHARACTER 1-4 ? "F""#], institute: "pri")
        #expect(found.first?.strokes.count == 3, "component 1 is in the air")
    }

    @Test func `whoever names more components than are down counts those in the air`() throws {
        let found = try segments([
            #".SEGMENT CHARACTER 2-4 ? "F""#, #".SEGMENT CHARACTER 0-1 ? "T""#,
        ])
        #expect(found.map(\.strokes.count) == [3], "a lone straight line is no T")
    }

    @Test func `up is up`() throws {
        // Component 1 goes up along the left, component 3 down along the right.
        let found = try segments([#".SEGMENT CHARACTER 1-3 ? "A""#])
        let first = try #require(found.first?.strokes.first?.points)
        #expect(first.first?.y == 1 && first.last?.y == 0, "y runs down, the longer side is 1")
        #expect(first.allSatisfy { abs($0.x) < 1e-4 })
    }

    @Test func `escaped labels are read, marks of unknown meaning left out`() throws {
        let found = try segments([
            #".SEGMENT CHARACTER 0,2 ? "\"""#, #".SEGMENT CHARACTER 0,2 ? "\@""#,
            #".SEGMENT CHARACTER 0,2 ? "\\""#, #".SEGMENT CHARACTER 0,2 ? "@""#,
        ])
        #expect(found.map(\.text) == ["\"", "\\", "@"])
    }

    @Test func `a straight line is left out where it can only be a part`() throws {
        let lines = ["H", "4", "I", "-", "(", "/"].map { #".SEGMENT CHARACTER 1 ? "\#($0)""# }
        #expect(try segments(lines).map(\.text) == ["I", "-", "(", "/"])
    }

    @Test func `components that are not there are nobody's character`() throws {
        #expect(try segments([#".SEGMENT CHARACTER 7-9 ? "A""#]).isEmpty)
    }

    @Test(arguments: [
        #".SEGMENT CHARACTER 1-x ? "A""#, #".SEGMENT CHARACTER 1 ? A"#,
        #".SEGMENT CHARACTER 3-1 ? "A""#,
    ])
    func `a line that is no segment is named with its file and number`(_ line: String) throws {
        let error = #expect(throws: UnipenError.self) { try segments([line]) }
        #expect(error?.description.contains("list.dat, line 2") == true)
    }

    @Test func `names that lead out of the folder are not opened`() throws {
        let archive = try Archive()
        try archive.write(Self.pen, to: "pen.dat")
        try archive.write(
            ".INCLUDE ../pen.dat\n.SEGMENT CHARACTER 0,2 ? \"F\"", to: "data/1b/abc/list.dat")
        #expect(try archive.read().isEmpty)
    }

    @Test func `another folder is refused with a sentence`() {
        let error = #expect(throws: UnipenError.self) { try UnipenArchive(folder: "/nowhere") }
        #expect(error?.description.contains("not laid out as the UNIPEN collection") == true)
    }

    @Test func `digits are those of the part of digits`() throws {
        let archive = try Archive()
        try archive.write(Self.pen, to: "include/abc/pen.dat")
        let list = ".INCLUDE abc/pen.dat\n.SEGMENT CHARACTER 0-3 ? \"0\""
        try archive.write(list, to: "data/1a/abc/list.dat")
        try archive.write(list, to: "data/1d/abc/list.dat")
        #expect(try archive.read().map(\.digit?.value) == [0, nil])
    }

    @Test func `a tenth of the writers of a large institute is held out, the same ones each time`()
    {
        func character(_ institute: String, _ writer: String) -> PenCharacter {
            PenCharacter(
                text: "A", isDigit: false, institute: institute, writer: writer,
                tabletStrokes: [[[0, 0], [1, 1], [0, 1]]])
        }
        let many = (0..<21).map { character("a", "w\($0)") }
        let few = (0..<3).map { character("b", "v\($0)") }
        let heldOut = PenCharacter.heldOutWriters(of: many + few)
        #expect(heldOut.count == 3 && heldOut.allSatisfy { $0.hasPrefix("w") })
        #expect(PenCharacter.heldOutWriters(of: (many + few).reversed()) == heldOut)
    }

    private static let published: String? = {
        let shared = ProcessInfo.processInfo.environment["DIGITS_UNIPEN"]
        return shared.flatMap { FileManager.default.fileExists(atPath: $0 + "/data") ? $0 : nil }
    }()

    @Test(.enabled(if: published != nil, "needs DIGITS_UNIPEN, the unpacked archive"))
    func `the published archive is read whole`() throws {
        let folder = try #require(Self.published)
        let characters = try UnipenArchive(folder: folder).characters(in: [.digits])
        #expect(characters.count > 11_500)
        #expect(characters.allSatisfy { $0.digit != nil })
    }
}
