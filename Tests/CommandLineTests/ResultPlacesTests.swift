import Files
import Foundation
import TestSupport
import Testing

/// Where results go, and what is said of it.
struct ResultPlacesTests {
    @Test func `where results lie is said at the end, unless quiet is wanted`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try FileBytes.makeFolder(photos)
            try Fixture.copySamples(3, to: photos)
            let all = [
                "--output", "rows.csv", "--format", "csv", "--report", "r.html", "--gallery",
                "g.png",
                "--annotate", "drawn", "--sort-into", "sorted", "--debug", "steps",
            ]
            let outcome = try Tool.run(["classify", "photos"] + all, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            for place in ["rows.csv", "r.html (open it", "g.png", "drawn/", "sorted/", "steps/"] {
                #expect(outcome.errors.contains(": " + place), "\(place)\n\(outcome.errors)")
            }
            let quiet = try Tool.run(
                ["classify", "photos", "--quiet", "--force"] + all, in: folder)
            #expect(quiet.status == 0 && quiet.errors.isEmpty, "\(quiet.errors)")
            let export = try Tool.run(
                ["export", "photos", "--labels", "filename", "--output", "set", "--split", "60%"],
                in: folder)
            #expect(
                export.errors.contains(
                    /3 digits of 3 photos written, [12] for training, [12] for test/),
                "\(export.errors)")
            #expect(export.errors.contains("set/ (digits-train-images-idx3-ubyte, "))
            // Ten folders, whatever was read.
            for digit in 0...9 { #expect(FileBytes.isFolder("\(folder)/sorted/\(digit)")) }
        }
    }

    @Test func `a picture's name in the place of a folder's is refused`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            let outcome = try Tool.run("preprocess", folder, "--output", folder + "/7.png")
            #expect(outcome.status == 64 && outcome.errors.contains("name a folder"))
            #expect(!FileBytes.exists(folder + "/7.png"))
        }
    }

    @Test func `rows that exist are told of with all that can be done`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/rows.jsonl"))
            let outcome = try Tool.run("classify", folder, "--output", folder + "/rows.jsonl")
            #expect(outcome.status == 74)
            for option in ["--resume", "--force"] { #expect(outcome.errors.contains(option)) }
        }
    }

    @Test func `a part of a batch without photos is no failure`() throws {
        let outcome = try Tool.run("classify", "-", "--shard", "1/1", input: "\n")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(try Tool.run("classify", "-", input: "\n").status == 66)
    }
}
