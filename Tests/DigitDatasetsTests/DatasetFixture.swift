import DigitDatasets
import Files
import MNIST
import SyntheticDigits

/// A small data set, and files of it.
enum DatasetFixture {
    /// Forty drawn digits.
    static let dataset = ProceduralDigits(labelWeights: ProceduralDigits.evenWeights)
        .dataset(count: 40, seed: 5)

    /// Writes a file, and the folders it lies in.
    static func write(_ bytes: [UInt8], _ name: String, in folder: String) throws {
        let path = folder + "/" + name
        try FileBytes.makeFolder(FileBytes.parentFolder(of: path))
        try OutputFile.write(bytes, to: path)
    }

    /// An IDX file's bytes: its type, its shape and its numbers.
    static func idx(_ type: UInt8, _ shape: [Int], _ numbers: [UInt8]) -> [UInt8] {
        let kind: [UInt8] = [0, 0, type, UInt8(shape.count)]
        return kind + bigEndian(shape.map { UInt32($0) }) + numbers
    }

    /// A NumPy file's bytes: its type string, its shape and its numbers.
    static func npy(_ type: String, _ shape: [Int], _ numbers: [UInt8]) -> [UInt8] {
        let sides = shape.map { "\($0)," }.joined(separator: " ")
        let header = Array(
            "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sides)), }\n".utf8)
        return [0x93] + Array("NUMPY".utf8)
            + [1, 0, UInt8(header.count & 255), UInt8(header.count >> 8)] + header + numbers
    }

    /// A zip archive's bytes, its files stored as they are; a size that is given is the one that it promises.
    static func zip(_ files: [(name: String, bytes: [UInt8], size: Int?)]) -> [UInt8] {
        /// The bytes of a number, lowest byte first.
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(value >> (8 * $0) & 255) }
        }
        var (archive, directory): ([UInt8], [UInt8]) = ([], [])
        for file in files {
            // Flags, method, time and date are 0; then checksum (not compared), both sizes, and
            // the lengths of the name and of further fields.
            let common =
                number(0, 12) + number(file.bytes.count, 4)
                + number(file.size ?? file.bytes.count, 4) + number(file.name.utf8.count, 2)
                + number(0, 2)
            directory +=
                number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + common + number(0, 10)
                + number(archive.count, 4) + Array(file.name.utf8)
            archive +=
                number(0x0403_4B50, 4) + number(20, 2) + common + Array(file.name.utf8)
                + file.bytes
        }
        return archive + directory + number(0x0605_4B50, 4) + number(0, 4)
            + number(files.count, 2) + number(files.count, 2) + number(directory.count, 4)
            + number(archive.count, 4) + number(0, 2)
    }

    /// The bytes of numbers, highest byte first.
    static func bigEndian<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
        numbers.flatMap { number in withUnsafeBytes(of: number.bigEndian, Array.init) }
    }

    /// Reads what lies at a path; a failure is part of the test.
    static func read(_ path: String, _ part: DatasetPart = .train) throws -> DigitDataset {
        try DatasetReader().read(path, part: part).dataset
    }
}
