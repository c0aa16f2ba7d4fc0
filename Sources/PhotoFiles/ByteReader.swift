import SystemLibraries

/// Numbers out of bytes that may lie and may end anywhere: every access is checked, offsets count
/// from the start of the slice.
package struct ByteReader {
    /// Which byte of a number comes first.
    package enum Order {
        case bigEndian, littleEndian
    }

    private let bytes: ArraySlice<UInt8>
    /// How bytes form numbers here.
    package let order: Order

    package init(_ bytes: ArraySlice<UInt8>, _ order: Order = .bigEndian) {
        self.bytes = bytes
        self.order = order
    }

    package init(_ bytes: [UInt8], _ order: Order = .bigEndian) { self.init(bytes[...], order) }

    package var count: Int { bytes.count }
    /// Where the bytes begin in the whole file.
    package var start: Int { bytes.startIndex }

    package func byte(at offset: Int) -> UInt8? {
        guard offset >= 0, offset < count else { return nil }
        return bytes[bytes.startIndex + offset]
    }

    package func uint16(at offset: Int) -> Int? { number(at: offset, byteCount: 2) }
    package func uint24(at offset: Int) -> Int? { number(at: offset, byteCount: 3) }
    package func uint32(at offset: Int) -> Int? { number(at: offset, byteCount: 4) }
    package func uint64(at offset: Int) -> Int? { number(at: offset, byteCount: 8) }

    package func int32(at offset: Int) -> Int? {
        uint32(at: offset).map { Int(Int32(truncatingIfNeeded: $0)) }
    }

    /// Whether the ASCII text stands at the offset.
    package func has(_ text: StaticString, at offset: Int = 0) -> Bool {
        guard offset >= 0, text.utf8CodeUnitCount <= count - offset else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes.dropFirst(offset).prefix($0.count)) }
    }

    /// The part of the bytes from an offset on, or nil where it does not lie inside.
    package func part(at offset: Int, count: Int, _ order: Order? = nil) -> ByteReader? {
        guard let slice = slice(at: offset, count: count) else { return nil }
        return ByteReader(slice, order ?? self.order)
    }

    /// The bytes of a part, or nil where it does not lie inside.
    package func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
            return nil
        }
        let start = bytes.startIndex + offset
        return bytes[start..<start + count]
    }

    /// Where the byte next appears at or after the offset.
    package func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
        guard offset >= 0, offset < count else { return nil }
        return bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let hit = memchr(base + offset, Int32(byte), buffer.count - offset)
            else { return nil }
            return UnsafeRawPointer(hit) - base
        }
    }

    private func number(at offset: Int, byteCount: Int) -> Int? {
        guard let slice = slice(at: offset, count: byteCount) else { return nil }
        var value: UInt64 = 0
        switch order {
        case .bigEndian: for byte in slice { value = value << 8 | UInt64(byte) }
        case .littleEndian: for byte in slice.reversed() { value = value << 8 | UInt64(byte) }
        }
        return Int(exactly: value)
    }
}
