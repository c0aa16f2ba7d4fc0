import Foundation
import MNIST
import SyntheticDigits
import Testing

@Suite struct FineTuningTests {
    /// Writes bars to replay and to learn, and a network that has learnt the former.
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

    @Test func `one's own digits are learnt, and the model says how it was made`() throws {
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
            // What is learnt is noise: it upsets what the network has observed of digits.
            var generator = SeededGenerator(seed: 3)
            let noise = DigitDataset(
                pixels: (0..<40 * DigitImage.pixelCount).map { _ in
                    UInt8(truncatingIfNeeded: generator.next())
                }, labels: (0..<40).map { UInt8($0 % 10) })
            let digits = ProceduralDigits().dataset(count: 60, seed: 3)
            try Fixture.write(noise, to: folder, prefix: "train")
            try Fixture.write(digits, to: folder, prefix: "t10k")
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

    @Test(arguments: [
        ["--replay", "x"], ["--replay", "x", "--from", "shipped", "--batch-size", "3"],
    ])
    func `replay goes with a model to start from`(options: [String]) throws {
        let outcome = try Tool.run(["train", "--data", "x", "--output", "y"] + options)
        #expect(outcome.status == 64)
    }
}
