import DigitDatasets
import Files
import MNIST
import TestSupport
import Testing

/// IDX files of every name, type and shape in use.
struct IDXDialectTests {
    private let set = DatasetFixture.dataset
    private var images: [UInt8] { IDXWriter.encoded(.images, set.pixels) }
    private var labels: [UInt8] { IDXWriter.encoded(.labels, set.labels) }

    @Test(arguments: [
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
        ("train-images.idx3-ubyte", "train-labels.idx1-ubyte"),
        ("TRAIN-IMAGES-IDX3-UBYTE", "TRAIN-LABELS-IDX1-UBYTE"),
        ("train_images_idx3_ubyte", "train_labels_idx1_ubyte"),
        ("MNIST/raw/train-images-idx3-ubyte", "MNIST/raw/train-labels-idx1-ubyte"),
        ("emnist-digits-train-images-idx3-ubyte", "emnist-digits-train-labels-idx1-ubyte"),
        ("gzip/mine-train-images-idx3-ubyte", "gzip/mine-train-labels-idx1-ubyte"),
        ("X_kannada_MNIST_train-idx3-ubyte", "y_kannada_MNIST_train-idx1-ubyte"),
        (
            "train-images-idx3-ubyte/train-images-idx3-ubyte",
            "train-labels-idx1-ubyte/train-labels-idx1-ubyte"
        ),
        ("qmnist-train-images-idx3-ubyte", "qmnist-train-labels-idx1-ubyte"),
    ])
    func `names in use are found, packed or not`(_ names: (images: String, labels: String)) throws {
        try withScratchFolder { folder in
            try DatasetFixture.write(images, names.images, in: folder)
            try DatasetFixture.write(labels, names.labels, in: folder)
            #expect(try DatasetFixture.read(folder) == set)
            #expect(try DatasetFixture.read(folder + "/" + names.images) == set)
        }
        try withScratchFolder { folder in
            try DatasetFixture.write(try Gzip.pack(images), names.images + ".gz", in: folder)
            try DatasetFixture.write(
                try Gzip.pack(Gzip.pack(labels)), names.labels + ".gz", in: folder)
            #expect(try DatasetFixture.read(folder) == set)
        }
    }

    @Test func `three layers of gzip are read, and no more`() throws {
        func read(labels: [UInt8]) throws -> DigitDataset {
            try withScratchFolder { folder in
                try DatasetFixture.write(images, "train-images-idx3-ubyte", in: folder)
                try DatasetFixture.write(labels, "train-labels-idx1-ubyte.gz", in: folder)
                return try DatasetFixture.read(folder)
            }
        }
        let thrice = try Gzip.pack(Gzip.pack(Gzip.pack(labels)))
        #expect(try read(labels: thrice) == set)
        let error = #expect(throws: DatasetError.self) { try read(labels: Gzip.pack(thrice)) }
        #expect(error?.description.contains("packed more often") == true)
    }

    @Test func `every type and shape gives the same pictures`() throws {
        let count = set.count
        let half = set.pixels.map { Float($0) / 255 }
        let dialects: [(name: String, images: [UInt8], labels: [UInt8])] = [
            (
                "floats of 0 to 1",
                DatasetFixture.idx(
                    0x0D, [count, 28, 28], DatasetFixture.bigEndian(half.map(\.bitPattern))),
                DatasetFixture.idx(
                    0x0C, [count], DatasetFixture.bigEndian(set.labels.map(Int32.init)))
            ),
            (
                "doubles of 0 to 255 in rows of 784, labels one-hot",
                DatasetFixture.idx(
                    0x0E, [count, 784],
                    DatasetFixture.bigEndian(set.pixels.map { Double($0).bitPattern })),
                DatasetFixture.idx(
                    0x08, [count, 10],
                    set.labels.flatMap { label in (0..<10).map { UInt8($0) == label ? 1 : 0 } })
            ),
            (
                "short integers with a channel, labels in a column",
                DatasetFixture.idx(
                    0x0B, [count, 28, 28, 1], DatasetFixture.bigEndian(set.pixels.map(Int16.init))),
                DatasetFixture.idx(0x08, [count, 1], set.labels)
            ),
            (
                "QMNIST's integers, eight a digit",
                DatasetFixture.idx(0x08, [count, 28, 28], set.pixels),
                DatasetFixture.idx(
                    0x0C, [count, 8],
                    DatasetFixture.bigEndian(
                        set.labels.flatMap { [Int32($0), 1, 9, 9, 9, 9, 9, 9] }))
            ),
        ]
        for dialect in dialects {
            try withScratchFolder { folder in
                try DatasetFixture.write(dialect.images, "train-images-idx3-ubyte", in: folder)
                try DatasetFixture.write(dialect.labels, "train-labels-idx2-int", in: folder)
                #expect(try DatasetFixture.read(folder) == set, "\(dialect.name)")
            }
        }
    }

    @Test func `what is wrong is said in a sentence`() throws {
        func message(_ images: [UInt8], _ labels: [UInt8]? = nil) throws -> String {
            try withScratchFolder { folder in
                try DatasetFixture.write(images, "train-images-idx3-ubyte", in: folder)
                if let labels {
                    try DatasetFixture.write(labels, "train-labels-idx1-ubyte", in: folder)
                }
                let error = #expect(throws: DatasetError.self) { try DatasetFixture.read(folder) }
                return error?.description ?? ""
            }
        }
        #expect(try message(images).contains("labels are missing"))
        #expect(try message(Array(images.dropLast()), labels).contains("cut off"))
        #expect(try message(images + [0], labels).contains("something follows its end"))
        #expect(try message(images, Array(labels.dropLast())).contains("cut off"))
        #expect(
            try message(images, IDXWriter.encoded(.labels, Array(set.labels.dropLast())))
                .contains("do not belong together"))
        #expect(
            try message(images, IDXWriter.encoded(.labels, set.labels.map { $0 + 7 }))
                .contains("labels are 0 … 9"))
        #expect(
            try message(DatasetFixture.idx(8, [1, 8, 8], [UInt8](repeating: 0, count: 64)), labels)
                .contains("8×8"))
        #expect(try message(Array("<!DOCTYPE html><p>404".utf8), labels).contains("web page"))
        #expect(
            try message([3, 8, 0, 0, 40, 0, 0, 0, 28, 0, 0, 0, 28, 0, 0, 0], labels)
                .contains("little-endian"))
        let wrongSizes: [UInt8] = [0, 0, 8, 3, 40, 0, 0, 0, 28, 0, 0, 0, 28, 0, 0, 0]
        #expect(try message(wrongSizes, labels).contains("little-endian"))
        #expect(try message(Gzip.pack(wrongSizes), labels).contains("little-endian"))
        #expect(try message([0, 0, 8, 3, 40, 0, 0, 0], labels).contains("cut off"))
        #expect(
            try message([0, 0, 8, 3] + [UInt8](repeating: 255, count: 12), labels)
                .contains("more than any data set"))
        #expect(try message([], labels).contains("is empty"))
    }

    @Test func `a part that is missing and sets that could both be meant are named`() throws {
        try withScratchFolder { folder in
            try DatasetFixture.write(images, "train-images-idx3-ubyte", in: folder)
            try DatasetFixture.write(labels, "train-labels-idx1-ubyte", in: folder)
            let missing = #expect(throws: DatasetError.self) {
                try DatasetFixture.read(folder, .test)
            }
            #expect(missing?.description.contains("no test pictures") == true)
            #expect(missing?.description.contains("train-images-idx3-ubyte") == true)
            for name in ["a", "b"] {
                try DatasetFixture.write(images, "\(name)-test-images-idx3-ubyte", in: folder)
                try DatasetFixture.write(labels, "\(name)-test-labels-idx1-ubyte", in: folder)
            }
            // MNIST's own names win.
            #expect(try DatasetFixture.read(folder) == set)
            let several = #expect(throws: DatasetError.self) {
                try DatasetFixture.read(folder, .test)
            }
            #expect(several?.description.contains("a-test-images") == true)
            #expect(
                try DatasetFixture.read(folder + "/b-test-images-idx3-ubyte", .test) == set)
        }
    }
}
