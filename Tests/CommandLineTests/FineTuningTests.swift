import DigitDatasets
import Files
import Foundation
import MNIST
import SyntheticDigits
import TestSupport
import Testing

@Suite struct FineTuningTests {
    /// Writes bars to replay and to learn, and a network that has learned the former.
    private func prepare(in folder: String) throws -> (own: String, replay: String, model: String) {
        let (own, replay) = (folder + "/own", folder + "/replay")
        for path in [own, replay] { try FileBytes.makeFolder(path) }
        try Fixture.writeBars(200, to: replay)
        try Fixture.writeBars(100, to: replay, prefix: "t10k")
        // A hand of one's own: the same bars, upside down.
        let bars = try DigitDataset(directory: replay, part: .test)
        var turned = DigitDataset()
        for index in 0..<bars.count {
            let label = try #require(Digit(Int(bars.labels[index])))
            turned.append(
                DigitImage(pixels: bars.image(at: index).pixels.reversed()), label: label)
        }
        try Fixture.write(turned.selecting(0..<60), to: own, prefix: "mine-train")
        try Fixture.write(turned.selecting(60..<100), to: own, prefix: "mine-test")
        let model = folder + "/model.safetensors"
        let trained = try Tool.run(
            "train", "--data", replay, "--output", model, "--epochs", "3", "--batch-size",
            "16")
        try #require(trained.status == 0, "\(trained.errors)")
        return (own, replay, model)
    }

    @Test func `one's own digits are learned, and the model says how it was made`() throws {
        try withScratchFolder { folder in
            let (own, replay, model) = try prepare(in: folder)
            let tuned = folder + "/tuned.safetensors"
            let outcome = try Tool.run(
                "train", "--from", model, "--data", own, "--replay", replay, "--output", tuned,
                "--epochs", "3", "--force")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("60 pictures of yours, 40 held out, 200 replayed"))
            let lines = outcome.output.split(separator: "\n")
            #expect(lines.count == 3 && lines[1].hasPrefix("Yours, held out"))
            let shares = lines[1].matches(of: /([0-9.]+) %/).compactMap { Double($0.1) }
            #expect(shares.count == 2 && shares[1] > shares[0], "\(outcome.output)")
            let file = String(decoding: try FileBytes.read(tuned), as: UTF8.self)
            let saysHow = file.contains("fine-tuned on 60 pictures")
            #expect(saysHow)
        }
    }

    @Test func `a model that reads worse is saved only when forced`() throws {
        try withScratchFolder { folder in
            // Two digits in one picture, taken for what the network takes them for: whichever it
            // takes for the other one afterwards is one fewer read right.
            let blends = try blendsAsRead(in: folder)
            let other = DigitDataset(
                pixels: blends.pixels, labels: blends.labels.map { ($0 + 1) % 10 })
            try Fixture.write(other, to: folder, prefix: "train")
            try Fixture.write(blends, to: folder, prefix: "t10k")
            let tuned = folder + "/tuned.safetensors"
            let arguments = [
                "train", "--from", "shipped", "--data", folder, "--replay", folder, "--output",
                tuned, "--epochs", "1",
            ]
            let outcome = try Tool.run(arguments)
            #expect(outcome.status == 1, "\(outcome.output)\(outcome.errors)")
            #expect(outcome.errors.contains("worse"))
            #expect(!FileBytes.exists(tuned))
            #expect(try Tool.run(arguments + ["--force"]).status == 0)
            #expect(FileBytes.exists(tuned))
        }
    }

    /// Pictures of two digits, labeled with what the built-in network takes them for.
    private func blendsAsRead(in folder: String) throws -> DigitDataset {
        let digits = ProceduralDigits().dataset(count: 200, seed: 3)
        let half = digits.pixels.count / 2
        let pixels = (0..<half).map { digits.pixels[$0] / 2 + digits.pixels[half + $0] / 2 }
        var labels = [UInt8](repeating: 0, count: 100)
        try Fixture.write(
            DigitDataset(pixels: pixels, labels: labels), to: folder, prefix: "t10k")
        let read = try Tool.run("evaluate", folder, "--only-errors", "--format", "json")
        let figures = try #require(
            try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: Any])
        var isUnread = Set<Int>()
        for error in try #require(figures["errors"] as? [[String: Any]]) {
            let index = try #require((error["name"] as? String).flatMap { Int($0) })
            if let digit = error["digit"] as? Int {
                labels[index] = UInt8(digit)
            } else {
                isUnread.insert(index)
            }
        }
        let blends = DigitDataset(pixels: pixels, labels: labels)
        return blends.selecting(labels.indices.filter { !isUnread.contains($0) })
    }

    @Test(arguments: [
        ["--replay", "x"], ["--replay", "x", "--from", "shipped", "--batch-size", "3"],
    ])
    func `replay goes with a model to start from`(options: [String]) throws {
        let outcome = try Tool.run(["train", "--data", "x", "--output", "y"] + options)
        #expect(outcome.status == 64)
    }
}
