import Foundation
import TestSupport
import Testing

/// Broken and hostile files: each costs its own row, and nothing else.
struct BadImagesTests {
    private static let folder = SharedFolder.item("bad-images")
    private static let reason: Comment = "the bad images are not on this machine"

    private struct Row: Decodable {
        struct Failure: Decodable {
            let kind: String
            let message: String
        }
        let path: String
        let path_base64: String?
        let status: String
        let error: Failure?
    }

    private static func rows(_ outcome: Tool.Outcome) throws -> [Row] {
        try outcome.lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }

    /// What may become of a file, from the first two columns of `expected.csv`.
    private static func expectations() throws -> [(path: String, statuses: Set<String>)] {
        let file = try #require(folder).appendingPathComponent("expected.csv")
        let table = try String(contentsOf: file, encoding: .utf8)
        return try table.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let fields = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
            let statuses: Set<String>? =
                switch fields[1] {
                case "error": ["error"]
                case "rejected-or-error": ["rejected", "error"]
                case "ok-or-rejected": ["ok", "rejected"]
                case "any": ["ok", "rejected", "error"]
                default: nil
                }
            return (String(fields[0]), try #require(statuses))
        }
    }

    @Test(.enabled(if: folder != nil, reason), .timeLimit(.minutes(240)))
    func `every bad image is one row that says what a person understands`() throws {
        try withScratchFolder { scratch in
            let expected = try Self.expectations()
            let folder = try #require(Self.folder).path
            let list = expected.map { folder + "/" + $0.path }.joined(separator: "\n")
            let outcome = try Tool.run("classify", "-", input: list, in: scratch)
            #expect(outcome.status == 1)
            let rows = try Self.rows(outcome)
            try #require(rows.count == expected.count)
            for (row, (path, statuses)) in zip(rows, expected) {
                #expect(row.path.hasSuffix(path), "rows come in the order of the input")
                #expect(statuses.contains(row.status), "\(path) is \(row.status)")
                if row.status == "error" {
                    #expect((row.error?.message.count ?? 0) > 20, "\(path) says why")
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
        }
    }

    @Test(.enabled(if: folder != nil && Tool.hasPython("os"), reason), .timeLimit(.minutes(240)))
    func `a hostile name is a name, and nothing is written beside it`() throws {
        try withScratchFolder { scratch in
            let maker = try #require(Self.folder).path + "/make-hostile.py"
            let made = try Tool.shell("python3 '\(maker)' hostile", in: scratch)
            try #require(made.status == 0, "\(made.errors)")
            let before = try Tool.shell("find . | LC_ALL=C sort", in: scratch).output
            let outcome = try Tool.run("classify", "hostile", in: scratch)
            #expect(outcome.status == 1, "the pipe and the dangling link cannot be read")
            let rows = try Self.rows(outcome)
            #expect(rows.count >= 30)
            #expect(rows.contains { $0.path_base64 != nil }, "one name is not UTF-8")
            let photos = rows.filter { $0.error == nil }
            #expect(photos.count >= 25, "the photo is the same under every name")
            #expect(try Tool.shell("find . | LC_ALL=C sort", in: scratch).output == before)
        }
    }
}
