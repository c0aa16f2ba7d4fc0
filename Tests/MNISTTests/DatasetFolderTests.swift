import MNIST
import Testing

struct DatasetFolderTests {
    private func write(_ prefix: String, label: UInt8, to folder: String, suffix: String = "")
        throws
    {
        let images = IDXWriter.encoded(.images, [UInt8](repeating: label, count: 784))
        let labels = IDXWriter.encoded(.labels, [label])
        let isPacked = suffix == ".gz"
        try OutputFile.write(
            isPacked ? Gzip.pack(images) : images,
            to: folder + "/\(prefix)images-idx3-ubyte" + suffix)
        try OutputFile.write(
            isPacked ? Gzip.pack(labels) : labels,
            to: folder + "/\(prefix)labels-idx1-ubyte" + suffix)
    }

    @Test func `MNIST's names are told apart, packed and plain`() throws {
        try withScratchFolder { folder in
            try write("train-", label: 1, to: folder, suffix: ".gz")
            try write("t10k-", label: 2, to: folder)
            #expect(try DigitDataset(directory: folder, part: .train).labels == [1])
            #expect(try DigitDataset(directory: folder, part: .test).labels == [2])
        }
    }

    @Test func `an only pair of any name serves as either part`() throws {
        try withScratchFolder { folder in
            try write("mine-", label: 4, to: folder)
            #expect(try DigitDataset(directory: folder, part: .train).labels == [4])
            #expect(try DigitDataset(directory: folder, part: .test).labels == [4])
        }
    }

    @Test func `prefixes that end in train or test say the part`() throws {
        try withScratchFolder { folder in
            try write("emnist-digits-train-", label: 5, to: folder)
            try write("emnist-digits-test-", label: 6, to: folder)
            #expect(try DigitDataset(directory: folder, part: .train).labels == [5])
            #expect(try DigitDataset(directory: folder, part: .test).labels == [6])
        }
    }

    @Test func `several sets are named, and one of them can be picked`() throws {
        try withScratchFolder { folder in
            try write("a-", label: 5, to: folder)
            try write("b-", label: 6, to: folder)
            let names = ["a-images-idx3-ubyte", "b-images-idx3-ubyte"]
            #expect(throws: IDXError.severalDatasets(folder, names: names)) {
                try DigitDataset(directory: folder, part: .train)
            }
            #expect(
                try DigitDataset(directory: folder + "/b-images-idx3-ubyte", part: .train).labels
                    == [6])
        }
    }

    @Test func `a training set is not taken for a test set`() throws {
        try withScratchFolder { folder in
            try write("train-", label: 5, to: folder)
            #expect(throws: IDXError.noDataset(folder, part: .test)) {
                try DigitDataset(directory: folder, part: .test)
            }
        }
    }

    @Test func `a missing folder is told`() {
        #expect(throws: IDXError.self) {
            try DigitDataset(directory: "/no/such/folder", part: .test)
        }
    }
}
