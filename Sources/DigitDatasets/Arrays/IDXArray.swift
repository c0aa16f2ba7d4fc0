/// Reads IDX files of every type of number, with one to four dimensions.
///
/// Source: the format's description on MNIST's page: two zeros, the type, the number of dimensions, then each
/// dimension as a 32-bit number, all big-endian; the numbers follow, the last dimension changing fastest.
enum IDXArray {
    /// Whether bytes begin like an IDX file: two zeros, a known type, one to four dimensions.
    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0 && element(bytes[2]) != nil
            && (1...UInt8(mostDimensions)).contains(bytes[3])
    }

    /// Whether bytes begin like an IDX file whose magic number was written in little-endian order.
    static func beginsLittleEndian(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0 && element(bytes[1]) != nil
            && (1...UInt8(mostDimensions)).contains(bytes[0])
    }

    /// Returns the numbers of a whole file; `name` is what errors call it.
    ///
    /// Throws `DatasetError.broken` where the header or the numbers are cut off, or something
    /// follows them, and `.foreign` where the header is little-endian.
    static func array(_ bytes: [UInt8], named name: String) throws(DatasetError) -> NumberArray {
        guard begins(bytes), let element = element(bytes[2]) else {
            throw .broken(name, reason: "it does not begin as an IDX file does")
        }
        guard let shape = shape(bytes) else {
            throw .broken(name, reason: "it is cut off: its header is not complete")
        }
        if hasLittleEndianSizes(shape) { throw .foreign(name, .littleEndianIDX) }
        return try NumberArray(
            name: name, shape: shape, element: element, isBigEndian: true, bytes: bytes,
            offset: headerSize(dimensions: shape.count))
    }

    /// The bytes of the longest header: 20.
    static let longestHeader = headerSize(dimensions: mostDimensions)

    /// Returns the bytes that the whole file has by its header, at most `Int.max`; nil where
    /// the header is that of another file, is cut off, or has its sizes in little-endian order.
    static func promisedSize(by header: [UInt8]) -> Int? {
        guard begins(header), let element = element(header[2]), let shape = shape(header),
            !hasLittleEndianSizes(shape)
        else { return nil }
        // The sizes are whatever the file says: a product beyond Int is the largest Int.
        var size = element.size
        for length in shape {
            let (product, isTooLarge) = size.multipliedReportingOverflow(by: length)
            if isTooLarge { return .max }
            size = product
        }
        let (whole, isTooLarge) = size.addingReportingOverflow(headerSize(dimensions: shape.count))
        return isTooLarge ? .max : whole
    }

    /// The most dimensions: pictures, rows, columns and channels are what a data set of pictures can have.
    private static let mostDimensions = 4

    /// The bytes of a header: the magic number, and four for each dimension.
    private static func headerSize(dimensions: Int) -> Int { 4 + 4 * dimensions }

    /// Returns the dimensions that a header names, the first one changing slowest; nil where it is cut off.
    private static func shape(_ bytes: [UInt8]) -> [Int]? {
        let dimensions = Int(bytes[3])
        guard bytes.count >= headerSize(dimensions: dimensions) else { return nil }
        return (0..<dimensions).map { number(bytes, at: headerSize(dimensions: $0)) }
    }

    /// Whether the sizes were written in little-endian order, though the magic number was not.
    ///
    /// Read the wrong way round, a count below 65,536 becomes a multiple of 2^16. Above 2^24 such a count of pictures
    /// is more plausible the other way round: no set of digits has 16,777,216 pictures.
    private static func hasLittleEndianSizes(_ shape: [Int]) -> Bool {
        shape.first.map { $0 > 1 << 24 && $0.isMultiple(of: 1 << 16) } ?? false
    }

    /// Returns how the numbers of a type of the format's description are stored; nil for an unknown type.
    private static func element(_ type: UInt8) -> NumberArray.Element? {
        switch type {
        case 0x08: .unsigned(1)
        case 0x09: .signed(1)
        case 0x0B: .signed(2)
        case 0x0C: .signed(4)
        case 0x0D: .float(4)
        case 0x0E: .float(8)
        default: nil
        }
    }

    /// Returns the 32-bit number, most significant byte first, that stands at an offset in bytes.
    private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
