import Files
import Foundation
import TestSupport
import Testing

/// The commands of the documentation's articles, each article's in a folder of its own.
struct ArticleTests {
    /// A line or a block of shell, as an article shows it.
    private static func commands(of article: String) throws -> [String] {
        let place = Checkout.url.appending(
            path: "Sources/DigitReading/Documentation.docc/\(article).md")
        var blocks: [[Substring]] = [[]]
        var fence: Substring?
        for line in try String(contentsOf: place, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("```") {
                fence = fence == nil ? line.dropFirst(3) : nil
                blocks.append([])
            } else if let language = fence {
                if language.isEmpty { blocks[blocks.count - 1].append(line) }
            } else if line.hasPrefix("    ") {
                blocks[blocks.count - 1].append(line.dropFirst(4))
            } else {
                blocks.append([])
            }
        }
        let programs = ["digits ", "jq ", "time digits ", "seq ", "sbatch ", "swift run "]
        return blocks.map { $0.joined(separator: "\n") }
            .filter { block in programs.contains { block.hasPrefix($0) } }
    }

    /// Each article that has commands, with how many.
    private static let articles = [
        "ADataSetOfYourOwn": 3, "AHundredMillionPhotos": 3, "AddingALayer": 1, "AddingAStage": 1,
        "ReadingTheDebugFolder": 3,
    ]

    @Test func `no article's commands are left out`() throws {
        let folder = Checkout.url.appending(path: "Sources/DigitReading/Documentation.docc")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
        let counts = try names.map { ($0, try Self.commands(of: $0).count) }.filter { $0.1 > 0 }
        #expect(Dictionary(uniqueKeysWithValues: counts) == Self.articles)
    }

    /// Runs an article's commands in order; `results` are the files they have to leave.
    private func run(_ article: String, results: [String], prepare: (String) throws -> Void) throws
    {
        let commands = try Self.commands(of: article)
        try withScratchFolder { folder in
            let documented = try DocumentedCommands(in: folder)
            try prepare(folder)
            for command in commands {
                let outcome = try documented.run(command)
                #expect(outcome.status == 0, "\(command)\n\(outcome.errors.suffix(1500))")
                // What answers a question answers it.
                #expect(!command.hasPrefix("jq ") || !outcome.output.isEmpty, "\(command)")
            }
            for name in results { #expect(FileBytes.exists(folder + "/" + name), "\(name)") }
        }
    }

    private func copyPhotos(_ count: Int, to folder: String) throws -> [String] {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        return try Fixture.copySamples(count, to: folder)
    }

    @Test func `a data set of one's own is made from a sheet`() throws {
        try run(
            "ADataSetOfYourOwn",
            results: ["sheet.pdf", "mine", "mine.html", "hand.safetensors", "hand.svg"]
        ) { folder in
            let sheets = try Tool.makeSamples(
                ["--sheets", folder + "/photos", "--count", "1", "--seed", "3", "--tilt", "10"])
            try #require(sheets.status == 0, "\(sheets.errors)")
            try FileManager.default.removeItem(atPath: folder + "/photos/flat")
        }
    }

    @Test func `a hundred million photos are shared out`() throws {
        try run(
            "AHundredMillionPhotos",
            results: ["rows.jsonl", "rows-1.jsonl", "rows-7.jsonl"]
        ) { folder in
            let paths = try copyPhotos(2, to: folder + "/photos").map { "photos/\($0)\n" }
            try Data(paths.joined().utf8)
                .write(to: URL(fileURLWithPath: folder + "/photos.txt"))
        }
    }

    @Test func `a layer is measured`() throws {
        try run("AddingALayer", results: ["model.safetensors"]) {
            try Fixture.writeMNIST(to: $0 + "/mnist")
        }
    }

    @Test func `a stage is measured`() throws {
        try run("AddingAStage", results: ["conditions/labels.csv"]) { _ in }
    }

    @Test func `the debug folder answers`() throws {
        try run("ReadingTheDebugFolder", results: ["debug", "errors.html"]) { folder in
            let names = try copyPhotos(3, to: folder + "/samples")
            try Fixture.writeSampleLabels(of: names, to: folder + "/samples")
        }
    }
}
