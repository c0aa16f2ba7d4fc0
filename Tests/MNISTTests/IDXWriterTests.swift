import MNIST
import Testing

struct IDXWriterTests {
    /// The first bytes of MNIST's own files are those of the format's description.
    @Test func `headers are big-endian, with a count beyond 65,535 too`() {
        let labels = IDXWriter.encoded(.labels, [UInt8](repeating: 3, count: 70_000))
        #expect(labels.prefix(9) == [0, 0, 8, 1, 0, 1, 0x11, 0x70, 3])
        #expect(labels.count == 8 + 70_000)
        let images = IDXWriter.encoded(.images, [UInt8](repeating: 200, count: 300 * 784))
        #expect(images.prefix(17) == [0, 0, 8, 3, 0, 0, 1, 44, 0, 0, 0, 28, 0, 0, 0, 28, 200])
        #expect(images.count == 16 + 300 * 784)
    }

    @Test(arguments: [0, 1, 10, 70_000])
    func `labels are read back`(_ count: Int) throws {
        let labels = (0..<count).map { UInt8($0 % 10) }
        let read = try IDXReader.entries(.labels, in: IDXWriter.encoded(.labels, labels), name: "a")
        #expect(read == labels)
    }

    @Test func `pictures are read back`() throws {
        let pixels = (0..<3 * 784).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let read = try IDXReader.entries(.images, in: IDXWriter.encoded(.images, pixels), name: "a")
        #expect(read == pixels)
    }
}
