import DigitDatasets
import MNIST
import TestSupport
import Testing

/// Pixels of types and ranges that are no bytes 0 … 255.
struct PixelRangeTests {
    private let set = DatasetFixture.dataset

    /// Reads a data set of two files, whose names' endings say what they are.
    private func read(
        _ images: [UInt8], _ labels: [UInt8], as ending: String
    ) throws -> DatasetReader.Result {
        try withScratchFolder { folder in
            try DatasetFixture.write(images, "train-images" + ending, in: folder)
            try DatasetFixture.write(labels, "train-labels" + ending, in: folder)
            return try DatasetReader().read(folder, part: .train)
        }
    }

    /// Reads one picture of 32-bit floats: the first pixels as given, the others 0.
    private func read(floats: [Float]) throws -> DatasetReader.Result {
        let numbers = floats + [Float](repeating: 0, count: 784 - floats.count)
        return try read(
            DatasetFixture.idx(
                0x0D, [1, 784], DatasetFixture.bigEndian(numbers.map(\.bitPattern))),
            IDXWriter.encoded(.labels, [7]), as: "-idx3-float")
    }

    @Test func `numbers too large for a whole one are scaled down`() throws {
        let result = try read(floats: [1e19, 2.5e18])
        #expect(result.dataset.pixels.prefix(3) == [255, 64, 0])
        #expect(result.notes == ["Its pixels go up to 1e+19: they were scaled down to 255."])
        #expect(try read(floats: [300]).notes.first?.contains("up to 300:") == true)
    }

    @Test func `the least and the greatest number may be as far apart as numbers can`() throws {
        let limit = Float.greatestFiniteMagnitude
        #expect(
            try read(floats: [-limit, limit, limit / 2]).dataset.pixels.prefix(3) == [0, 255, 191])
    }

    @Test func `signed bytes are signed, as networks of 8-bit numbers have them`() throws {
        // Full ink and bare paper, so that the range is all of a byte's.
        let expected = DigitDataset(
            pixels: [255, 0] + set.pixels.dropFirst(2), labels: set.labels)
        let shifted = expected.pixels.map { UInt8(truncatingIfNeeded: Int($0) - 128) }
        let note = ["Its pixels go from -128 to 127: they were scaled to 0 … 255."]
        let idx = try read(
            DatasetFixture.idx(0x09, [set.count, 28, 28], shifted),
            DatasetFixture.idx(0x09, [set.count], set.labels), as: "-idx3-byte")
        #expect(idx.dataset == expected && idx.notes == note)
        let npy = try read(
            DatasetFixture.npy("|i1", [set.count, 28, 28], shifted),
            DatasetFixture.npy("|i1", [set.count], set.labels), as: ".npy")
        #expect(npy.dataset == expected && npy.notes == note)
    }

    @Test func `bytes that were only called signed come back, and this is said`() throws {
        let idx = try read(
            DatasetFixture.idx(0x09, [set.count, 28, 28], set.pixels),
            IDXWriter.encoded(.labels, set.labels), as: "-idx3-byte")
        #expect(idx.dataset == set)
        #expect(idx.notes.count == 1 && idx.notes.first?.contains("taken for 128 … 255") == true)
    }

    @Test func `a label below zero is called what it is`() throws {
        for (ending, labels) in [
            ("-idx3-byte", DatasetFixture.idx(0x09, [set.count], [255] + set.labels.dropFirst())),
            (".npy", DatasetFixture.npy("|i1", [set.count], [255] + set.labels.dropFirst())),
        ] {
            let images =
                ending == ".npy"
                ? DatasetFixture.npy("|u1", [set.count, 28, 28], set.pixels)
                : IDXWriter.encoded(.images, set.pixels)
            let error = #expect(throws: DatasetError.self) {
                try read(images, labels, as: ending)
            }
            #expect(error?.description.contains("the label -1 at index 0") == true, "\(ending)")
        }
    }
}
