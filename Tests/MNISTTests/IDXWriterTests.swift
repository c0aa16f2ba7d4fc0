import Files
import MNIST
import TestSupport
import Testing

struct IDXWriterTests {
    @Test func `entries written piece by piece are read back, beyond 65,535 too`() throws {
        try withScratchFolder { folder in
            let path = folder + "/labels-idx1-ubyte"
            var writer = try IDXWriter(.labels, to: path)
            let piece = (0..<1_000).map { UInt8($0 % 10) }
            for _ in 0..<70 { try writer.append(piece) }
            #expect(!FileBytes.exists(path))
            try writer.finish()
            let labels = try IDXReader.entries(.labels, contentsOf: path)
            #expect(labels.count == 70_000)
            #expect(Array(labels[69_000...]) == piece)
            #expect(try FileBytes.names(in: folder) == ["labels-idx1-ubyte"])
        }
    }

    @Test func `a file is only replaced on request`() throws {
        try withScratchFolder { folder in
            let path = folder + "/a"
            try OutputFile.write([1], to: path)
            #expect(throws: FileError.self) { _ = try IDXWriter(.labels, to: path) }
            var writer = try IDXWriter(.labels, to: path, replacingExisting: true)
            try writer.append([5])
            try writer.finish()
            #expect(try IDXReader.entries(.labels, contentsOf: path) == [5])
        }
    }

    @Test func `a writer that is given up leaves nothing behind`() throws {
        try withScratchFolder { folder in
            func giveUp() throws {
                var writer = try IDXWriter(.labels, to: folder + "/a")
                try writer.append([5])
            }
            try giveUp()
            #expect(try FileBytes.names(in: folder) == [])
        }
    }
}
