import Foundation
import PhotoFiles
import Raster
import Testing

@testable import Decoders

struct PhotoDecoderTests {
    private static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Pictures")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    /// Few megapixels claim to be many.
    private func header(_ width: Int, _ height: Int, isProgressive: Bool = false) -> ImageHeader {
        var header = ImageHeader(format: .jpeg, width: width, height: height)
        header.isProgressive = isProgressive
        return header
    }

    @Test(arguments: [
        (4032, 3024, 512, 8), (4032, 3024, 1024, 4), (4032, 3024, 4096, 1), (640, 480, 512, 1),
        // However fine a look is wanted, no more than 16 million pixels are decoded; what is sold as 64
        // megapixels has a little more than four times that.
        (8000, 6000, 8000, 2), (9248, 6936, 9248, 4), (12000, 9000, 12000, 4),
        (16320, 12240, 16320, 4),
    ])
    func `a JPEG is decoded no finer than is wanted and than memory allows`(
        _ width: Int, _ height: Int, _ side: Int, _ expected: Int
    ) {
        let decoder = PhotoDecoder()
        #expect(decoder.reduction(for: header(width, height), toLongSide: side) == expected)
    }

    @Test func `of a huge progressive JPEG only the means are decoded`() {
        let huge = header(12000, 9000, isProgressive: true)
        #expect(PhotoDecoder().reduction(for: huge, toLongSide: 12000) == 8)
    }

    @Test(.enabled(if: LibHEIF.reads(.hevc), "libheif reads no HEIC here"))
    func `a picture auxiliary to two others is left out`() throws {
        let photo = try Photo(encoded: Self.bytes("auxiliary-of-two.heic"))
        let picture = try PhotoDecoder().picture(of: photo, toLongSide: 512)
        #expect(picture.color.width == 61 && picture.color.height == 47)
        let isPlain = Set(picture.color.bytes).count < 8
        #expect(!isPlain)
    }

    @Test(.enabled(if: LibHEIF.reads(.hevc), "libheif reads no HEIC here"))
    func `ten bits a channel become eight`() throws {
        let photo = try Photo(encoded: Self.bytes("ten-bits.heic"))
        let picture = try PhotoDecoder().picture(of: photo, toLongSide: 512).color
        #expect(picture.width == 61 && picture.height == 47)
        // Paper is bright, and the pen is dark.
        #expect(picture.bytes.max() ?? 0 > 150 && picture.bytes.min() ?? 255 < 110)
    }

    @Test(
        .enabled(
            if: LibHEIF.isInstalled && MagickRuntime.supports(.heic), "HEIC is read in one way only"
        ),
        arguments: ["auxiliary-of-two.heic", "ten-bits.heic"])
    func `HEIC has the colors that ImageMagick gives it`(_ name: String) throws {
        let photo = try Photo(encoded: Self.bytes(name))
        let ours = try PhotoDecoder().picture(of: photo, toLongSide: 512).color
        let theirs = try PhotoDecoder(.imageMagick).picture(of: photo, toLongSide: 512).color
        #expect(ours.width == theirs.width && ours.height == theirs.height)
        let errors = zip(ours.bytes, theirs.bytes).map { abs(Int($0) - Int($1)) }
        // Differences of colors are scaled otherwise; nothing else is.
        #expect(Double(errors.reduce(0, +)) / Double(errors.count) < 1.5)
        #expect(errors.max() ?? 255 < 24)
    }

    @Test(.enabled(if: LibHEIF.isInstalled, "libheif is not installed"))
    func `libheif's complaints say which libheif it is`() throws {
        var bytes = try Self.bytes("ten-bits.heic")
        let place = try #require(
            bytes.indices.first { bytes[$0...].starts(with: Array("hvc1".utf8)) })
        bytes.replaceSubrange(place..<place + 4, with: Array("zzzz".utf8))
        let photo = try Photo(encoded: bytes)
        #expect {
            try PhotoDecoder().picture(of: photo, toLongSide: 512)
        } throws: { "\($0)".contains("libheif \(LibHEIF.version)") }
    }

    @Test func `every warm-up picture is one`() throws {
        #expect(PhotoDecoder.warmUpPictures.count == ImageFormat.allCases.count)
        var count = 0
        for bytes in PhotoDecoder.warmUpPictures {
            let photo = try Photo(encoded: bytes)
            guard PhotoDecoder.reads(photo.header.format) else { continue }
            let picture = try PhotoDecoder().picture(of: photo, toLongSide: 512)
            #expect(picture.color.width == 40 && picture.color.height == 48)
            count += 1
        }
        #expect(count > 0 || !MagickRuntime.isInstalled)
    }
}
