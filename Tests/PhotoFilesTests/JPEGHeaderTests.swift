import PhotoFiles
import Testing

struct JPEGHeaderTests {
    private let whole = Handmade.jpeg(Handmade.frame(640, 480), Handmade.scan(900))

    @Test func `size and format come from the frame header`() throws {
        let photo = try Photo(encoded: whole)
        #expect(photo.header == ImageHeader(format: .jpeg, width: 640, height: 480))
        #expect(photo.bytes == whole)
        #expect(photo.warnings.isEmpty)
    }

    @Test(arguments: Orientation.allCases, [false, true])
    func `orientation is read in either byte order`(
        _ orientation: Orientation, isBigEndian: Bool
    ) throws {
        let exif = Handmade.exif(orientation: orientation.rawValue, isBigEndian: isBigEndian)
        let file = Handmade.jpeg(
            Handmade.segment(0xE1, Array("Exif\0\0".utf8) + exif), Handmade.frame(640, 480),
            Handmade.scan(900))
        #expect(try Photo(encoded: file).header.orientation == orientation)
    }

    @Test(arguments: [0, 9, 65_535])
    func `an impossible orientation means upright`(_ value: Int) throws {
        let file = Handmade.jpeg(
            Handmade.segment(0xE1, Array("Exif\0\0".utf8) + Handmade.exif(orientation: value)),
            Handmade.frame(640, 480), Handmade.scan(900))
        #expect(try Photo(encoded: file).header.orientation == .upright)
    }

    @Test func `profiles, previews, comments and what follows the end are dropped`() throws {
        let jfif = Handmade.segment(0xE0, Array("JFIF\0".utf8))
        let adobe = Handmade.segment(0xEE, Array("Adobe".utf8))
        let large = [UInt8](repeating: 7, count: 60_000)
        let file =
            Handmade.jpeg(
                jfif, Handmade.segment(0xE2, large), Handmade.segment(0xFE, large), adobe,
                Handmade.segment(0xEE, large), Handmade.frame(640, 480), Handmade.scan(900))
            + large
        let photo = try Photo(encoded: file)
        #expect(
            photo.bytes
                == Handmade.jpeg(jfif, adobe, Handmade.frame(640, 480), Handmade.scan(900)))
        #expect(photo.warnings.isEmpty)
    }

    @Test func `a missing end and garbage between segments are damage`() throws {
        let cut = Handmade.jpeg(Handmade.frame(640, 480), Handmade.scan(900), end: [])
        #expect(try Photo(encoded: cut).warnings == [.damaged])
        let dirty = Handmade.jpeg(
            [1, 2, 3], Handmade.frame(640, 480), Handmade.scan(900))
        #expect(throws: PhotoFileError.self) { try Photo(encoded: dirty) }  // not even the magic
        let dirtyLater = Handmade.jpeg(
            Handmade.frame(640, 480), [1, 2, 3], Handmade.scan(900))
        #expect(try Photo(encoded: dirtyLater).warnings == [.damaged])
    }

    @Test func `restart markers and stuffed bytes belong to the scan`() throws {
        let pixels: [UInt8] = [0xFF, 0x00, 0x12, 0xFF, 0xD3, 0x34]
        let file = Handmade.jpeg(
            Handmade.frame(640, 480), Handmade.scan(900), pixels)
        #expect(try Photo(encoded: file).bytes == file)
    }

    @Test func `a picture without rows or without pixels is broken`() {
        let frames = [Handmade.frame(640, 0), Handmade.frame(0, 480), []]
        for frame in frames {
            #expect(throws: PhotoFileError.self) {
                try Photo(encoded: Handmade.jpeg(frame, Handmade.scan(900)))
            }
        }
        #expect(throws: PhotoFileError.corrupt(reason: "it ends before its pixels")) {
            try Photo(encoded: Handmade.jpeg(Handmade.frame(640, 480)))
        }
        // 480,000 blocks cannot be coded in 900 bytes.
        #expect(throws: PhotoFileError.corrupt(reason: "it ends before its pixels")) {
            try Photo(encoded: Handmade.jpeg(Handmade.frame(6400, 4800), Handmade.scan(900)))
        }
    }

    @Test func `twelve bits a channel are refused by name`() {
        #expect(throws: PhotoFileError.unsupportedFormat(.highPrecisionJPEG)) {
            try Photo(
                encoded: Handmade.jpeg(Handmade.frame(64, 64, precision: 12), Handmade.scan(9)))
        }
    }

    @Test func `too many scans are refused`() throws {
        func file(scans: Int, side: Int) -> [UInt8] {
            Handmade.jpeg(
                Handmade.frame(side, side, marker: 0xC2),
                [[UInt8]](repeating: Handmade.scan(600), count: scans).flatMap { $0 })
        }
        #expect(try Photo(encoded: file(scans: 100, side: 64)).warnings.isEmpty)
        #expect(throws: PhotoFileError.self) { try Photo(encoded: file(scans: 101, side: 64)) }
        #expect(throws: PhotoFileError.self) { try Photo(encoded: file(scans: 99, side: 4000)) }
    }

    @Test func `cut off anywhere it is refused or damaged, never fine`() {
        var (damaged, refused) = (0, 0)
        for count in 1..<whole.count {
            guard let photo = try? Photo(encoded: Array(whole.prefix(count))) else {
                refused += 1
                continue
            }
            damaged += 1
            #expect(photo.warnings == [.damaged], "after \(count) bytes")
        }
        #expect(damaged > 0 && refused > 0, "\(damaged) damaged, \(refused) refused")
    }
}
