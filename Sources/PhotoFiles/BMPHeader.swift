/// What a Windows or OS/2 bitmap's header says.
enum BMPHeader {
    /// Checks a bitmap.
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
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
        let compression = isShort ? 0 : reader.uint32(at: 30) ?? 0
        var warnings: [Warning] = []
        if compression != 1, compression != 2, depth > 0 {
            let byteCount = (width * depth + 31) / 32 * 4 * image.height
            let available = bytes.count - pixels
            guard available >= byteCount / 2 else {
                throw .corrupt(reason: "it ends before most of its pixels")
            }
            if available < byteCount { warnings.append(.damaged) }
        }
        return Photo(bytes: bytes, header: image, warnings: warnings)
    }
}
