import Raster
import SystemLibraries
import Testing

@testable import Decoders

struct MagickScalingTests {
    /// Sizes with every kind of ratio: whole, halves, thirds, nearly 1, more than 2, one axis only.
    @Test(arguments: [
        (640, 480, 512, 384), (1024, 768, 512, 384), (1000, 750, 512, 384), (513, 300, 512, 299),
        (768, 30, 512, 20), (700, 1, 512, 1), (3, 900, 2, 512), (1500, 40, 512, 14),
        (683, 512, 512, 384), (512, 100, 512, 37), (100, 512, 37, 512), (2047, 9, 512, 2),
    ])
    func `the bytes are those that ImageMagick's scaling makes`(
        width: Int, height: Int, newWidth: Int, newHeight: Int
    ) throws {
        var generator = SeededGenerator(seed: UInt64(width * 4096 + height))
        // Few values, so that many means lie exactly between two bytes.
        let bytes = (0..<3 * width * height).map { _ in
            generator.next() % 3 == 0 ? UInt8(truncatingIfNeeded: generator.next()) : 100
        }
        let picture = ColorRaster(width: width, height: height, bytes: bytes)
        var theirs = try MagickImage(picture)
        try theirs.scale(width: newWidth, height: newHeight)
        let expected = try theirs.opaqueRaster().bytes
        let scaling = AreaScaling(
            fromWidth: width, fromHeight: height, toWidth: newWidth, toHeight: newHeight)
        let ours = bytes.withUnsafeBufferPointer {
            scaling.scaled($0, rowBytes: 3 * width, channels: .three)
        }
        // Where ImageMagick keeps fractions of its 16 bits, a mean between two bytes may fall either way.
        let tolerance = MagickRuntime.bytesPerPixel > 8 ? 1 : 0
        #expect(zip(ours, expected).allSatisfy { abs(Int($0) - Int($1)) <= tolerance })
        #expect(ours.count == expected.count)
    }
}
