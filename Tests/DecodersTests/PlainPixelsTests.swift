import Decoders
import PhotoFiles
import Raster
import SystemLibraries
import Testing

struct PlainPixelsTests {
    private func file(_ kind: Int, _ width: Int, _ height: Int, maximum: Int = 255) -> [UInt8] {
        var random = SeededGenerator(seed: 3)
        let count = width * height * (kind == 6 ? 3 : 1)
        return Array("P\(kind)\n# scanned\n\(width) \(height)\n\(maximum)\n".utf8)
            + (0..<count).map { _ in UInt8(random.next() % UInt64(maximum + 1)) }
    }

    @Test(arguments: [(5, 31), (6, 31), (5, 9), (6, 9)])
    func `the pixels are those that ImageMagick makes`(_ kind: Int, _ side: Int) throws {
        let photo = try Photo(encoded: file(kind, 31, 22))
        let picture = try PhotoDecoder().picture(of: photo, toLongSide: side)
        #expect(picture.decoder == .plainPixels && picture.fullSide == 31)
        let expected = try PhotoDecoder(.imageMagick).picture(of: photo, toLongSide: side)
        #expect(expected.decoder == .imageMagick)
        #expect(picture.color == expected.color)
    }

    @Test func `other maxima, text and missing pixels are left to ImageMagick`() throws {
        let text = Array("P2 4 4 255 ".utf8) + Array(repeating: "7 ", count: 16).joined().utf8
        for bytes in [file(5, 30, 20, maximum: 100), text] {
            let picture = try PhotoDecoder().picture(of: Photo(encoded: bytes), toLongSide: 30)
            #expect(picture.decoder == .imageMagick)
        }
        #expect(PNMHeader.plainPixels(in: file(6, 30, 20).dropLast(300)) == nil)
        #expect(PNMHeader.plainPixels(in: file(6, 30, 20))?.channels == 3)
    }
}
