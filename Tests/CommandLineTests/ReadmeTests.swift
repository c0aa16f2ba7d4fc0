import DigitDatasets
import Files
import Foundation
import MNIST
import TestSupport
import Testing

/// The README's commands, one after the other in one folder.
struct ReadmeTests {
    private func commands() throws -> [String] {
        try String(contentsOf: Checkout.url.appendingPathComponent("README.md"), encoding: .utf8)
            .split(separator: "\n")
            .filter { line in
                ["digits ", "cat ", "find ", "swift run -c release make-samples "].contains {
                    line.hasPrefix("    " + $0)
                }
            }
            .map { String($0.dropFirst(4)) }
    }

    @Test func `the README's commands run one after the other`() throws {
        let commands = try commands()
        try #require(commands.count > 25, "\(commands.count)")
        try withScratchFolder { folder in
            try prepare(folder)
            for command in commands where !isElsewhere(command) {
                if command.contains("page-labels.csv") { try labelPages(in: folder) }
                var line = command.replacing(
                    "swift run -c release make-samples", with: "\"${DIGITS%digits}make-samples\"")
                for word in ["digits ", "| digits "]
                where word == "| digits " || line.hasPrefix(word) {
                    line = line.replacing(word, with: word.replacing("digits", with: "\"$DIGITS\""))
                }
                // One epoch shows that the command works.
                if command.hasPrefix("digits train") {
                    line = line.replacing(" train ", with: " train --epochs 1 ")
                }
                line = line.replacing("--validation 5000", with: "--validation 50")
                // Slow machines are given their time.
                for word in ["classify", "preprocess", "export"] {
                    line = line.replacing(
                        "\"$DIGITS\" \(word) ", with: "\"$DIGITS\" \(word) --timeout 600 ")
                }
                var outcome = try Tool.shell(line, in: folder)
                if outcome.errors.contains("reads worse") {
                    outcome = try Tool.shell(line + " --force", in: folder)
                }
                #expect(outcome.status == 0, "\(command)\n\(outcome.errors.suffix(1500))")
            }
            for file in [
                "rows.csv", "report.html", "review.html", "pages.html", "written.html",
                "errors.html", "evaluation.html", "mine.safetensors", "debug", "pictures",
                "dataset-hf",
            ] {
                #expect(FileBytes.exists(folder + "/" + file), "\(file)")
            }
        }
    }

    /// What is fetched from the web, or is in other tests.
    private func isElsewhere(_ command: String) -> Bool {
        command.hasPrefix("digits download-mnist")
    }

    /// Puts there what people bring: photos, filled sheets, corrected labels, MNIST.
    private func prepare(_ folder: String) throws {
        try FileBytes.makeFolder(folder + "/samples")
        var names = try Fixture.copySamples(10, to: folder + "/samples")
        for name in ["4-closed-ball-pen-ruled.jpg", "7-plain-pencil.jpg"]
        where !names.contains(name) {
            try FileManager.default.copyItem(
                at: Checkout.samples.appendingPathComponent(name),
                to: URL(fileURLWithPath: "\(folder)/samples/\(name)"))
            names.append(name)
        }
        let table = try String(
            contentsOf: Checkout.samples.appendingPathComponent("labels.csv"), encoding: .utf8)
        let rows = table.split(separator: "\n").filter { row in
            row.hasPrefix("path,") || names.contains { row.hasPrefix($0 + ",") }
        }
        try Data((rows.joined(separator: "\n") + "\n").utf8)
            .write(to: URL(fileURLWithPath: folder + "/samples/labels.csv"))
        let labels = names.map { "samples/\($0),\($0.prefix(1))\n" }.joined()
        try Data(("path,label\n" + labels).utf8)
            .write(to: URL(fileURLWithPath: folder + "/labels.csv"))
        let sheets = try Tool.makeSamples(
            ["--sheets", folder + "/filled", "--count", "2", "--seed", "3", "--tilt", "10"])
        try #require(sheets.status == 0, "\(sheets.errors)")
        // The same sheets as they are printed, without a photo.
        try FileManager.default.removeItem(atPath: folder + "/filled/flat")
        try writeMNIST(to: folder + "/mnist")
    }

    /// A part of MNIST, as the program under test is not optimized; where there is no MNIST, bars in its
    /// place.
    private func writeMNIST(to folder: String) throws {
        try FileBytes.makeFolder(folder)
        guard let mnist = SharedFolder.mnist?.path else {
            try Fixture.writeBars(500, to: folder)
            return try Fixture.writeBars(200, to: folder, prefix: "t10k")
        }
        for (part, prefix, count) in [(DatasetPart.train, "train", 500), (.test, "t10k", 200)] {
            let dataset = try DigitDataset(directory: mnist, part: part)
            try Fixture.write(dataset.selecting(0..<count), to: folder, prefix: prefix)
        }
    }

    /// The pages' labels as the report hands them over: here all readings are right.
    private func labelPages(in folder: String) throws {
        let rows = try Tool.run(
            "classify", "pages", "--layout", "page", "--format", "csv", in: folder)
        let lines = rows.lines.dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let labels = lines.filter { $0[2] == "ok" }.map { "\($0[0]),\($0[1]),\($0[3])\n" }.joined()
        try #require(!labels.isEmpty)
        try Data(("path,index,label\n" + labels).utf8)
            .write(to: URL(fileURLWithPath: folder + "/page-labels.csv"))
    }
}
