import HEIF
import MNIST
import Testing

@Suite(.enabled(if: HEIFDecoder.isInstalled, "libheif is not installed"))
struct HEIFDecoderTests {
    private func isNear(_ pixel: ArraySlice<UInt8>, _ color: [UInt8]) -> Bool {
        zip(pixel, color).allSatisfy { abs(Int($0) - Int($1)) < 40 }
    }

    @Test(arguments: [HEIFDecoder.Codec.hevc, .av1])
    func `a picture has its size and its colors`(_ codec: HEIFDecoder.Codec) throws {
        guard HEIFDecoder.reads(codec) else { return }
        let bytes = HEIFPictures.bytes(codec)
        let size = try HEIFDecoder.size(of: bytes)
        #expect(size.width == 24 && size.height == 16)
        let picture = try HEIFDecoder.picture(of: bytes, atMost: 24 * 16)
        #expect(picture.width == 24 && picture.height == 16 && !picture.hasAlpha)
        try #require(picture.bytes.count == 3 * 24 * 16)
        for row in 0..<16 {
            #expect(isNear(picture.bytes[3 * (24 * row + 4)..<3 * (24 * row + 5)], [230, 40, 20]))
            #expect(
                isNear(picture.bytes[3 * (24 * row + 20)..<3 * (24 * row + 21)], [30, 60, 200]))
        }
    }

    @Test func `transparency is kept`() throws {
        guard HEIFDecoder.reads(.hevc) else { return }
        let picture = try HEIFDecoder.picture(of: HEIFPictures.transparent, atMost: 24 * 16)
        try #require(picture.hasAlpha && picture.bytes.count == 4 * 24 * 16)
        #expect(picture.bytes[4 * 4 + 3] > 215)
        #expect(picture.bytes[4 * 20 + 3] < 40)
    }

    @Test func `a picture larger than allowed is not decoded`() {
        #expect(throws: HEIFError.broken(reason: "it is larger than it states")) {
            try HEIFDecoder.picture(of: HEIFPictures.heic, atMost: 24 * 16 - 1)
        }
    }

    @Test(arguments: [HEIFDecoder.Codec.hevc, .av1])
    func `bytes cut off or changed end as a picture or as an error`(_ codec: HEIFDecoder.Codec) {
        let whole = HEIFPictures.bytes(codec)
        #expect(throws: HEIFError.self) { try HEIFDecoder.picture(of: [], atMost: 384) }
        for count in stride(from: 1, to: whole.count - 60, by: 7) {
            #expect(throws: HEIFError.self, "after \(count) bytes") {
                try HEIFDecoder.picture(of: Array(whole.prefix(count)), atMost: 384)
            }
        }
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            var changed = whole
            for _ in 0..<3 {
                changed[Int(random.next() % UInt64(whole.count))] = UInt8(random.next() % 256)
            }
            let picture: HEIFDecoder.Picture
            do throws(HEIFError) {
                picture = try HEIFDecoder.picture(of: changed, atMost: 384)
            } catch {
                // It becomes part of a row's message.
                if case .broken(let reason) = error {
                    let isPlain = reason.unicodeScalars.allSatisfy { $0 >= " " }
                    #expect(isPlain && !reason.hasSuffix(" "), "\(reason)")
                }
                continue
            }
            #expect(picture.width * picture.height <= 384)
            #expect(
                picture.bytes.count == picture.width * picture.height * (picture.hasAlpha ? 4 : 3))
        }
    }
}
