import MNIST

/// Reads IDX files of every type of number, with one to four dimensions.
enum IDXArray {
    /// Whether bytes begin like an IDX file whose magic number was written in little-endian order.
    static func beginsLittleEndian(_ bytes: [UInt8]) -> Bool {
        IDXHeader.begins(bytes.prefix(4).reversed())
    }

    /// Returns the numbers of a whole file; `name` is what errors call it.
    ///
    /// Throws `DatasetError.broken` where the header or the numbers are cut off, or something
    /// follows them, and `.foreign` where the header is little-endian.
    static func array(_ bytes: [UInt8], named name: String) throws(DatasetError) -> NumberArray {
        guard IDXHeader.begins(bytes) else {
            throw .broken(name, reason: "it does not begin as an IDX file does")
        }
        guard let header = IDXHeader(bytes) else {
            throw .broken(name, reason: "it is cut off: its header is not complete")
        }
        if hasLittleEndianLengths(header) { throw .foreign(name, .littleEndianIDX) }
        return try NumberArray(
            name: name, shape: header.lengths.map(Int.init), element: element(header.element),
            isBigEndian: true, bytes: bytes, offset: header.size)
    }

    /// Returns the bytes that the whole file has by its header, at most `Int.max`; nil where
    /// the header is that of another file, is cut off, or has its lengths in little-endian order.
    static func promisedSize(by start: [UInt8]) -> Int? {
        guard let header = IDXHeader(start), !hasLittleEndianLengths(header) else { return nil }
        return header.fileSize
    }

    /// Whether the lengths were written in little-endian order, though the magic number was not.
    ///
    /// Read the wrong way round, a count below 65,536 becomes a multiple of 2^16. Above 2^24 such a count of pictures
    /// is more plausible the other way round: no set of digits has 16,777,216 pictures.
    private static func hasLittleEndianLengths(_ header: IDXHeader) -> Bool {
        header.lengths.first.map { $0 > 1 << 24 && $0.isMultiple(of: 1 << 16) } ?? false
    }

    /// Returns how the numbers of a type are stored.
    private static func element(_ type: IDXHeader.Element) -> NumberArray.Element {
        switch type {
        case .unsignedByte: .unsigned(type.size)
        case .signedByte, .short, .int: .signed(type.size)
        case .float, .double: .float(type.size)
        }
    }
}
