import Foundation
import TestSupport
import Testing

/// `digits serve`, asked as other programs ask it.
@Suite(.timeLimit(.minutes(240)))
struct ServeTests {
    private struct Answer: Decodable {
        struct Row: Decodable {
            let path: String
            let status: String
            let digit: Int?
            let picture: Data?
            let error: Failure?
        }
        struct Failure: Decodable { let kind: String }
        let id: Int?
        let rows: [Row]?
        let photos: Int?
        let error: Failure?
    }

    private func answers(to requests: [String], _ options: String...) throws -> [Answer] {
        let outcome = try Tool.run(
            program: Tool.path, ["serve"] + options,
            input: requests.map { $0 + "\n" }.joined(), in: nil)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try outcome.lines.map { try JSONDecoder().decode(Answer.self, from: Data($0.utf8)) }
    }

    @Test func `photos and folders are answered in order, each request with an end`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(4, to: folder)
            let found = try answers(to: [
                "{\"id\": 7, \"paths\": [\"\(folder)\"]}",
                "{\"id\": 8, \"paths\": [\"\(folder)/\(names[2])\", \"/no/photo\"]}",
                "{\"id\": 9, \"paths\": []}",
            ])
            #expect(found.map(\.id) == [7, 7, 7, 7, 7, 8, 8, 8, 9])
            #expect(found.compactMap(\.photos) == [4, 2, 0])
            let rows = found.compactMap(\.rows?.first)
            #expect(rows.prefix(4).map(\.path) == names.map { folder + "/" + $0 })
            #expect(rows.prefix(4).allSatisfy { $0.digit == $0.path.digitOfName })
            #expect(rows.prefix(5).allSatisfy { $0.picture?.count == 784 })
            #expect(rows.last?.error?.kind == "not-found")
            #expect(rows.last?.picture == nil)
        }
    }

    @Test func `a row is classify's, with the picture that preprocess makes`() throws {
        try withScratchFolder { folder in
            let name = try Fixture.copySamples(1, to: folder)[0]
            let line = try Tool.run("classify", folder + "/" + name, "--format", "jsonl").output
            let outcome = try Tool.run(
                program: Tool.path, ["serve"],
                input: "{\"id\":1,\"paths\":[\"\(folder)/\(name)\"]}", in: nil)
            #expect(outcome.output.hasPrefix("{\"id\":1,\"rows\":[" + line.dropLast(2) + ","))
        }
    }

    @Test func `what is no request is said so, and the next one is answered`() throws {
        let found = try answers(to: [
            "7.jpg", "{\"paths\": [\"7.jpg\"]}", "{\"id\": 1, \"paths\": \"7.jpg\"}", "",
            "{\"id\": 2, \"paths\": [{\"base64\": \"L25vL3Bob3Rv\"}]}",
        ])
        #expect(found.prefix(3).map(\.error?.kind) == Array(repeating: "bad-request", count: 3))
        #expect(found.count == 5)
        #expect(found[3].rows?.first?.path == "/no/photo")
        #expect(found[4].photos == 1)
    }

    @Test func `options hold for all requests`() throws {
        let sample = try #require(try Fixture.samplesByDigit()[3])
        let found = try answers(
            to: ["{\"id\": 1, \"paths\": [\"\(sample)\"]}"], "--min-confidence", "1")
        #expect(found.first?.rows?.first?.status == "rejected")
    }
}

extension String {
    /// The digit that a sample's name begins with.
    fileprivate var digitOfName: Int? {
        split(separator: "/").last?.first?.wholeNumberValue
    }
}
