import Files
import Foundation
import MNIST
import TestSupport
import Testing

struct IDXReaderTests {
    let images = IDXWriter.encoded(
        .images, (0..<2 * 784).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let labels = IDXWriter.encoded(.labels, [3, 9])

    @Test func `a file of pictures gives their bytes, plain and packed`() throws {
        let plain = try IDXReader.entries(.images, in: images, name: "a")
        #expect(plain == Array(images[16...]))
        #expect(try IDXReader.entries(.images, in: Gzip.pack(images), name: "a") == plain)
    }

    @Test func `a file of labels gives the labels`() throws {
        #expect(try IDXReader.entries(.labels, in: labels, name: "a") == [3, 9])
    }

    @Test func `a file of the other kind is refused`() {
        #expect(throws: IDXError.wrongKind("a", expected: .images, found: 0x0801)) {
            try IDXReader.entries(.images, in: labels, name: "a")
        }
        #expect(throws: IDXError.wrongKind("a", expected: .labels, found: nil)) {
            try IDXReader.entries(.labels, in: [0, 0, 8], name: "a")
        }
        // Four bytes are a whole magic number.
        #expect(throws: IDXError.wrongKind("a", expected: .labels, found: 0x0803)) {
            try IDXReader.entries(.labels, in: [0, 0, 8, 3], name: "a")
        }
        #expect(throws: IDXError.wrongLength("a", expected: 8, found: 4)) {
            try IDXReader.entries(.labels, in: [0, 0, 8, 1], name: "a")
        }
    }

    @Test func `magic numbers are told as specifications write them`() {
        let error = IDXError.wrongKind("a", expected: .images, found: 0x0801)
        #expect(error.description.contains("begins with 0x801 instead of 0x803."))
        #expect(error.description.hasPrefix("a is no IDX file of pictures:"))
        let other = IDXError.wrongKind("a", expected: .labels, found: 0x0803)
        #expect(other.description.hasPrefix("a is no IDX file of labels:"))
    }

    @Test func `MNIST's files are as long as their headers and their 70,000 digits`() {
        let sizes = Dictionary(uniqueKeysWithValues: MNISTDownload.files.map { ($0.name, $0.size) })
        #expect(
            sizes == [
                "train-images-idx3-ubyte": 16 + 60_000 * 784, "train-labels-idx1-ubyte": 8 + 60_000,
                "t10k-images-idx3-ubyte": 16 + 10_000 * 784, "t10k-labels-idx1-ubyte": 8 + 10_000,
            ])
    }

    @Test func `pictures of another size are refused`() {
        var file = images
        file[11] = 32
        #expect(throws: IDXError.wrongSize("a", rows: 32, columns: 28)) {
            try IDXReader.entries(.images, in: file, name: "a")
        }
    }

    @Test func `a missing or a surplus byte is told, plain and packed`() throws {
        for change in [-1, 1] {
            let file = change < 0 ? Array(images.dropLast()) : images + [0]
            let expected = IDXError.wrongLength(
                "a", expected: images.count, found: images.count + change)
            #expect(throws: expected) { try IDXReader.entries(.images, in: file, name: "a") }
            let packed = try Gzip.pack(file)
            #expect(throws: expected) { try IDXReader.entries(.images, in: packed, name: "a") }
        }
    }

    @Test func `a small file that claims billions of entries is refused at once`() throws {
        var file = labels
        file.replaceSubrange(4..<8, with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(throws: IDXError.tooMany("a", count: .max)) {
            try IDXReader.entries(.labels, in: file, name: "a")
        }
        let bomb = try Gzip.pack(images + [UInt8](repeating: 0, count: 20_000_000))
        #expect(throws: IDXError.wrongLength("a", expected: 1_584, found: 1_585)) {
            try IDXReader.entries(.images, in: bomb, name: "a")
        }
    }

    @Test func `a label beyond 9 is named with its place`() {
        #expect(throws: IDXError.wrongLabel("a", index: 1, label: 10)) {
            try IDXReader.entries(.labels, in: IDXWriter.encoded(.labels, [1, 10]), name: "a")
        }
    }

    @Test func `cut off and damaged gzip files are told apart`() throws {
        var packed = try Gzip.pack(images)
        #expect(throws: IDXError.truncatedGzip("a")) {
            try IDXReader.entries(.images, in: packed.dropLast(20), name: "a")
        }
        packed[packed.count - 6] ^= 1
        #expect(throws: IDXError.damagedGzip("a")) {
            try IDXReader.entries(.images, in: packed, name: "a")
        }
    }

    @Test func `unequal counts name both files`() throws {
        try withScratchFolder { folder in
            try OutputFile.write(images, to: folder + "/i")
            try OutputFile.write(IDXWriter.encoded(.labels, [1]), to: folder + "/l")
            #expect(
                throws: IDXError.unequalCounts(
                    images: folder + "/i", imageCount: 2, labels: folder + "/l", labelCount: 1)
            ) { try IDXReader.dataset(images: folder + "/i", labels: folder + "/l") }
        }
    }

    @Test func `every error is a sentence`() {
        let errors: [IDXError] = [
            .truncatedGzip("a"), .wrongKind("a", expected: .images, found: 7),
            .wrongLength("a", expected: 2, found: 1),
        ]
        for error in errors {
            #expect(error.description.contains("a") && error.description.hasSuffix("."))
        }
    }

    @Test(.enabled(if: SharedFolder.mnist != nil, "MNIST is not on this machine"))
    func `MNIST itself is read, and its files have the published digests`() throws {
        let folder = try #require(SharedFolder.mnist).path
        let test = try IDXReader.dataset(
            images: folder + "/t10k-images-idx3-ubyte.gz",
            labels: folder + "/t10k-labels-idx1-ubyte.gz")
        #expect(test.count == 10_000)
        #expect(Array(test.labels[..<10]) == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
        let file = try #require(MNISTDownload.files.first { $0.name == "t10k-labels-idx1-ubyte" })
        let unpacked = IDXWriter.encoded(.labels, test.labels)
        #expect(unpacked.count == file.size)
        #expect(SHA256.hex(of: unpacked) == file.sha256)
    }

    @Test func `of a wrong length it is told whether something is missing or too much`() {
        let cut = IDXError.wrongLength("a", expected: 8, found: 4).description
        let long = IDXError.wrongLength("a", expected: 4, found: 8).description
        #expect(cut.contains("cut off") && !cut.contains("follows"))
        #expect(long.contains("follows") && !long.contains("cut off"))
    }
}
