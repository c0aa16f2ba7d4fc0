import DigitDatasets
import MNIST
import Testing

struct TableFormatsTests {
    let dataset = DigitDataset(
        pixels: (0..<2 * 784).map { UInt8(truncatingIfNeeded: $0) }, labels: [7, 0])

    @Test func `the table has Kaggle's heading, then the label and 784 pixels a line`() throws {
        let lines = String(decoding: DigitCSV.encoded(dataset), as: UTF8.self).split(
            separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("label,pixel0,pixel1,") && lines[0].hasSuffix(",pixel783"))
        let numbers = lines[1].split(separator: ",").compactMap { Int($0) }
        #expect(numbers == [7] + dataset.pixels[..<784].map(Int.init))
    }

    @Test func `the NumPy archive stores both arrays at multiples of 64`() throws {
        let archive = try NPZWriter.encoded(dataset)
        #expect(archive.starts(with: [0x50, 0x4B, 3, 4]))
        let pixels = Array(dataset.pixels)
        let start = try #require(
            (0..<archive.count - pixels.count).first {
                archive[$0..<$0 + pixels.count].elementsEqual(pixels)
            })
        // 30 bytes of record and the name `images.npy` stand before the array's own header.
        #expect((start - 40).isMultiple(of: 64))
        #expect(try NPZWriter.encoded(dataset) == archive)
    }
}
