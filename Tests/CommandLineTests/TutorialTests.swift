import DigitDatasets
import Foundation
import MNIST
import Testing

/// The README's tutorial, command by command, on the samples.
@Suite struct TutorialTests {
    /// The commands of the README's section, one a line.
    private func commands() throws -> [String] {
        let readme = try String(
            contentsOf: Fixture.samples.deletingLastPathComponent()
                .appendingPathComponent("README.md"), encoding: .utf8)
        let start = try #require(readme.firstRange(of: "## From photos to a model of your own\n"))
        let rest = readme[start.upperBound...]
        let section = rest[..<(rest.firstRange(of: "\n## ")?.lowerBound ?? rest.endIndex)]
        return section.split(separator: "\n")
            .filter { $0.hasPrefix("    digits ") }.map { String($0.dropFirst(4)) }
    }

    @Test func `five commands lead from photos to a model of one's own`() throws {
        try withScratchFolder { folder in
            let commands = try commands()
            try #require(commands.count == 5, "\(commands)")
            // The smaller half of the samples: the program under test is not optimized.
            try FileBytes.makeFolder(folder + "/samples")
            let names = try Fixture.copySamples(20, to: folder + "/samples")
            // What the page hands over after the review; ReportPageTests gets it from a browser.
            let rows = names.map { "samples/\($0),\($0.prefix(1))\n" }
            try Data(("path,label\n" + rows.joined()).utf8)
                .write(to: URL(fileURLWithPath: folder + "/labels.csv"))
            try writeReplay(to: folder + "/mnist")
            for command in commands {
                // One epoch shows that the command works, and slow machines are given their time.
                let line =
                    command.hasPrefix("digits train")
                    ? command + " --epochs 1"
                    : ["digits classify", "digits export"].contains(where: command.hasPrefix)
                        ? command + " --timeout 600" : command
                let outcome = try Tool.shell(
                    "\"$DIGITS\"" + line.dropFirst("digits".count), in: folder)
                // A model that is no better after one epoch may be turned down.
                let isTurnedDown = outcome.errors.contains("reads worse")
                #expect(outcome.status == 0 || isTurnedDown, "\(command)\n\(outcome.errors)")
                if isTurnedDown {
                    let forced = try Tool.shell(
                        "\"$DIGITS\"" + line.dropFirst("digits".count) + " --force", in: folder)
                    #expect(forced.status == 0, "\(forced.errors)")
                }
            }
            for file in ["report.html", "mine/digits-train-images-idx3-ubyte", "mine.safetensors"] {
                #expect(FileBytes.exists(folder + "/" + file), "\(file)")
            }
        }
    }

    /// MNIST where there is MNIST, else bars in its place.
    private func writeReplay(to folder: String) throws {
        if let mnist = Fixture.mnist {
            try FileBytes.makeFolder(folder)
            let training = try DigitDataset(directory: mnist, part: .train)
            let test = try DigitDataset(directory: mnist, part: .test)
            // A part of it, since the program under test is not optimized.
            try Fixture.write(training.selecting(0..<500), to: folder, prefix: "train")
            try Fixture.write(test.selecting(0..<200), to: folder, prefix: "t10k")
        } else {
            try FileBytes.makeFolder(folder)
            try Fixture.writeBars(500, to: folder)
            try Fixture.writeBars(200, to: folder, prefix: "t10k")
        }
    }
}
