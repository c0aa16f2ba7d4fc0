import Decoders
import Foundation
import PhotoFiles
import Raster
import Testing

@Suite(.enabled(if: LibPNG.isInstalled, "libpng is not installed"))
struct LibPNGTests {
    /// A picture of 61 × 47 pixels in every kind of PNG, plain and interlaced.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Pictures")
    private static let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".png") && $0 != "linear.png" }.sorted() ?? []

    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    private func byImageMagick(_ bytes: [UInt8], _ side: Int) throws -> ColorRaster {
        try PhotoDecoder(.imageMagick).picture(of: try Photo(encoded: bytes), toLongSide: side)
            .color
    }

    @Test func `the pictures are there`() { #expect(Self.names.count == 21) }

    @Test(arguments: names, [61, 40, 23, 7])
    func `the pixels are those that ImageMagick makes`(_ name: String, _ side: Int) throws {
        let bytes = try Self.bytes(name)
        let picture = try #require(try LibPNG.raster(of: bytes, toLongSide: side))
        let expected = try byImageMagick(bytes, side)
        #expect(picture.width == expected.width && picture.height == expected.height)
        let worst = zip(picture.bytes, expected.bytes).map { abs(Int($0) - Int($1)) }.max() ?? 255
        // Opacity is taken at full size here, and 16 bits are rounded before they are scaled.
        let isExact =
            !name.contains("opacity") && !name.contains("16") && !name.contains("interlaced")
        #expect(worst <= (isExact ? 0 : 1), "\(worst)")
    }

    @Test func `numbers that are not sRGB's are left to ImageMagick`() throws {
        #expect(try LibPNG.raster(of: Self.bytes("linear.png"), toLongSide: 61) == nil)
    }

    @Test(arguments: names)
    func `what is cut or changed ends as a picture or as nothing`(_ name: String) throws {
        let bytes = try Self.bytes(name)
        for count in stride(from: 0, to: bytes.count - 20, by: 13) {
            let cut = Array(bytes.prefix(count))
            let picture = (try? LibPNG.raster(of: cut, toLongSide: 40)).flatMap(\.self)
            #expect(picture == nil, "after \(count) bytes")
        }
        var nothingCount = 0
        for place in stride(from: 8, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] ^= 0x5A
            let picture = (try? LibPNG.raster(of: changed, toLongSide: 40)).flatMap(\.self)
            if let picture {
                #expect(picture.width > 0 && picture.height > 0, "byte \(place)")
            } else {
                nothingCount += 1
            }
        }
        // The second of these bytes is one of the name of the header's chunk.
        #expect(nothingCount > 0)
    }

    @Test func `a white drawing on nothing is laid on black`() throws {
        let (clear, ink): ([UInt8], [UInt8]) = ([255, 255, 255, 0], [255, 255, 255, 255])
        var image = try MagickImage(.rgba, clear + ink + clear, width: 3, height: 1)
        let bytes = try image.encoded(as: .png)
        let picture = try #require(try LibPNG.raster(of: bytes, toLongSide: 3))
        #expect(picture.bytes == [0, 0, 0, 255, 255, 255, 0, 0, 0])
    }

    @Test func `large PNGs are decoded by it, small ones and all that is asked for by ImageMagick`()
        throws
    {
        var image = try MagickImage(GrayRaster(width: 1200, height: 900, filledWith: 200))
        let large = try Photo(encoded: try image.encoded(as: .png))
        let small = try Photo(encoded: Self.bytes("gray-8.png"))
        #expect(try PhotoDecoder().picture(of: large, toLongSide: 512).decoder == .libpng)
        #expect(try PhotoDecoder().picture(of: small, toLongSide: 512).decoder == .imageMagick)
        #expect(
            try PhotoDecoder(.imageMagick).picture(of: large, toLongSide: 512).decoder
                == .imageMagick)
    }
}
