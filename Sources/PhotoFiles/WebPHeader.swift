/// What a walk along the chunks of a WebP finds (RFC 9649), without decoding a pixel.
///
/// Behind 12 bytes of a RIFF header each chunk is a type in four letters, a length in four bytes,
/// little-endian, and data, filled up to an even number of bytes.
enum WebPHeader {
    /// Checks a WebP and returns all of its bytes with its header.
    ///
    /// An animation gives the warning `firstFrameOnly`, a file shorter than its header says
    /// `damaged`.
    ///
    /// - Throws: `corrupt` where no chunk states a size, `tooLarge` over the limits
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        let reader = ByteReader(bytes, .littleEndian)
        var image = ImageHeader(format: .webp, width: 0, height: 0)
        var warnings: [Warning] = []
        var offset = 12
        while let length = reader.uint32(at: offset + 4) {
            let start = offset + 8
            let data = reader.part(at: start, count: min(length, reader.count - start))
            if image.width == 0, let size = size(reader, chunk: offset) {
                (image.width, image.height) = size
            }
            if reader.has("ANIM", at: offset) { warnings.append(.firstFrameOnly) }
            if reader.has("EXIF", at: offset), let data {
                // Some programs put the prefix that EXIF has in a JPEG before the data.
                let prefix = data.has("Exif\0\0") ? 6 : 0
                if let tiff = data.part(at: prefix, count: data.count - prefix) {
                    image.orientation = Orientation(tiff: tiff)
                }
            }
            offset = start + length + length % 2
        }
        try limits.check(image)
        if (reader.uint32(at: 4) ?? 0) + 8 > bytes.count { warnings.append(.damaged) }
        return Photo(bytes: bytes, header: image, warnings: warnings)
    }

    /// The width and height in pixels that a chunk states, or nil where it is of another type.
    ///
    /// The extended header (`VP8X`) comes before the others and wins. It has each side less one in
    /// 24 bits; the chunk of a lossy picture (`VP8 `) has each side in 14 bits, that of a lossless
    /// one (`VP8L`) each less one in 14 bits.
    private static func size(_ reader: ByteReader, chunk offset: Int) -> (Int, Int)? {
        let data = offset + 8
        if reader.has("VP8X", at: offset), let width = reader.uint24(at: data + 4),
            let height = reader.uint24(at: data + 7)
        {
            return (width + 1, height + 1)
        }
        if reader.has("VP8 ", at: offset), let width = reader.uint16(at: data + 6),
            let height = reader.uint16(at: data + 8)
        {
            return (width & 0x3FFF, height & 0x3FFF)
        }
        if reader.has("VP8L", at: offset), let packed = reader.uint32(at: data + 1) {
            return (packed & 0x3FFF + 1, packed >> 14 & 0x3FFF + 1)
        }
        return nil
    }
}
