import Files
import Foundation
import MNIST

/// The pictures of an IDX file.
struct DigitPixels {
    private let dataset: [UInt8]

    init(gzipped file: URL, count: Int) throws {
        let packed = [UInt8](try Data(contentsOf: file))
        let bytes = try Gzip.unpack(packed, limit: 16 + 60_000 * DigitImage.pixelCount)
        // An IDX file of pictures begins with four numbers of four bytes.
        dataset = Array(bytes.dropFirst(16).prefix(count * DigitImage.pixelCount))
    }

    func image(_ index: Int) -> [UInt8] { Array(dataset[784 * index..<784 * (index + 1)]) }
}
