import DigitDatasets
import Files
import MNIST
import Testing

/// The zip archive byte by byte, as PKWARE's APPNOTE has it (4.3.7, 4.3.12, 4.3.16).
struct NPZWriterTests {
    private let pixels = (0..<2 * 784).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    /// Reads little-endian numbers one after the other.
    private struct Reader {
        var bytes: ArraySlice<UInt8>

        /// Returns the next number of so many bytes.
        mutating func number(_ count: Int) throws -> Int {
            try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
        }

        /// Returns the next bytes.
        mutating func take(_ count: Int) throws -> [UInt8] {
            try #require(bytes.count >= count)
            defer { bytes = bytes.dropFirst(count) }
            return Array(bytes.prefix(count))
        }

        /// Checks the fields that the header in front of a file and its entry in the directory have in common; returns
        /// the sizes of the file and of its name.
        mutating func checkCommon(_ data: [UInt8]?) throws -> (size: Int, nameSize: Int) {
            let fixed = try [2, 2, 2, 2, 2].map { try number($0) }
            // Version 2.0, no flags, stored as it is, midnight of 1 January 1980.
            #expect(fixed == [20, 0, 0, 0, 0x0021])
            let checksum = try number(4)
            let sizes = try (number(4), number(4))
            #expect(sizes.0 == sizes.1)
            if let data { #expect(checksum == Int(Gzip.checksum(data))) }
            let nameSize = try number(2)
            #expect(try number(2) == 0, "no extra field")
            return (sizes.0, nameSize)
        }
    }

    @Test func `every field of the archive is as the specification has it`() throws {
        let archive = try NPZWriter.encoded([
            ("a", "b", DigitDataset(pixels: pixels, labels: [7, 0])),
            ("images_of_others", "c", DigitDataset(pixels: pixels + pixels, labels: [1, 2, 3, 4])),
        ])
        let names = ["a.npy", "b.npy", "images_of_others.npy", "c.npy"]
        var reader = Reader(bytes: archive[...])
        var (files, offsets): ([[UInt8]], [Int]) = ([], [])
        for name in names {
            offsets.append(archive.count - reader.bytes.count)
            #expect(try reader.take(4) == [0x50, 0x4B, 3, 4])
            // The checksum is compared below, when the data is there.
            let (size, nameSize) = try reader.checkCommon(nil)
            #expect(try reader.take(nameSize) == Array(name.utf8))
            files.append(try reader.take(size))
        }
        let directoryStart = archive.count - reader.bytes.count
        for (place, name) in names.enumerated() {
            #expect(try reader.take(4) == [0x50, 0x4B, 1, 2])
            #expect(try reader.number(2) == 20, "made by version 2.0")
            let (size, nameSize) = try reader.checkCommon(files[place])
            #expect(size == files[place].count)
            // No comment, on the first disk, no attributes.
            #expect(try [2, 2, 2, 4].map { try reader.number($0) } == [0, 0, 0, 0])
            #expect(try reader.number(4) == offsets[place])
            #expect(try reader.take(nameSize) == Array(name.utf8))
        }
        let directorySize = archive.count - reader.bytes.count - directoryStart
        #expect(try reader.take(4) == [0x50, 0x4B, 5, 6])
        let end = try [2, 2, 2, 2, 4, 4, 2].map { try reader.number($0) }
        #expect(end == [0, 0, 4, 4, directorySize, directoryStart, 0])
        #expect(reader.bytes.isEmpty)

        for (file, shape) in zip(files, ["(2, 28, 28)", "(2,)", "(4, 28, 28)", "(4,)"]) {
            try check(file, shape: shape)
        }
        #expect(files[0].suffix(pixels.count) == pixels[...] && files[3].suffix(4) == [1, 2, 3, 4])
    }

    /// Checks an array's header (NEP 1): version 1.0, a Python dictionary, spaces and a line feed up to where the data
    /// begins, at the first multiple of 64 bytes that has room for them.
    private func check(_ file: [UInt8], shape: String) throws {
        var reader = Reader(bytes: file[...])
        #expect(try reader.take(8) == [0x93] + Array("NUMPY".utf8) + [1, 0])
        let length = try reader.number(2)
        let header = String(decoding: try reader.take(length), as: UTF8.self)
        let dictionary = "{'descr': '|u1', 'fortran_order': False, 'shape': \(shape), }"
        #expect(header.trimmingSuffix(while: \.isWhitespace) == dictionary)
        #expect(header.last == "\n" && header.filter(\.isNewline).count == 1)
        #expect((10 + length).isMultiple(of: 64) && length - dictionary.utf8.count - 1 < 64)
    }
}

extension StringProtocol {
    /// The text without the characters at its end that are such.
    fileprivate func trimmingSuffix(while isSuch: (Character) -> Bool) -> SubSequence {
        self[..<(lastIndex { !isSuch($0) }.map { index(after: $0) } ?? startIndex)]
    }
}
