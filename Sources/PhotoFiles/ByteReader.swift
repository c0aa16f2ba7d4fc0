import SystemLibraries

/// Reads numbers and ASCII texts out of bytes that may lie and may end anywhere.
///
/// Every access is checked: what does not lie wholly inside the bytes is nil, and no offset, not
/// even a negative one, is a fault. Offsets count bytes from the start of the slice, not of the
/// file it was taken from. Copying a reader or taking a part of it copies no bytes.
package struct ByteReader {
    /// Which byte of a number comes first.
    package enum Order {
        /// The most significant byte comes first.
        case bigEndian
        /// The least significant byte comes first.
        case littleEndian
    }

    /// What is read from; its indices are those of the whole file.
    private let bytes: ArraySlice<UInt8>
    /// The byte order that numbers are read in.
    package let order: Order

    /// Makes a reader of a part of a file.
    package init(_ bytes: ArraySlice<UInt8>, _ order: Order = .bigEndian) {
        self.bytes = bytes
        self.order = order
    }

    /// Makes a reader of a whole file.
    package init(_ bytes: [UInt8], _ order: Order = .bigEndian) { self.init(bytes[...], order) }

    /// How many bytes there are to read from.
    package var count: Int { bytes.count }
    /// Where the first of these bytes lies in the whole file, as an offset in bytes.
    package var start: Int { bytes.startIndex }

    /// The byte at an offset, or nil where it does not lie inside.
    package func byte(at offset: Int) -> UInt8? {
        guard offset >= 0, offset < count else { return nil }
        return bytes[bytes.startIndex + offset]
    }

    /// The unsigned number of 2 bytes at an offset, 0 … 65,535, or nil where it does not lie
    /// inside.
    package func uint16(at offset: Int) -> Int? { number(at: offset, byteCount: 2) }
    /// The unsigned number of 3 bytes at an offset, or nil where it does not lie inside.
    package func uint24(at offset: Int) -> Int? { number(at: offset, byteCount: 3) }
    /// The unsigned number of 4 bytes at an offset, or nil where it does not lie inside.
    package func uint32(at offset: Int) -> Int? { number(at: offset, byteCount: 4) }
    /// The unsigned number of 8 bytes at an offset, or nil where it does not lie inside or exceeds
    /// `Int.max`.
    package func uint64(at offset: Int) -> Int? { number(at: offset, byteCount: 8) }

    /// The signed number of 4 bytes in two's complement at an offset, or nil where it does not lie
    /// inside.
    package func int32(at offset: Int) -> Int? {
        uint32(at: offset).map { Int(Int32(truncatingIfNeeded: $0)) }
    }

    /// Whether the ASCII text stands at the offset, byte for byte; false where the bytes end
    /// before.
    package func has(_ text: StaticString, at offset: Int = 0) -> Bool {
        guard offset >= 0, text.utf8CodeUnitCount <= count - offset else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes.dropFirst(offset).prefix($0.count)) }
    }

    /// A reader of some bytes from an offset on, or nil where they do not all lie inside.
    ///
    /// The part has the same byte order unless another is given.
    package func part(at offset: Int, count: Int, _ order: Order? = nil) -> ByteReader? {
        guard let slice = slice(at: offset, count: count) else { return nil }
        return ByteReader(slice, order ?? self.order)
    }

    /// Some bytes from an offset on, uncopied and with the whole file's indices, or nil where they
    /// do not all lie inside.
    package func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
            return nil
        }
        let start = bytes.startIndex + offset
        return bytes[start..<start + count]
    }

    /// The offset of the first byte of this value at or after an offset, or nil where there is
    /// none.
    ///
    /// C's `memchr` searches, since this is where the time of walking a JPEG goes: its coded pixels
    /// are passed over by looking for 0xFF.
    package func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
        guard offset >= 0, offset < count else { return nil }
        return bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let hit = memchr(base + offset, Int32(byte), buffer.count - offset)
            else { return nil }
            return UnsafeRawPointer(hit) - base
        }
    }

    /// The unsigned number of up to 8 bytes at an offset in this reader's byte order, or nil where
    /// it does not lie inside or does not fit into an `Int`.
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
