import Decoders
import DigitDatasets
import Foundation
import MNIST
import PhotoFiles
import TestSupport
import Testing

/// Data sets that are no IDX files.
struct OtherDialectTests {
    private let set = DatasetFixture.dataset

    @Test func `this program's own NPZ and CSV files come back`() throws {
        try withScratchFolder { folder in
            try DatasetFixture.write(NPZWriter.encoded(set), "npz/digits.npz", in: folder)
            try DatasetFixture.write(DigitCSV.encoded(set), "csv/digits.csv", in: folder)
            let sources = Array("index,path,label\n0,a.jpg,3\n".utf8)
            try DatasetFixture.write(sources, "csv/digits-provenance.csv", in: folder)
            for path in ["npz", "npz/digits.npz", "csv", "csv/digits.csv"] {
                #expect(try DatasetFixture.read(folder + "/" + path) == set, "\(path)")
            }
        }
    }

    @Test func `tables in other dialects are read`() throws {
        let rows = (0..<3).map { index in
            (label: set.labels[index], pixels: set.image(at: index).pixels)
        }
        let expected = set.selecting(0..<3)
        func table(_ separator: String, _ heading: String?, labelLast: Bool = false) -> [UInt8] {
            let lines = rows.map { row in
                let pixels = row.pixels.map { "\($0)" }
                let label = "\(row.label)"
                return (labelLast ? pixels + [label] : [label] + pixels)
                    .joined(separator: separator)
            }
            return Array((([heading].compactMap(\.self) + lines).joined(separator: "\r\n")).utf8)
        }
        let names = (0..<784).map { "\($0 / 28 + 1)x\($0 % 28 + 1)" }
        let dialects = [
            table(",", nil), table(";", nil), table("\t", nil),
            table(",", (["Label"] + names).joined(separator: ",")),
            table(",", (names + ["class"]).joined(separator: ","), labelLast: true),
            [0xEF, 0xBB, 0xBF] + table(",", "\"label\"," + names.joined(separator: ",")),
        ]
        for (number, dialect) in dialects.enumerated() {
            try withScratchFolder { folder in
                try DatasetFixture.write(dialect, "train.csv", in: folder)
                #expect(try DatasetFixture.read(folder) == expected, "dialect \(number)")
            }
        }
        try withScratchFolder { folder in
            let pixels = rows.map { $0.pixels.map { "\($0)" }.joined(separator: ",") }
            try DatasetFixture.write(
                Array(pixels.joined(separator: "\n").utf8), "train.csv", in: folder)
            let error = #expect(throws: DatasetError.self) { try DatasetFixture.read(folder) }
            #expect(error?.description.contains("3 pictures, but nothing says") == true)
        }
    }

    @Test(arguments: ["\n", "\r\n"])
    func `empty lines of a table are no rows, and are counted`(end: String) throws {
        let names = ["label"] + (0..<784).map { "pixel\($0)" }
        let row = ["3"] + set.image(at: 0).pixels.map { "\($0)" }
        let broken = ["4", "x"] + row.dropFirst(2)
        func table(_ rows: [[String]]) -> [UInt8] {
            Array(rows.map { $0.joined(separator: ",") }.joined(separator: end).utf8)
        }
        func read(_ rows: [[String]]) throws -> DigitDataset {
            try withScratchFolder { folder in
                try DatasetFixture.write(table(rows), "train.csv", in: folder)
                return try DatasetFixture.read(folder)
            }
        }
        #expect(try read([[], names, row, [], row, []]).labels == [3, 3])
        let error = #expect(throws: DatasetError.self) { try read([[], names, row, [], broken]) }
        #expect(error?.description.contains("line 5 has “x”") == true)
    }

    @Test func `pictures in folders of their classes are read`() throws {
        try withScratchFolder { folder in
            var expected = DigitDataset()
            for label in Digit.allCases {
                for index in 0..<set.count where Int(set.labels[index]) == label.value {
                    var picture = try MagickImage(
                        .gray, set.image(at: index).pixels, width: 28, height: 28)
                    try DatasetFixture.write(
                        picture.encoded(as: .png), "mnist_png/training/\(label)/\(100 + index).png",
                        in: folder)
                    expected.append(set.image(at: index), label: label)
                }
            }
            #expect(try DatasetFixture.read(folder) == expected)
            // The folder itself is meant, whatever part it is called; inside another, it is that part.
            for name in ["training", "training/"] {
                for part in DatasetPart.allCases {
                    #expect(
                        try DatasetFixture.read(folder + "/mnist_png/" + name, part) == expected)
                }
            }
            #expect(throws: DatasetError.self) { try DatasetFixture.read(folder, .test) }
            // A set of Hugging Face's that is not divided is called train.
            try DatasetFixture.write([], "mnist_png/training/metadata.jsonl", in: folder)
            #expect(try DatasetFixture.read(folder, .test) == expected)
            var large = try MagickImage(
                .gray, [UInt8](repeating: 9, count: 64), width: 8, height: 8)
            try DatasetFixture.write(
                large.encoded(as: .png), "mnist_png/training/3/x.png", in: folder)
            let error = #expect(throws: DatasetError.self) { try DatasetFixture.read(folder) }
            #expect(error?.description.contains("8×8") == true)
        }
    }

    @Test(.enabled(if: hasNumPy, "NumPy is not on this machine"))
    func `archives as Python writes them are read`() throws {
        try withScratchFolder { folder in
            try DatasetFixture.write(NPZWriter.encoded(set), "own.npz", in: folder)
            try python(
                """
                import gzip, io, os, struct, sys, zipfile
                import numpy as np
                os.chdir(sys.argv[1])
                own = np.load("own.npz"); x, y = own["images"], own["labels"]
                for name in "keras compressed floats fortran channels pairs zip kaggle".split():
                    os.mkdir(name)
                np.savez("keras/mnist.npz", x_train=x, y_train=y, x_test=x[:3], y_test=y[:3])
                np.savez_compressed("compressed/d.npz", images=x.astype(">i2"), labels=y.astype("i8"))
                np.savez("floats/d.npz", X=(x / 255).astype("f8"), y=np.eye(10, dtype="f4")[y])
                np.savez("fortran/d.npz", x=np.asfortranarray(x), y=y)
                np.savez("channels/d.npz", images=x[:, None].astype("f2"), labels=y.reshape(-1, 1))
                np.savez("pairs/kmnist-train-imgs.npz", x); np.savez("pairs/kmnist-train-labels.npz", y)
                idx3 = struct.pack(">4I", 0x803, len(x), 28, 28) + x.tobytes()
                idx1 = struct.pack(">2I", 0x801, len(y)) + y.tobytes()
                with zipfile.ZipFile("zip/archive.zip", "w", zipfile.ZIP_DEFLATED) as z:
                    z.writestr("data/train-images-idx3-ubyte", idx3)
                    z.writestr("data/train-labels-idx1-ubyte.gz", gzip.compress(idx1))
                    z.writestr("__MACOSX/data/._train-images-idx3-ubyte", b"x")
                with zipfile.ZipFile("kaggle/train-images-idx3-ubyte.zip", "w") as z:
                    z.writestr("train-images.idx3-ubyte", idx3)
                with zipfile.ZipFile("kaggle/train-labels-idx1-ubyte.zip", "w") as z:
                    z.writestr("train-labels.idx1-ubyte", idx1)
                """, folder)
            for name in [
                "keras", "compressed", "floats", "fortran", "channels", "pairs", "zip",
                "zip/archive.zip", "zip/archive.zip/data/train-images-idx3-ubyte", "kaggle",
            ] {
                #expect(try DatasetFixture.read(folder + "/" + name) == set, "\(name)")
            }
            #expect(
                try DatasetFixture.read(folder + "/keras", .test) == set.selecting(0..<3))
        }
    }

    @Test(arguments: [
        ("train.parquet", Array("PAR1abc".utf8), "Parquet"),
        ("mnist.h5", [0x89, 0x48, 0x44, 0x46, 13, 10], "HDF5"),
        ("mnist.pkl", [0x80, 4, 1, 0x2E], "pickle"),
        ("emnist.mat", Array("MATLAB 5.0 MAT-file".utf8), "MATLAB"),
        ("mnist.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"),
    ])
    func `what is not read is called by its name`(
        _ file: (name: String, bytes: [UInt8], word: String)
    ) throws {
        try withScratchFolder { folder in
            try DatasetFixture.write(file.bytes, file.name, in: folder)
            for path in [folder, folder + "/" + file.name] {
                let error = #expect(throws: DatasetError.self) { try DatasetFixture.read(path) }
                #expect(error?.description.contains(file.word) == true, "\(path)")
            }
        }
    }

    private static let hasNumPy = (try? run("import numpy", "")) == 0

    private func python(_ program: String, _ argument: String) throws {
        #expect(try Self.run(program, argument) == 0)
    }

    private static func run(_ program: String, _ argument: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program, argument]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
