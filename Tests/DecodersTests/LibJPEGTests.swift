import Decoders
import PhotoFiles
import Raster
import SystemLibraries
import Testing

struct LibJPEGTests {
    /// Colored noise over a ramp, so that every coefficient counts.
    private static func picture(_ width: Int, _ height: Int) -> ColorRaster {
        var generator = SeededGenerator(seed: UInt64(width))
        let bytes = (0..<3 * width * height).map { index -> UInt8 in
            UInt8(index / 7 % 180) + UInt8(generator.next() % 70)
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }

    private static func encoded(
        _ picture: ColorRaster, quality: Int = 90, halvesChroma: Bool = true
    ) throws -> [UInt8] {
        var image = try MagickImage(picture)
        return try image.encoded(as: .jpeg, quality: quality, halvesChroma: halvesChroma)
    }

    @Test(
        arguments: [(317, 200), (64, 481), (640, 480)],
        [(1, 90, true), (2, 90, true), (4, 60, false), (8, 95, true), (8, 30, false)])
    func `the pixels are those that ImageMagick makes`(
        _ size: (width: Int, height: Int), _ way: (reduction: Int, quality: Int, halves: Bool)
    ) throws {
        let bytes = try Self.encoded(
            Self.picture(size.width, size.height), quality: way.quality, halvesChroma: way.halves)
        var image = try MagickImage(
            decoding: bytes, as: .jpeg, width: size.width, height: size.height,
            reducedBy: way.reduction)
        let expected = try image.opaqueRaster()
        let picture = try #require(
            LibJPEG(width: size.width, height: size.height, reducedBy: way.reduction).raster(
                of: bytes))
        #expect(picture == expected)
    }

    @Test func `a gray JPEG becomes equal red, green and blue`() throws {
        let gray = GrayRaster(width: 40, height: 30, pixels: (0..<1200).map { Float($0 % 256) })
        var image = try MagickImage(gray)
        let bytes = try image.encoded(as: .jpeg, quality: 95)
        let picture = try #require(
            LibJPEG(width: 40, height: 30, reducedBy: 1).raster(of: bytes))
        let pixels = (0..<1200).map { Array(picture.bytes[3 * $0..<3 * $0 + 3]) }
        let isGray = pixels.allSatisfy { Set($0).count == 1 }
        #expect(isGray)
    }

    @Test func `what is damaged or of another size is left to others`() throws {
        let bytes = try Self.encoded(Self.picture(120, 80))
        func decoded(_ bytes: [UInt8], width: Int = 120) -> ColorRaster? {
            LibJPEG(width: width, height: 80, reducedBy: 1).raster(of: bytes)
        }
        #expect(decoded(bytes) != nil)
        #expect(decoded(bytes, width: 119) == nil)
        #expect(decoded([]) == nil)
        #expect(decoded([UInt8](repeating: 0x41, count: 500)) == nil)
        for share in [3, 20, 50, 90, 99] {
            #expect(decoded(Array(bytes.prefix(bytes.count * share / 100))) == nil)
        }
        var torn = bytes
        for place in stride(from: bytes.count / 2, to: bytes.count / 2 + 40, by: 1) {
            torn[place] = 0xFF
        }
        #expect(decoded(torn) == nil)
    }
}
