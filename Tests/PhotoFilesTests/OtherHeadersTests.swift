import PhotoFiles
import Testing

/// WebP, GIF, BMP, TIFF, HEIC and AVIF, each by its size, its special cases and its ends.
struct OtherHeadersTests {
    private static let plainWebP = Handmade.webP(
        Handmade.riffChunk(
            "VP8 ", [0, 0, 0, 0x9D, 1, 0x2A] + Handmade.little16(300) + Handmade.little16(200)))
    private static let losslessWebP = Handmade.webP(
        Handmade.riffChunk("VP8L", [0x2F] + Handmade.little32(299 | 199 << 14)))
    private static let extendedChunk = Handmade.riffChunk(
        "VP8X", [0, 0, 0, 0] + [43, 1, 0] + [199, 0, 0])
    private static let bitmap = Handmade.bmp(300, 200, pixelByteCount: 180_000)

    private static let pictures: [([UInt8], ImageFormat)] = [
        (plainWebP, ImageFormat.webp), (losslessWebP, .webp), (Handmade.webP(extendedChunk), .webp),
        (Handmade.gif(Handmade.gifFrame(300, 200)), .gif), (bitmap, .bmp),
        (Handmade.bmp(300, -200, pixelByteCount: 180_000), .bmp),
        (Handmade.tiff([(256, 300), (257, 200)]), .tiff),
        (Handmade.bigTIFF([(256, 300), (257, 200)]), .tiff),
        (Handmade.heif(brand: "heic", 300, 200), .heic),
        (Handmade.heif(brand: "avif", 300, 200), .avif),
    ]

    @Test(arguments: pictures)
    func `size and format are found`(_ file: [UInt8], _ format: ImageFormat) throws {
        let photo = try Photo(encoded: file)
        #expect(photo.header == ImageHeader(format: format, width: 300, height: 200))
        #expect(photo.warnings.isEmpty)
    }

    @Test(arguments: Orientation.allCases)
    func `orientation is found in WebP and TIFF`(_ orientation: Orientation) throws {
        let webP = Handmade.webP(
            Self.extendedChunk,
            Handmade.riffChunk("EXIF", Handmade.exif(orientation: orientation.rawValue)))
        #expect(try Photo(encoded: webP).header.orientation == orientation)
        let tiff = Handmade.tiff([(256, 300), (257, 200), (274, orientation.rawValue)])
        #expect(try Photo(encoded: tiff).header.orientation == orientation)
    }

    @Test func `of several pictures the first is read, with a warning`() throws {
        let frame = Handmade.gifFrame(300, 200)
        let animation = try Photo(encoded: Handmade.gif(frame, frame, frame))
        #expect(animation.warnings == [.firstFrameOnly])
        #expect(animation.bytes == Handmade.gif(frame))
        let webP = Handmade.webP(Self.extendedChunk, Handmade.riffChunk("ANIM", [0, 0]))
        #expect(try Photo(encoded: webP).warnings == [.firstFrameOnly])
        let pages = Handmade.tiff([(256, 300), (257, 200)], next: 8)
        #expect(try Photo(encoded: pages).warnings == [.firstFrameOnly])
    }

    @Test func `sides of 64 bits are too large, not too much to multiply`() throws {
        for sides in [(Int.max, Int.max), (300, Int.max), (1 << 40, 1 << 40)] {
            let error = #expect(throws: PhotoFileError.self) {
                try Photo(encoded: Handmade.bigTIFF([(256, sides.0), (257, sides.1)]))
            }
            guard case .tooLarge? = error else { throw error ?? .empty }
        }
    }

    @Test func `raw photos of cameras are refused by name`() {
        let dng = Handmade.tiff([(256, 300), (257, 200), (50_706, 1)])
        #expect(throws: PhotoFileError.unsupportedFormat(.rawPhoto)) { try Photo(encoded: dng) }
        let cr2 = Array("II*\0".utf8) + Handmade.little32(16) + Array("CR".utf8)
        #expect(throws: PhotoFileError.unsupportedFormat(.rawPhoto)) { try Photo(encoded: cr2) }
    }

    @Test func `a bitmap that lacks pixels is damaged, one that lacks most is broken`() throws {
        #expect(try Photo(encoded: Array(Self.bitmap.dropLast(9000))).warnings == [.damaged])
        #expect(throws: PhotoFileError.self) { try Photo(encoded: Array(Self.bitmap.prefix(999))) }
        let minimum = Handmade.bmp(300, Int(Int32.min), pixelByteCount: 9)
        #expect(throws: PhotoFileError.self) { try Photo(encoded: minimum) }
    }

    /// What became of damaged files: photos, whose sides must be within the limits, and errors.
    private struct Outcomes {
        private(set) var photos = 0
        private(set) var errors = 0

        /// Reads a file; that the process goes on is a part of what is tested.
        mutating func read(_ file: [UInt8]) {
            guard let header = try? Photo(encoded: file).header else {
                errors += 1
                return
            }
            photos += 1
            // 0 where a HEIF's size was not found.
            let sides = 0...PhotoLimits().longestSide
            #expect(sides.contains(header.width) && sides.contains(header.height), "\(header)")
        }
    }

    @Test func `box sizes that lie end as a photo or an error`() {
        let box = Handmade.heif(brand: "heic", 300, 200)
        var outcomes = Outcomes()
        for offset in stride(from: 0, to: box.count - 3, by: 1) {
            for lie in [0, 1, 7, 0x7FFF_FFFF, 0xFFFF_FFFF] {
                var file = box
                file.replaceSubrange(offset..<offset + 4, with: Handmade.big32(lie))
                outcomes.read(file)
            }
        }
        #expect(outcomes.photos > 0 && outcomes.errors > 0, "\(outcomes)")
    }

    @Test(arguments: [
        plainWebP, losslessWebP, Handmade.webP(extendedChunk, Handmade.riffChunk("EXIF", [1, 2])),
        Handmade.gif(Handmade.gifFrame(300, 200)), Handmade.tiff([(256, 300), (257, 200)]),
        Handmade.heif(brand: "heic", 300, 200), Handmade.bmp(4, 4, pixelByteCount: 48),
        Handmade.bigTIFF([(256, 300), (257, 200)]),
    ])
    func `every cut and every changed byte ends as a photo or an error`(_ file: [UInt8]) {
        var (cut, changed) = (Outcomes(), Outcomes())
        for count in 1..<file.count { cut.read(Array(file.prefix(count))) }
        for index in file.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                var other = file
                other[index] = value
                changed.read(other)
            }
        }
        // One byte is no photo. Some of the values are those that the file has, which is a photo.
        #expect(cut.errors > 0 && changed.photos > 0 && changed.errors > 0, "\(cut), \(changed)")
    }
}
