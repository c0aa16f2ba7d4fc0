/// What the header of a Windows or OS/2 bitmap says about its picture.
///
/// A file header of 14 bytes is followed by an information header, which begins with its own size
/// in bytes: 12 in OS/2's first version (BITMAPCOREHEADER), 40 … 124 in Windows' (BITMAPINFOHEADER
/// and its successors). All numbers are little-endian.
enum BMPHeader {
    /// Checks the size of a bitmap and whether its pixels are there, and returns all of its bytes
    /// with its header.
    ///
    /// A bitmap of which some pixels are missing, but not half, gets the warning `damaged`.
    ///
    /// - Throws: `corrupt` where the header is cut off or more than half of the pixels are missing,
    ///   `tooLarge` over the limits
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        // The short header of OS/2 has sides of 16 bits, and its other fields lie elsewhere.
        let reader = ByteReader(bytes, .littleEndian)
        let isShort = reader.uint32(at: 14) == 12
        let width = isShort ? reader.uint16(at: 18) : reader.int32(at: 18)
        let height = isShort ? reader.uint16(at: 20) : reader.int32(at: 22)
        guard let width, let height, let pixels = reader.uint32(at: 10),
            let depth = reader.uint16(at: isShort ? 24 : 28)
        else { throw .corrupt(reason: "its header is cut off") }
        // A negative height means that the top row comes first.
        let image = ImageHeader(format: .bmp, width: width, height: abs(height))
        try limits.check(image)
        // Run-length coded pixels (1 and 2) take as little room as they like.
        // The others are stored pixel row by pixel row, each filled up to a multiple of 32 bits.
        let compression = isShort ? 0 : reader.uint32(at: 30) ?? 0
        var warnings: [Warning] = []
        if compression != 1, compression != 2, depth > 0 {
            let byteCount = (width * depth + 31) / 32 * 4 * image.height
            let available = bytes.count - pixels
            // What shows half of the picture may show the digit; half is set by eye, not measured.
            guard available >= byteCount / 2 else {
                throw .corrupt(reason: "it ends before most of its pixels")
            }
            if available < byteCount { warnings.append(.damaged) }
        }
        return Photo(bytes: bytes, header: image, warnings: warnings)
    }
}
