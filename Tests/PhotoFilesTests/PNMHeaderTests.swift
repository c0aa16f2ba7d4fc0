import PhotoFiles
import Testing

struct PNMHeaderTests {
    private func photo(_ header: String, _ byteCount: Int) throws -> Photo {
        try Photo(encoded: Array(header.utf8) + [UInt8](repeating: 0x30, count: byteCount))
    }

    @Test(arguments: [
        ("P4\n9 5\n", 10), ("P5\n9 5\n255\n", 45), ("P5 9 5 65535 ", 90), ("P6\n9 5\n255\n", 135),
        ("P6\n# by a\n# scanner\n9\n5\n255\n", 135), ("P1\n9 5\n", 45), ("P2\n9 5 255\n", 89),
    ])
    func `sizes are found, and missing pixels are noticed`(header: String, count: Int) throws {
        let whole = try photo(header, count)
        #expect(whole.header == ImageHeader(format: .pnm, width: 9, height: 5))
        #expect(whole.warnings.isEmpty)
        #expect(try photo(header, count - 1).warnings == [.damaged])
        #expect(throws: PhotoFileError.corrupt(reason: "it ends before most of its pixels")) {
            try photo(header, count / 3)
        }
    }

    @Test func `of several pictures the first is taken`() throws {
        let one = Array("P5\n9 5\n255\n".utf8) + [UInt8](repeating: 7, count: 45)
        let photo = try Photo(encoded: one + one)
        #expect(photo.bytes == one && photo.warnings == [.firstFrameOnly])
    }

    @Test(arguments: [
        "P5\n0 5\n255\n", "P5\n9 5\n0\n", "P5\n9 5\n70000\n", "P5\n# no end", "P6\n# a\n9 x",
    ])
    func `headers that cannot be right are refused`(header: String) {
        #expect(throws: PhotoFileError.self) { try photo(header, 300) }
    }

    @Test func `a size that no file has is refused before anything is multiplied`() {
        for header in ["P6\n99999999 99999999\n65535\n", "P5\n17000 4\n255\n"] {
            #expect(throws: PhotoFileError.self) { try photo(header, 100) }
        }
    }
}
