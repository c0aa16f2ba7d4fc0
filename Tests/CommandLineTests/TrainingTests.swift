import Files
import Foundation
import TestSupport
import Testing

struct TrainingTests {
    @Test func `a model trained and saved gives the same figures in another process`() throws {
        try withScratchFolder { folder in
            try Fixture.writeBars(600, to: folder)
            try Fixture.writeBars(200, to: folder, prefix: "t10k")
            let model = folder + "/m.safetensors"
            let training = try Tool.run(
                "train", "--data", folder, "--output", model, "--epochs", "3", "--validation",
                "0.1", "--plot", folder + "/curves.svg", "--seed", "5")
            #expect(training.status == 0, "\(training.errors)")
            #expect(training.errors.contains("epoch 3/3"))
            #expect(
                try String(contentsOfFile: folder + "/curves.svg", encoding: .utf8).contains("<svg")
            )
            let first = try Tool.run("evaluate", folder, "--model", model, "--format", "json")
            let second = try Tool.run("evaluate", folder, "--model", model, "--format", "json")
            #expect(first.status == 0 && first.output == second.output)
            let figures = try #require(
                try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
            #expect(figures["count"] as? Int == 200)
            #expect(try #require(figures["accuracy"] as? Double) > 0.9)
            #expect((figures["confusion"] as? [[Int]])?.count == 10)
            let again = folder + "/again.safetensors"
            _ = try Tool.run(
                "train", "--data", folder, "--output", again, "--epochs", "3", "--validation",
                "0.1", "--seed", "5")
            #expect(try FileBytes.read(again) == FileBytes.read(model))
        }
    }

    @Test func `a model is not replaced unless asked`() throws {
        try withScratchFolder { folder in
            try Fixture.writeBars(100, to: folder)
            let model = folder + "/m.safetensors"
            try Data("mine".utf8).write(to: URL(fileURLWithPath: model))
            let arguments = ["train", "--data", folder, "--output", model, "--epochs", "1"]
            #expect(try Tool.shell("$DIGITS " + arguments.joined(separator: " ")).status == 74)
            #expect(try String(contentsOfFile: model, encoding: .utf8) == "mine")
            #expect(
                try Tool.shell("$DIGITS " + arguments.joined(separator: " ") + " --force").status
                    == 0)
        }
    }

    @Test
    func `Ctrl-C leaves a valid model, and the resumed run ends with the same weights`() throws {
        try withScratchFolder { folder in
            try Fixture.writeBars(400, to: folder)
            let (model, whole) = (folder + "/m.safetensors", folder + "/whole.safetensors")
            let options = ["--data", folder, "--epochs", "20"]
            let process = try Tool.start(["train", "--output", model] + options)
            while !FileBytes.exists(model), process.isRunning { usleep(20_000) }
            process.interrupt()
            process.waitUntilExit()
            #expect(process.terminationStatus == 130)
            let pictures = folder + "/train-images-idx3-ubyte"
            #expect(try Tool.run("evaluate", pictures, "--model", model).status == 0)
            let other = try Tool.run(
                "train", "--output", model, "--data", folder, "--resume", "--validation", "50")
            #expect(other.status == 64)
            #expect(other.errors.contains("as it was started"))
            let resumed = try Tool.run(
                "train", "--output", model, "--data", folder, "--epochs", "20", "--resume")
            #expect(resumed.status == 0, "\(resumed.errors)")
            _ = try Tool.run("train", "--output", whole, "--data", folder, "--epochs", "20")
            #expect(try FileBytes.read(model) == FileBytes.read(whole))
            #expect(try FileBytes.names(in: folder).allSatisfy { !$0.hasSuffix(".state") })
        }
    }

    @Test func `a folder without a data set is no input`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.run("train", "--data", folder, "--output", folder + "/m")
            #expect(outcome.status == 66)
            #expect(outcome.errors.contains("download-mnist"))
        }
    }

    @Test func `photos are evaluated in groups`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(4, to: folder)
            let lines = names.enumerated().map { "\($1),\($1.prefix(1)),g\($0 % 2)\n" }.joined()
            try Data(("path,label,pen\n" + lines).utf8)
                .write(to: URL(fileURLWithPath: folder + "/labels.csv"))
            let outcome = try Tool.run(
                "evaluate", "--photos", folder, "--labels", folder + "/labels.csv", "--group-by",
                "pen", "--format", "json", "--coverage", "--only-errors")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let figures = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
            #expect(figures["count"] as? Int == 4)
            let groups = try #require(figures["groups"] as? [String: [String: Any]])
            #expect(groups.keys.sorted() == ["g0", "g1"])
            #expect(groups.values.allSatisfy { $0["count"] as? Int == 2 })
            #expect(
                try Tool.run("evaluate", "--photos", folder, "--group-by", "nib").status == 64)
        }
    }
}
