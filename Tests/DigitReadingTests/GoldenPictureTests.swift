import DigitReading
import Foundation
import MNIST
import TestSupport
import Testing

/// The 28×28 pictures of all samples, as they were when their readings were found good: an IDX file in the order of
/// `samples/labels.csv`.
///
/// `RECORD_GOLDEN=1 swift test --filter GoldenPictureTests` writes it anew.
struct GoldenPictureTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/samples-images-idx3-ubyte").path

    /// Gray levels, of 255, that a pixel may differ by: decoders of other systems round otherwise.
    private static let tolerance = 1

    @Test func `no sample's picture changes by more than a gray level`() throws {
        let reader = try DigitReader()
        let samples = try Samples.labels()
        let pictures = try samples.map { sample in
            try #require(
                reader.rows(for: Samples.path(sample.name)).first?.image, "\(sample.name)")
        }
        let pixels = pictures.flatMap(\.pixels)
        if Checkout.recordsGolden {
            try Data(IDXWriter.encoded(.images, pixels)).write(to: URL(filePath: Self.file))
        }
        let golden = try IDXReader.entries(.images, contentsOf: Self.file)
        try #require(pixels.count == golden.count && !golden.isEmpty)
        for (index, sample) in samples.enumerated() {
            let range = index * DigitImage.pixelCount..<(index + 1) * DigitImage.pixelCount
            let worst = range.map { abs(Int(pixels[$0]) - Int(golden[$0])) }.max() ?? 0
            #expect(worst <= Self.tolerance, "\(sample.name) differs by \(worst)")
        }
    }
}
