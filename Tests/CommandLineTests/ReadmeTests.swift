import Files
import Foundation
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
            let documented = try DocumentedCommands(in: folder)
            for command in commands where !isElsewhere(command) {
                if command.contains("page-labels.csv") { try labelPages(in: folder) }
                let outcome = try documented.run(command)
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
        try Fixture.writeSampleLabels(of: names, to: folder + "/samples")
        let labels = names.map { "samples/\($0),\($0.prefix(1))\n" }.joined()
        try Data(("path,label\n" + labels).utf8)
            .write(to: URL(fileURLWithPath: folder + "/labels.csv"))
        let sheets = try Tool.makeSamples(
            ["--sheets", folder + "/filled", "--count", "2", "--seed", "3", "--tilt", "10"])
        try #require(sheets.status == 0, "\(sheets.errors)")
        // The same sheets as they are printed, without a photo.
        try FileManager.default.removeItem(atPath: folder + "/filled/flat")
        try Fixture.writeMNIST(to: folder + "/mnist")
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
