import DigitDatasets
import Foundation
import MNIST
import TestSupport
import Testing

@Suite struct InspectTests {
    /// A small data set with a picture that is there twice, under two labels.
    private func writeDataset(to folder: String) throws {
        try Fixture.writeBars(60, to: folder)
        var dataset = try DigitDataset(directory: folder, part: .train)
        let first = try #require(Digit(Int(dataset.labels[0])))
        let other = try #require(Digit((first.value + 1) % 10))
        dataset.append(dataset.image(at: 0), label: other)
        try Fixture.write(dataset, to: folder, prefix: "train")
    }

    @Test func `findings are told as text, JSON and a page`() throws {
        try withScratchFolder { folder in
            try writeDataset(to: folder)
            let pictures = folder + "/train-images-idx3-ubyte"
            let text = try Tool.run("inspect", pictures)
            #expect(text.status == 0, "\(text.errors)")
            #expect(text.output.contains("61 pictures"))
            #expect(text.output.contains("1 of them with labels that differ"))
            #expect(text.output.contains("#0 #60"))
            let page = folder + "/page.html"
            let outcome = try Tool.run("inspect", folder, "--format", "json", "--report", page)
            let figures = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
            #expect(figures["count"] as? Int == 61)
            #expect(figures["duplicates"] as? [[Int]] == [[0, 60]])
            #expect((figures["counts"] as? [Int])?.reduce(0, +) == 61)
            let likeness = try #require(figures["likeness"] as? [String: Double])
            #expect(likeness.count == 5 && likeness.values.allSatisfy { (0...1).contains($0) })
            let html = try String(contentsOfFile: page, encoding: .utf8)
            for words in ["Contact sheets", "the same as #0", "Class balance"] {
                let isThere = html.contains(words)
                #expect(isThere, "\(words)")
            }
        }
    }

    @Test func `a folder without a data set is no input`() throws {
        try withScratchFolder { folder in
            for path in [folder, folder + "/none"] {
                let outcome = try Tool.run("inspect", path)
                #expect(outcome.status == 66)
            }
        }
    }

    @Test func `a part that is missing is named, and so is the one that is there`() throws {
        try withScratchFolder { folder in
            try Fixture.writeBars(20, to: folder)
            let outcome = try Tool.run("evaluate", folder)
            #expect(outcome.status == 66)
            for words in [
                "only a training part", "train-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
            ] {
                #expect(outcome.errors.contains(words), "\(outcome.errors)")
            }
        }
    }

    @Test(.enabled(if: SharedFolder.mnist != nil, "MNIST is not on this machine"))
    func `MNIST is like MNIST`() throws {
        let mnist = try #require(SharedFolder.mnist).path
        let outcome = try Tool.run(
            "inspect", mnist + "/t10k-images-idx3-ubyte.gz", "--format", "json")
        let figures = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let likeness = try #require(figures["likeness"] as? [String: Double])
        #expect(likeness.values.allSatisfy { $0 > 0.95 }, "\(likeness)")
        #expect(figures["duplicates"] as? [[Int]] == [])
    }
}
