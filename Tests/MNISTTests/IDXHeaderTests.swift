import MNIST
import Testing

/// The first bytes of IDX files, of all types of numbers.
struct IDXHeaderTests {
    @Test(
        arguments: [
            (IDXHeader.Element.unsignedByte, 0x08, 1), (.signedByte, 0x09, 1), (.short, 0x0B, 2),
            (.int, 0x0C, 4), (.float, 0x0D, 4), (.double, 0x0E, 8),
        ] as [(IDXHeader.Element, UInt8, Int)])
    func `a header is read as it was written`(
        element: IDXHeader.Element, byte: UInt8, size: Int
    ) {
        let header = IDXHeader(element, lengths: [258, 3])
        #expect(header.bytes == [0, 0, byte, 2, 0, 0, 1, 2, 0, 0, 0, 3])
        #expect(IDXHeader(header.bytes + [9, 9]) == header)
        #expect(header.size == 12 && header.fileSize == 12 + 258 * 3 * size)
    }

    @Test(
        arguments: [
            [], [0, 0, 8], [1, 0, 8, 1], [0, 1, 8, 1], [0, 0, 7, 1], [0, 0, 0x0A, 1], [0, 0, 8, 0],
            [0, 0, 8, 5],
        ] as [[UInt8]])
    func `what does not begin as one is none`(bytes: [UInt8]) {
        let file = bytes + [UInt8](repeating: 0, count: bytes.count < 4 ? 0 : 40)
        #expect(!IDXHeader.begins(file) && IDXHeader(file) == nil)
    }

    @Test func `one that is cut off begins, and is none`() {
        let bytes = IDXHeader(.unsignedByte, lengths: [1, 28, 28, 1]).bytes
        #expect(bytes.count == IDXHeader.longest)
        for count in 4..<bytes.count {
            #expect(IDXHeader.begins(Array(bytes[..<count])))
            #expect(IDXHeader(Array(bytes[..<count])) == nil)
        }
        #expect(IDXHeader.magic(of: bytes) == 0x0804 && IDXHeader.magic(of: [0, 0, 8]) == nil)
    }

    @Test func `lengths beyond all memory promise the most there can be`() {
        let header = IDXHeader(.double, lengths: [.max, .max, .max])
        #expect(header.fileSize == .max)
        #expect(IDXHeader(.double, lengths: [0]).fileSize == 8)
    }
}
