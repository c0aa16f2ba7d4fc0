import Files
import Testing

struct GzipTests {
    let message = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

    @Test func `what was packed unpacks to the same`() throws {
        let packed = try Gzip.pack(message)
        #expect(Gzip.isGzip(packed))
        #expect(packed.count < message.count / 4)
        #expect(try Gzip.unpack(packed, limit: message.count + 1) == message)
        #expect(try Gzip.pack([]) != [])
        #expect(try Gzip.unpack(Gzip.pack([]), limit: 1) == [])
    }

    @Test func `no more is unpacked than the limit`() throws {
        let packed = try Gzip.pack(message)
        #expect(try Gzip.unpack(packed, limit: 1_000) == Array(message[..<1_000]))
    }

    @Test func `two gzip files in a row are one`() throws {
        let packed = try Gzip.pack(message) + Gzip.pack([1, 2, 3])
        #expect(try Gzip.unpack(packed, limit: 200_000) == message + [1, 2, 3])
    }

    @Test func `a file cut off anywhere is called truncated`() throws {
        let packed = try Gzip.pack(message)
        for length in [2, 9, 10, packed.count / 2, packed.count - 1] {
            #expect(throws: GzipError.truncated) {
                try Gzip.unpack(Array(packed[..<length]), limit: 200_000)
            }
        }
    }

    @Test func `a changed byte is called damage`() throws {
        var packed = try Gzip.pack(message)
        packed[packed.count - 6] ^= 1
        #expect(throws: GzipError.damaged) { try Gzip.unpack(packed, limit: 200_000) }
    }

    @Test func `the checksum is the one zip archives use`() {
        #expect(Gzip.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    }
}
