import Decoders
import SystemLibraries
import TestSupport
import Testing

@Suite(.enabled(if: LibHEIF.isInstalled, "libheif is not installed"))
struct LibHEIFTests {
    private static let codecs = possible(
        [LibHEIF.Codec.hevc, .av1], where: LibHEIF.reads, "libheif has no decoder for it")

    /// Whether each byte differs by three levels at most.
    ///
    /// HEVC and AV1 say to the bit what a decoder makes of a file: what is left is the encoders' loss in these
    /// pictures, one level, and how a version of libheif rounds where it converts to red, green and blue.
    private func isNear(_ pixel: [UInt8], _ color: [UInt8]) -> Bool {
        zip(pixel, color).allSatisfy { abs(Int($0) - Int($1)) <= 3 }
    }

    /// The first bytes of a plane's pixel.
    private func pixel(
        _ picture: borrowing HEIFPicture, _ plane: HEIFPicture.Plane, _ column: Int, _ row: Int,
        of count: Int = 1
    ) -> [UInt8] {
        picture.withPlane(plane) { bytes, rowBytes, _, _ in
            let start = row * rowBytes + count * column
            return Array(bytes[start..<start + count])
        }
    }

    @Test(.enabled(if: !codecs.isEmpty, "libheif has no decoder at all"), arguments: codecs)
    func `a picture has its size, and its colors in planes`(_ codec: LibHEIF.Codec) throws {
        let bytes = HEIFPictures.bytes(codec)
        let size = try LibHEIF.size(of: bytes)
        #expect(size.width == 24 && size.height == 16)
        let picture = try LibHEIF.picture(of: bytes, atMost: 24 * 16)
        #expect(picture.width == 24 && picture.height == 16)
        // As the files say in their color profiles: BT.601, the full range.
        let layout = picture.layout
        try #require(layout == .yCbCr(red: 0.299, blue: 0.114, isFullRange: true))
        // Red of 230, 40, 20 left and blue of 30, 60, 200 right, as BT.601 has them.
        for (plane, left, right) in [
            (HEIFPicture.Plane.blueDifference, UInt8(86), UInt8(203)),
            (.redDifference, 225, 102),
        ] {
            picture.withPlane(plane) { bytes, rowBytes, width, height in
                #expect((width == 12 && height == 8) || (width == 24 && height == 16))
                #expect(rowBytes >= width)
                for row in 0..<height {
                    let (red, blue) = (row * rowBytes + width / 6, row * rowBytes + 5 * width / 6)
                    #expect(isNear([bytes[red]], [left]))
                    #expect(isNear([bytes[blue]], [right]))
                }
            }
        }
        for row in 0..<16 {
            #expect(isNear(pixel(picture, .first, 4, row), [95]))
            #expect(isNear(pixel(picture, .first, 20, row), [67]))
        }
    }

    @Test(
        .enabled(if: LibHEIF.reads(.hevc), "libheif has no decoder for HEVC"),
        arguments: [
            (
                UInt8(1), UInt8(0),
                HEIFPicture.Layout.yCbCr(red: 0.2126, blue: 0.0722, isFullRange: false)
            ),
            (9, 0x80, .yCbCr(red: 0.2627, blue: 0.0593, isFullRange: true)),
            (7, 0x80, .rgb),  // a matrix that cameras do not use is libheif's to convert from
        ])
    func `a file says how its colors became planes`(
        matrix: UInt8, range: UInt8, layout: HEIFPicture.Layout
    ) throws {
        var bytes = HEIFPictures.heic
        let name = Array("nclx".utf8)
        let start = try #require(
            bytes.indices.first { bytes[$0...].starts(with: name) })
        // After the name: primaries, transfer and matrix, two bytes each, and the range.
        bytes[start + 9] = matrix
        bytes[start + 10] = range
        let found = try LibHEIF.picture(of: bytes, atMost: 24 * 16).layout
        #expect(found == layout)
    }

    @Test(.enabled(if: LibHEIF.reads(.hevc), "libheif has no decoder for HEVC"))
    func `transparency is kept`() throws {
        let picture = try LibHEIF.picture(of: HEIFPictures.transparent, atMost: 24 * 16)
        let layout = picture.layout
        try #require(layout == .rgba)
        let (left, right) = (
            pixel(picture, .first, 4, 8, of: 4), pixel(picture, .first, 20, 8, of: 4)
        )
        #expect(isNear(Array(left.prefix(3)), [230, 40, 20]))
        #expect(isNear([left[3]], [255]))
        #expect(isNear([right[3]], [0]))
    }

    @Test func `a picture larger than allowed is not decoded`() {
        #expect(throws: DecoderError.broken(reason: "it is larger than it states")) {
            try LibHEIF.picture(of: HEIFPictures.heic, atMost: 24 * 16 - 1).width
        }
    }

    @Test(.enabled(if: !codecs.isEmpty, "libheif has no decoder at all"), arguments: codecs)
    func `bytes cut off or changed end as a picture or as an error`(_ codec: LibHEIF.Codec) {
        let whole = HEIFPictures.bytes(codec)
        #expect(throws: DecoderError.self) { try LibHEIF.picture(of: [], atMost: 384).width }
        for count in stride(from: 1, to: whole.count - 60, by: 7) {
            #expect(throws: DecoderError.self, "after \(count) bytes") {
                try LibHEIF.picture(of: Array(whole.prefix(count)), atMost: 384).width
            }
        }
        var random = SeededGenerator(seed: 7)
        var (pictures, errors) = (0, 0)
        for _ in 0..<300 {
            var changed = whole
            for _ in 0..<3 {
                changed[Int(random.next() % UInt64(whole.count))] = UInt8(random.next() % 256)
            }
            do throws(DecoderError) {
                let picture = try LibHEIF.picture(of: changed, atMost: 384)
                pictures += 1
                #expect(picture.width * picture.height <= 384)
                for plane in [HEIFPicture.Plane.first, .blueDifference, .redDifference] {
                    picture.withPlane(plane) { bytes, rowBytes, _, height in
                        #expect(bytes.count == rowBytes * height)
                        // Reads all of it, which the address sanitizer watches (`make test-address`).
                        _ = bytes.reduce(0) { $0 + Int($1) }
                    }
                }
            } catch {
                errors += 1
                // It becomes part of a row's message.
                if case .broken(let reason) = error {
                    let isPlain = reason.unicodeScalars.allSatisfy { $0 >= " " }
                    #expect(isPlain && !reason.hasSuffix(" "), "\(reason)")
                }
            }
        }
        #expect(pictures > 10 && errors > 10, "\(pictures) pictures, \(errors) errors")
    }
}
