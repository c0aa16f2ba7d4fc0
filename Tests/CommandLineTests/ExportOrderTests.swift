import DigitDatasets
import Files
import Foundation
import MNIST
import TestSupport
import Testing

/// In which order a data set's digits are, and which part each one goes into.
struct ExportOrderTests {
    /// Photos in folders `writer/label/number.jpg`, the smallest there are: reading them costs little.
    private func writePhotos(
        _ labels: [Int], writers: Int = 1, to folder: String
    ) throws {
        let samples = try Fixture.samplesByDigit()
        var count = 0
        for writer in 0..<writers {
            for label in labels {
                let path = "\(folder)/w\(writer)/\(label)"
                try FileBytes.makeFolder(path)
                for number in 0..<3 {
                    count += 1
                    let sample = try #require(samples[label])
                    // Every photo is another file: its digest differs.
                    try OutputFile.write(
                        try FileBytes.read(sample) + Array("\(count)".utf8),
                        to: "\(path)/\(number).jpg")
                }
            }
        }
    }

    private func export(
        _ photos: String, to set: String, _ more: String...
    ) throws -> Tool.Outcome {
        try Tool.run(["export", photos, "--labels", "folder", "--output", set] + more)
    }

    /// The table's rows; boxes have commas of their own, so that later columns count from the end.
    private func provenance(_ path: String) throws -> [[String]] {
        String(decoding: try FileBytes.read(path), as: UTF8.self).split(separator: "\n")
            .dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
    }

    @Test
    func `digits are mixed by the seed, with their sources, unless the photos' order is asked for`()
        throws
    {
        try withScratchFolder { folder in
            try writePhotos([0, 1, 2, 3], to: folder + "/photos")
            func labels(_ name: String, _ more: [String]) throws -> [UInt8] {
                let outcome = try Tool.run(
                    ["export", folder + "/photos", "--labels", "folder", "--output"]
                        + [folder + "/" + name] + more)
                #expect(outcome.status == 0, "\(outcome.errors)")
                let labels = try DigitDataset(directory: folder + "/" + name, part: .train).labels
                let sources = try provenance("\(folder)/\(name)/digits-provenance.csv")
                #expect(sources.map { $0[2] } == labels.map { "\($0)" })
                #expect(sources.map { $0[0] } == labels.indices.map { "\($0)" })
                #expect(
                    zip(sources, labels).allSatisfy { $0[1].contains("/\($1)/") })
                return labels
            }
            let sorted = try labels("in-order", ["--in-order"])
            #expect(sorted == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
            let mixed = try labels("mixed", [])
            #expect(mixed != sorted && mixed.sorted() == sorted)
            #expect(try labels("again", []) == mixed)
            #expect(try labels("other", ["--seed", "2"]) != mixed)
        }
    }

    @Test func `a split keeps writers, folders and columns in one part`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try writePhotos([1, 4, 7], writers: 4, to: photos)
            let rows = try FileManager.default.subpathsOfDirectory(atPath: photos)
                .filter { $0.hasSuffix("g") }.sorted()
                .map { path in
                    let parts = path.split(separator: "/")
                    return "\(path);\(parts[1]);\(parts[0]);c\(parts[0].suffix(1) == "3" ? 1 : 0)"
                }
            try OutputFile.write(
                Array((["path;label;writer;class"] + rows).joined(separator: "\r\n").utf8),
                to: folder + "/labels.csv")
            for key in ["writer", "class", "folder"] {
                let set = "\(folder)/\(key)"
                let outcome = try Tool.run(
                    "export", photos, "--labels", folder + "/labels.csv", "--output", set,
                    "--split", "0.5", "--split-by", key)
                #expect(outcome.status == 0, "\(outcome.errors)")
                let groups = try ["train", "test"].map { part in
                    Set(
                        // The columns of the labels stand before the last one, the warnings.
                        try provenance("\(set)/digits-\(part)-provenance.csv").map {
                            $0[$0.count - (key == "writer" ? 3 : 2)]
                        })
                }
                #expect(groups[0].isDisjoint(with: groups[1]), "\(key): \(groups)")
                #expect(!groups[0].isEmpty && !groups[1].isEmpty, "\(key)")
            }
            // What was in a part stays in it when the set grows.
            let grown = try Tool.run(
                "export", photos, "--labels", folder + "/labels.csv", "--output",
                folder + "/writer", "--split", "0.5", "--split-by", "writer", "--append")
            #expect(grown.errors.contains("36 already there"), "\(grown.errors)")
            for (arguments, words) in [
                (["--split", "0.5", "--split-by", "school"], "no such column"),
                (["--split-by", "writer"], "goes with --split"),
            ] {
                let refused = try Tool.run(
                    ["export", photos, "--labels", folder + "/labels.csv", "--output"]
                        + [folder + "/x"] + arguments)
                #expect(refused.status == 64 && refused.errors.contains(words), "\(refused.errors)")
            }
            let nobody = try export(
                photos, to: folder + "/x", "--split", "0.5", "--split-by", "writer")
            #expect(nobody.status == 64 && nobody.errors.contains("nothing says who wrote"))
            let one = try export(
                photos + "/w0/1/0.jpg", to: folder + "/x", "--split", "0.5")
            #expect(one.status == 66 && one.errors.contains("one photo"), "\(one.errors)")
        }
    }

    @Test func `balance takes as many of each digit as of the rarest one`() throws {
        try withScratchFolder { folder in
            try writePhotos([2, 5], to: folder + "/photos")
            try writePhotos([5], writers: 2, to: folder + "/photos/more")
            let outcome = try export(folder + "/photos", to: folder + "/set", "--balance")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let labels = try DigitDataset(directory: folder + "/set", part: .train).labels
            #expect(labels.sorted() == [2, 2, 2, 5, 5, 5])
            #expect(outcome.errors.contains("6 left out for balance"), "\(outcome.errors)")
        }
    }

    @Test func `photos without a label can be left out, and what is not there is named`() throws {
        try withScratchFolder { folder in
            try writePhotos([1, 7], to: folder + "/photos")
            let table = "path,label\nw0/1/0.jpg,1\nw0/7/0.jpg,7\nw0/8/0.jpg,8\n"
            try OutputFile.write(Array(table.utf8), to: folder + "/labels.csv")
            let arguments = ["export", folder + "/photos", "--labels", folder + "/labels.csv"]
            let refused = try Tool.run(arguments + ["--output", folder + "/set"])
            #expect(refused.status == 66 && refused.errors.contains("4 photos without a label"))
            let taken = try Tool.run(
                arguments + ["--output", folder + "/set", "--skip-unlabelled"])
            #expect(taken.status == 0, "\(taken.errors)")
            #expect(taken.errors.contains("4 photos without a label are left out"))
            #expect(
                taken.errors.contains("names a photo that is not among those read: w0/8/0.jpg"))
            #expect(try DigitDataset(directory: folder + "/set", part: .train).count == 2)
        }
    }
}
