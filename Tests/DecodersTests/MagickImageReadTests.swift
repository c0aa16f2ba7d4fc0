import Decoders
import PhotoFiles
import Raster
import TestSupport
import Testing

struct MagickImageReadTests {
    private static let picture = ColorRaster(
        width: 24, height: 16,
        bytes: (0..<24 * 16).flatMap { index -> [UInt8] in
            index % 24 < 12 ? [230, 40, 20] : [30, 60, 200]
        })

    private func decoded(
        _ bytes: [UInt8], as format: ImageFormat, reducedBy reduction: Int = 1
    ) throws -> ColorRaster {
        var image = try MagickImage(
            decoding: bytes, as: format, width: 24, height: 16, reducedBy: reduction)
        return try image.opaqueRaster()
    }

    @Test(
        .enabled(if: MagickRuntime.isInstalled, "ImageMagick is not installed"),
        arguments: possible(
            ImageFormat.allCases, where: MagickRuntime.supports, "ImageMagick has no coder for it"))
    func `what a format encodes it decodes again`(_ format: ImageFormat) throws {
        var image = try MagickImage(Self.picture)
        let bytes = try image.encoded(as: format, quality: 95, halvesChroma: false)
        let again = try decoded(bytes, as: format)
        #expect(again.width == 24 && again.height == 16)
        let off = zip(again.bytes, Self.picture.bytes).map { abs(Int($0) - Int($1)) }
        try #require(off.count == 3 * 24 * 16)
        // The picture is red up to column 11 and blue from 12 on.
        let (atEdge, apart) = off.indices.reduce(into: (0, 0)) { worst, index in
            let isAtEdge = (10...13).contains(index / 3 % 24)
            if isAtEdge { worst.0 = max(worst.0, off[index]) }
            if !isAtEdge { worst.1 = max(worst.1, off[index]) }
        }
        switch format {
        case .png, .tiff, .bmp, .gif, .pnm: #expect(atEdge == 0 && apart == 0)
        case .jpeg, .webp, .heic, .avif:
            // A quality of 95 costs two levels with Debian 12's encoders; others may take some more.
            #expect(apart <= 8)
            // WebP keeps color at half the resolution, as the others may, and decoders blend it. The two halves differ
            // by 117 in the plane of blue differences: a quarter of that, times BT.601's 1.772, is 52 levels of blue.
            #expect(atEdge < 90)
        }
        let size = try MagickImage.size(of: bytes, as: format)
        #expect(size.width == 24 && size.height == 16)
    }

    @Test(arguments: [2, 4, 8])
    func `a JPEG is decoded smaller when asked`(_ reduction: Int) throws {
        let large = ColorRaster(
            width: 800, height: 600, bytes: [UInt8](repeating: 90, count: 3 * 800 * 600))
        var source = try MagickImage(large)
        let bytes = try source.encoded(as: .jpeg)
        let image = try MagickImage(
            decoding: bytes, as: .jpeg, width: 800, height: 600, reducedBy: reduction)
        let (width, height) = (image.width, image.height)
        #expect(width == 800 / reduction)
        #expect(height == 600 / reduction)
    }

    @Test func `a JPEG smaller than the reduction stays as it is`() throws {
        var source = try MagickImage(Self.picture)
        let bytes = try source.encoded(as: .jpeg)
        let image = try MagickImage(
            decoding: bytes, as: .jpeg, width: 24, height: 6, reducedBy: 8)
        let width = image.width
        #expect(width == 24)
    }

    @Test(arguments: ImageFormat.allCases)
    func `no other coder is reached through the bytes`(_ format: ImageFormat) {
        let hostile = [
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9'/></svg>",
            "<?xml version='1.0'?><image><read filename='/etc/passwd'/></image>",
            "push graphic-context\nviewbox 0 0 9 9\nfill 'url(http://localhost/)'\n",
            "/* XPM */\nstatic char *a[] = {\"1 1 1 1\", \"a c red\", \"a\"};\n", "%PDF-1.4\n",
            "P6\n2 2\n255\n" + String(repeating: "aaa", count: 4), "label:hi", "@/etc/passwd", "",
        ]
        // To the coder of pixel maps, one is no stranger.
        for text in hostile where format != .pnm || !text.hasPrefix("P6") {
            let padded = Array((text + String(repeating: " ", count: 200)).utf8)
            for bytes in [Array(text.utf8), padded] {
                #expect(throws: DecoderError.self, "\(text)") { try decoded(bytes, as: format) }
            }
        }
    }

    @Test func `a cut JPEG is known as damaged, a cut PNG is refused`() throws {
        var image = try MagickImage(
            ColorRaster(
                width: 64, height: 64,
                bytes: (0..<3 * 64 * 64).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }))
        let jpeg = try image.encoded(as: .jpeg, quality: 90)
        let half = Array(jpeg.prefix(jpeg.count / 2))
        let cut = try MagickImage(decoding: half, as: .jpeg, width: 64, height: 64)
        let whole = try MagickImage(decoding: jpeg, as: .jpeg, width: 64, height: 64)
        let (isCutDamaged, isWholeDamaged) = (cut.isDamaged, whole.isDamaged)
        #expect(isCutDamaged)
        #expect(!isWholeDamaged)
        let png = try image.encoded(as: .png)
        #expect(throws: DecoderError.self) {
            try decoded(Array(png.prefix(png.count / 2)), as: .png)
        }
    }

    @Test func `pictures that together exceed the memory wait for each other`() async throws {
        // 18 million black pixels of one bit each: decoded, one picture fits into the 256 MiB that
        // Debian allows, two do not.
        let (width, height) = (6000, 3000)
        var numbers = [0, 0, 62, 40, width, height, 1 << 16 | 1, 0, 0, 0, 0, 2, 0, 0, 0xFF_FFFF]
        numbers[0] = 62 + 752 * height
        let header = numbers.flatMap { number in
            [0, 8, 16, 24].map { UInt8(number >> $0 & 255) }
        }
        let rows = [UInt8](repeating: 0, count: 752 * height)
        let bytes = Array("BM".utf8) + header + rows
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    try MagickImage(decoding: bytes, as: .bmp, width: width, height: height).width
                }
            }
            for try await decodedWidth in group { #expect(decodedWidth == width) }
        }
    }

    @Test func `more pixels than ImageMagick may hold are refused at once`() {
        #expect {
            _ = try MagickImage(decoding: [1], as: .png, width: 1 << 20, height: 1 << 20)
        } throws: { error in
            guard case DecoderError.tooLarge(let reason, _) = error else { return false }
            return reason.contains("1048576 × 1048576")
        }
    }
}
