import DigitDatasets
import MNIST
import SyntheticDigits
import TestSupport

/// A small data set, and folders to write it into.
enum DatasetFixture {
    /// Forty drawn digits.
    static let dataset = ProceduralDigits(labelWeights: ProceduralDigits.evenWeights)
        .dataset(count: 40, seed: 5)

    /// Calls with a folder that is gone afterwards.
    static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
        try withScratchFolder(body)
    }

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

    /// The bytes of numbers, highest byte first.
    static func bigEndian<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
        numbers.flatMap { number in withUnsafeBytes(of: number.bigEndian, Array.init) }
    }

    /// Reads what lies at a path; a failure is part of the test.
    static func read(_ path: String, _ part: DatasetPart = .train) throws -> DigitDataset {
        try DatasetReader().read(path, part: part).dataset
    }
}
