import PhotoFiles
import Testing

struct PNGHeaderTests {
    private let header = Handmade.pngHeader(20, 10)
    private let pixels = Handmade.chunk("IDAT", [1, 2, 3, 4])
    private let end = Handmade.chunk("IEND")

    @Test func `size and format come from the header chunk`() throws {
        let file = Handmade.png(header, pixels, end)
        let photo = try Photo(encoded: file)
        #expect(photo.header == ImageHeader(format: .png, width: 20, height: 10))
        #expect(photo.bytes == file)
        #expect(photo.warnings.isEmpty)
    }

    @Test func `text, profiles and unknown chunks are dropped`() throws {
        let file = Handmade.png(
            header, Handmade.chunk("zTXt", [9]), Handmade.chunk("iCCP", [9]),
            Handmade.chunk("PLTE", [1, 2, 3]), Handmade.chunk("tRNS", [0]), pixels,
            Handmade.chunk("tEXt", [9]), end, [1, 2, 3])
        #expect(
            try Photo(encoded: file).bytes
                == Handmade.png(
                    header, Handmade.chunk("PLTE", [1, 2, 3]), Handmade.chunk("tRNS", [0]),
                    pixels, end))
    }

    @Test(arguments: Orientation.allCases)
    func `orientation is read from the EXIF chunk`(_ orientation: Orientation) throws {
        let file = Handmade.png(
            header, Handmade.chunk("eXIf", Handmade.exif(orientation: orientation.rawValue)),
            pixels, end)
        #expect(try Photo(encoded: file).header.orientation == orientation)
    }

    @Test func `an animation gives its first frame`() throws {
        let control = Handmade.big32(3) + Handmade.big32(0)
        let file = Handmade.png(header, Handmade.chunk("acTL", control), pixels, end)
        #expect(try Photo(encoded: file).warnings == [.firstFrameOnly])
    }

    @Test func `a warning is given once, whatever is in the file a thousand times`() throws {
        let control = Handmade.chunk("acTL", Handmade.big32(3) + Handmade.big32(0))
        let many = Array(repeatElement(control, count: 1000).joined())
        #expect(
            try Photo(encoded: Handmade.png(header, many, pixels, end)).warnings
                == [.firstFrameOnly])
    }

    @Test func `a missing end is damage and is put back`() throws {
        let photo = try Photo(encoded: Handmade.png(header, pixels))
        #expect(photo.warnings == [.damaged])
        #expect(photo.bytes.dropLast(4).suffix(4) == Array("IEND".utf8)[...])
    }

    @Test func `impossible sizes and missing pixels are refused`() {
        let files = [
            Handmade.png(Handmade.pngHeader(0, 10), pixels, end),
            Handmade.png(Handmade.pngHeader(20_000, 10), pixels, end),
            Handmade.png(Handmade.pngHeader(0x7FFF_FFFF, 0x7FFF_FFFF), pixels, end),
            Handmade.png(Handmade.pngHeader(9000, 9000), pixels, end),
            Handmade.png(Handmade.pngHeader(1000, 1000), pixels, end),
            Handmade.png(header, end),
            Handmade.png(pixels, end),
            Handmade.pngSignature,
        ]
        for file in files {
            #expect(throws: PhotoFileError.self) { try Photo(encoded: file) }
        }
    }

    @Test func `cut off anywhere it is refused or damaged, never fine`() {
        let file = Handmade.png(header, pixels, pixels, end)
        var (damaged, refused) = (0, 0)
        for count in 1..<file.count {
            guard let photo = try? Photo(encoded: Array(file.prefix(count))) else {
                refused += 1
                continue
            }
            damaged += 1
            #expect(photo.warnings == [.damaged], "after \(count) bytes")
        }
        #expect(damaged > 0 && refused > 0, "\(damaged) damaged, \(refused) refused")
    }
}
