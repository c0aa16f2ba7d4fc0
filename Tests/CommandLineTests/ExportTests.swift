import DigitDatasets
import Files
import Foundation
import MNIST
import TestSupport
import Testing

struct ExportTests {
    @Test func `photos become an IDX set with a table of sources`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(4, to: folder)
            let outcome = try Tool.run(
                "export", folder, "--labels", "filename", "--output", folder + "/set", "--prefix",
                "mine", "--in-order")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let set = try DigitDataset(directory: folder + "/set", part: .train)
            #expect(set.count == 4)
            #expect(set.labels == names.compactMap { $0.utf8.first }.map { $0 - 48 })
            #expect((0..<4).allSatisfy { set.image(at: $0).pixels.contains { $0 > 200 } })
            let table = try String(
                contentsOfFile: folder + "/set/mine-provenance.csv", encoding: .utf8
            )
            .split(separator: "\n")
            let columns = [
                "index", "path", "label", "photo_index", "row", "column", "box", "sha256",
                "path_base64", "sheet", "page", "sheet_box", "writer", "group", "warnings",
            ]
            #expect(table.first.map(String.init) == columns.joined(separator: ","))
            #expect(table.count == 5)
            let photo = try FileBytes.read(folder + "/" + names[0])
            #expect(table[1].contains(SHA256.hex(of: photo)))
        }
    }

    @Test func `appending skips what is there and keeps the rest`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(3, to: folder)
            let arguments = [
                "--labels", "filename", "--output", folder + "/set", "--gzip", "--in-order",
            ]
            let first = try Tool.shell(
                "\"$DIGITS\" export \(names[0]) \(names[1]) " + arguments.joined(separator: " "),
                in: folder)
            #expect(first.status == 0, "\(first.errors)")
            let refused = try Tool.run(
                "export", folder + "/" + names[2], "--labels", "filename", "--output",
                folder + "/set", "--gzip")
            #expect(refused.status == 74)
            let second = try Tool.run(
                "export", folder, "--labels", "filename", "--output", folder + "/set", "--gzip",
                "--append")
            #expect(second.status == 0, "\(second.errors)")
            #expect(second.errors.contains("2 already there"))
            #expect(second.errors.contains("The 2 digits that were there keep their places"))
            let set = try DigitDataset(directory: folder + "/set", part: .train)
            #expect(set.labels == names.compactMap { $0.utf8.first }.map { $0 - 48 })
            let table = try String(
                contentsOfFile: folder + "/set/digits-provenance.csv", encoding: .utf8)
            #expect(table.split(separator: "\n").map { $0.prefix(2) } == ["in", "0,", "1,", "2,"])
        }
    }

    @Test(arguments: [["--format", "npz"], ["--gzip"], ["--split", "0.5"]])
    func `a set of the same name in another shape is refused, with --force too`(
        shape: [String]
    ) throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(2, to: folder)
            let export = [
                "export", folder, "--labels", "filename", "--output", folder + "/set",
            ]
            #expect(try Tool.run(export).status == 0)
            let names = try FileBytes.names(in: folder + "/set")
            let before = try names.map { try FileBytes.read(folder + "/set/" + $0) }
            #expect(try Tool.run(export + shape).status == 74)
            let forced = try Tool.run(export + shape + ["--force"])
            #expect(forced.status == 74)
            #expect(forced.errors.contains("in another format"), "\(forced.errors)")
            #expect(try FileBytes.names(in: folder + "/set") == names)
            #expect(try names.map { try FileBytes.read(folder + "/set/" + $0) } == before)
        }
    }

    @Test func `a set of more than 65,535 pictures can be grown`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            let set = folder + "/set"
            try FileManager.default.createDirectory(
                atPath: set, withIntermediateDirectories: true)
            let count = 65_536
            try OutputFile.write(
                IDXWriter.encoded(.images, [UInt8](repeating: 9, count: count * 784)),
                to: set + "/digits-images-idx3-ubyte")
            try OutputFile.write(
                IDXWriter.encoded(.labels, [UInt8](repeating: 1, count: count)),
                to: set + "/digits-labels-idx1-ubyte")
            let rows = (0..<count).map { "\($0),a.jpg,1,,\($0)\n" }.joined()
            try OutputFile.write(
                Array(("index,path,label,box,sha256\n" + rows).utf8),
                to: set + "/digits-provenance.csv")
            let outcome = try Tool.run(
                "export", folder, "--labels", "filename", "--output", set, "--append")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try DigitDataset(directory: set, part: .train).count == count + 1)
        }
    }

    @Test func `a split keeps every digit once, and the seed decides`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(5, to: folder)
            func export(_ name: String, seed: String) throws -> (DigitDataset, DigitDataset) {
                let set = folder + "/" + name
                let outcome = try Tool.run(
                    "export", folder, "--labels", "filename", "--output", set, "--split", "0.6",
                    "--seed", seed)
                #expect(outcome.status == 0, "\(outcome.errors)")
                return (
                    try DigitDataset(directory: set, part: .train),
                    try DigitDataset(directory: set, part: .test)
                )
            }
            let first = try export("one", seed: "1")
            #expect(first.0.count == 3 && first.1.count == 2)
            #expect(try export("two", seed: "1") == first)
        }
    }

    @Test func `unlabeled and ambiguous photos are named before anything is written`() throws {
        try withScratchFolder { folder in
            let name = try #require(try Fixture.copySamples(1, to: folder).first)
            for other in ["seven.jpg", "12.jpg"] {
                try FileManager.default.copyItem(
                    atPath: "\(folder)/\(name)", toPath: "\(folder)/\(other)")
            }
            let outcome = try Tool.run(
                "export", folder, "--labels", "filename", "--output", folder + "/set")
            #expect(outcome.status == 66)
            #expect(outcome.errors.contains("seven.jpg") && outcome.errors.contains("12.jpg"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/set"))
        }
    }

    @Test(.enabled(if: Tool.hasPython("numpy"), "NumPy is not on this machine"))
    func `Python reads every format`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try FileManager.default.createDirectory(
                atPath: photos, withIntermediateDirectories: true)
            let names = try Fixture.copySamples(3, to: photos)
            let lines = names.map { "\($0),\($0.prefix(1))\n" }.joined()
            try Data(("path,label\n" + lines).utf8)
                .write(to: URL(fileURLWithPath: photos + "/labels.csv"))
            for format in ["idx", "csv", "npz", "png"] {
                let outcome = try Tool.run(
                    "export", photos, "--labels", photos + "/labels.csv", "--output",
                    folder + "/" + format, "--format", format)
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            let read = try Tool.python(
                """
                import csv, glob, struct, sys, zlib
                import numpy as np
                folder = sys.argv[1]
                idx = open(folder + "/idx/digits-images-idx3-ubyte", "rb").read()
                assert struct.unpack(">IIII", idx[:16]) == (0x803, 3, 28, 28)
                images = np.frombuffer(idx, np.uint8, offset=16).reshape(3, 28, 28)
                idx = open(folder + "/idx/digits-labels-idx1-ubyte", "rb").read()
                assert struct.unpack(">II", idx[:8]) == (0x801, 3)
                labels = np.frombuffer(idx, np.uint8, offset=8)
                archive = np.load(folder + "/npz/digits.npz")
                assert (archive["images"] == images).all() and (archive["labels"] == labels).all()
                rows = list(csv.reader(open(folder + "/csv/digits.csv")))
                assert rows[0][0] == "label" and rows[0][784] == "pixel783"
                table = np.array(rows[1:], int)
                assert (table[:, 0] == labels).all()
                assert (table[:, 1:].reshape(3, 28, 28) == images).all()
                for index, label in enumerate(labels):
                    data = open(f"{folder}/png/digits/{label}/{index:05d}.png", "rb").read()
                    assert data[:8] == b"\\x89PNG\\r\\n\\x1a\\n"
                    width, height, depth, color = struct.unpack(">IIBB", data[16:26])
                    assert (width, height, color) == (28, 28, 0), (width, height, depth, color)
                print("fine")
                """, folder)
            #expect(read.output == "fine\n", "\(read.errors)")
        }
    }
}
