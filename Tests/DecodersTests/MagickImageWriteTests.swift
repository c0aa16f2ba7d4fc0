import Decoders
import PhotoFiles
import Raster
import Testing

struct MagickImageWriteTests {
    private let picture = ColorRaster(
        width: 40, height: 30, bytes: (0..<3600).map { UInt8(truncatingIfNeeded: $0 * 31 / 7) })

    @Test func `the same picture gives the same bytes`() throws {
        for format in [ImageFormat.png, .jpeg] {
            var first = try MagickImage(picture)
            var second = try MagickImage(picture)
            let bytes = (try first.encoded(as: format), try second.encoded(as: format))
            #expect(bytes.0 == bytes.1)
        }
    }

    @Test func `quality changes a JPEG's size`() throws {
        var image = try MagickImage(picture)
        let coarse = try image.encoded(as: .jpeg, quality: 30)
        let fine = try image.encoded(as: .jpeg, quality: 95)
        #expect(coarse.count < fine.count)
    }

    @Test(arguments: [(true, UInt8(0x22)), (false, UInt8(0x11))])
    func `a JPEG's colors are stored at half or full resolution`(
        _ halves: Bool, _ sampling: UInt8
    ) throws {
        var image = try MagickImage(picture)
        let bytes = try image.encoded(as: .jpeg, quality: 90, halvesChroma: halves)
        let frame = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC0]) })
        #expect(bytes[frame + 11] == sampling)
    }
}
