import Files
import Foundation
import MNIST
import TestSupport
import Testing

struct DigitDatasetIDXTests {
    private func dataset(_ count: Int) -> DigitDataset {
        var dataset = DigitDataset()
        for index in 0..<count {
            var image = DigitImage()
            image[index % 28, 3] = 200
            dataset.append(image, label: Digit.allCases[index % 10])
        }
        return dataset
    }

    @Test func `what is written is read back, and replaced on request only`() throws {
        try withScratchFolder { path in
            let folder = URL(filePath: path)
            let first = dataset(12)
            try first.write(to: folder)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: path).sorted()
                    == ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"])
            #expect(try DigitDataset(folder: folder) == first)
            #expect(
                try DigitDataset(
                    images: folder.appending(path: "train-images-idx3-ubyte"),
                    labels: folder.appending(path: "train-labels-idx1-ubyte")) == first)

            let error = try #require(throws: IDXError.self) { try dataset(3).write(to: folder) }
            guard case .unwritable(let cause) = error else { throw error }
            #expect(cause.code == EEXIST)
            #expect(try DigitDataset(folder: folder) == first, "nothing is overwritten unasked")
            try dataset(3).write(to: folder, replacingExisting: true)
            #expect(try DigitDataset(folder: folder) == dataset(3))
        }
    }

    @Test(.enabled(if: SharedFolder.mnist != nil, "MNIST is not on this machine"))
    func `the published test set is read under its own names`() throws {
        let folder = try #require(SharedFolder.mnist)
        let test = try DigitDataset(
            images: folder.appending(path: "t10k-images-idx3-ubyte.gz"),
            labels: folder.appending(path: "t10k-labels-idx1-ubyte.gz"))
        #expect(test.count == 10_000 && test.labels.prefix(4) == [7, 2, 1, 0])
    }

    @Test func `a URL that names no file is neither read nor written`() throws {
        let web = try #require(URL(string: "https://example.com/tmp"))
        #expect(throws: IDXError.notAFile("https://example.com/tmp")) {
            try DigitDataset(folder: web)
        }
        let error = try #require(throws: IDXError.self) { try DigitDataset().write(to: web) }
        #expect(error.localizedDescription.contains("only file URLs"))
    }

    @Test func `errors say the same to those who ask for a localized description`() throws {
        let missing = URL(filePath: "/nowhere/at/all")
        let error = try #require(throws: IDXError.self) { try DigitDataset(folder: missing) }
        #expect(error.localizedDescription == error.description)
        #expect(error.description.contains("/nowhere/at/all/train-images-idx3-ubyte"))
    }

    @Test func `pictures of one state never get the labels of another`() throws {
        try withScratchFolder { folder in
            let names = ["d-images-idx3-ubyte", "d-labels-idx1-ubyte"]
            @Sendable func write(_ digit: UInt8) throws {
                var change = try FileTransaction(in: folder, named: "d", wait: { true })
                try change.add(
                    IDXWriter.encoded(.images, [UInt8](repeating: digit, count: 784 * 50)),
                    as: names[0], replacingExisting: true)
                try change.add(
                    IDXWriter.encoded(.labels, [UInt8](repeating: digit, count: 50)), as: names[1],
                    replacingExisting: true)
                try change.commit()
            }
            try write(0)
            let writer = Thread {
                var round: UInt8 = 0
                while !Thread.current.isCancelled {
                    round = (round + 1) % 10
                    try? write(round)
                }
            }
            writer.start()
            var seen: Set<UInt8> = []
            // However slow the machine is: until several states were seen, or a minute is over.
            let start = ContinuousClock.now
            while seen.count < 5, ContinuousClock.now - start < .seconds(60) {
                let dataset = try IDXReader.dataset(
                    images: folder + "/" + names[0], labels: folder + "/" + names[1])
                #expect(dataset.pixels.first == dataset.labels.first)
                seen.insert(dataset.labels[0])
            }
            writer.cancel()
            while !writer.isFinished { usleep(1000) }
            #expect(seen.count > 1)
        }
    }
}
