/// A walk along the chunks of a PNG, which finds what a decoder needs without inflating a pixel.
///
/// Follows the PNG specification, third edition, section 5: after a signature of 8 bytes each chunk
/// is a length in four bytes, big-endian, a type in four letters, data, and a checksum in four
/// bytes. Checksums are left to the decoder.
struct PNGHeader {
    /// The header to be returned; its size is 0 until the first chunk was read.
    private var image = ImageHeader(format: .png, width: 0, height: 0)
    /// Bits a pixel before compression, 1 … 64: bits a sample times channels.
    private var bitsPerPixel = 1
    /// How many bytes of compressed pixels the chunks `IDAT` have together.
    private var pixelByteCount = 0
    /// What was noticed on the way; `firstFrameOnly` where the file is an animation.
    private var warnings: [Warning] = []
    /// The signature and the chunks that are handed to the decoder.
    private var needed = NeededParts()
    /// Whether the chunk `IEND` was seen, which ends a whole PNG.
    private var hasEnd = false

    /// Checks a PNG and keeps of it the chunks that make the picture.
    ///
    /// Text and profiles may unpack to gigabytes and are dropped unread. A file that ends behind
    /// its pixels gets the end it lacks and the warning `damaged`.
    ///
    /// - Throws: `corrupt` without enough pixels, `tooLarge` over the limits, `unsupportedFormat`
    ///   for Apple's variant
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        var header = PNGHeader()
        try header.walk(bytes, limits: limits)
        var kept = header.needed.bytes(of: bytes)
        if !header.hasEnd {
            // A whole chunk `IEND`: length 0, its type, and its checksum.
            kept += [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
        }
        return Photo(bytes: kept, header: header.image, warnings: header.warnings)
    }

    /// Visits all chunks up to `IEND`, and notes what they say and which are needed.
    private mutating func walk(
        _ bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) {
        let reader = ByteReader(bytes)
        needed.add(0..<min(8, bytes.count))
        try readImageHeader(reader, limits: limits)
        var offset = 8
        while !hasEnd, offset < reader.count {
            // A chunk that is cut off: without its pixels the picture is of no use, and without
            // others it is whole.
            guard let length = reader.uint32(at: offset),
                let data = reader.part(at: offset + 8, count: length),
                reader.slice(at: offset, count: length + 12) != nil
            else {
                if reader.has("IDAT", at: offset + 4) {
                    throw .corrupt(reason: "it ends in the middle of its pixels")
                }
                break
            }
            if reader.has("IDAT", at: offset + 4) { pixelByteCount += length }
            if reader.has("eXIf", at: offset + 4) { image.orientation = Orientation(tiff: data) }
            // Animated PNG: the number of frames comes first; those after the first have chunks
            // that are dropped.
            if reader.has("acTL", at: offset + 4), (data.uint32(at: 0) ?? 0) > 1 {
                warnings.append(.firstFrameOnly)
            }
            hasEnd = reader.has("IEND", at: offset + 4)
            if Self.neededChunks.contains(where: { reader.has($0, at: offset + 4) }) {
                needed.add(offset..<offset + length + 12)
            }
            offset += length + 12
        }
        try checkPixels()
        if !hasEnd { warnings.append(.damaged) }  // but the pixels are all there
    }

    /// The types of the chunks that are handed to the decoder: size, palette, transparency, pixels,
    /// end, and gamma, which the decoder asks for to leave unusual ones to ImageMagick.
    private static let neededChunks: [StaticString] = [
        "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA",
    ]

    /// Takes size and bits a pixel from the first chunk, `IHDR`, which lies at offset 8 and has 13
    /// bytes of data.
    private mutating func readImageHeader(
        _ reader: ByteReader, limits: PhotoLimits
    ) throws(PhotoFileError) {
        if reader.has("CgBI", at: 12) { throw .unsupportedFormat(.applePNG) }
        guard reader.uint32(at: 8) == 13, reader.has("IHDR", at: 12),
            let width = reader.uint32(at: 16), let height = reader.uint32(at: 20),
            let depth = reader.byte(at: 24), let colorType = reader.byte(at: 25)
        else { throw .corrupt(reason: "its header is cut off or damaged") }
        image.width = width
        image.height = height
        // By color type: gray, red-green-blue, palette, gray with alpha, red-green-blue with alpha.
        let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colorType] ?? 1
        bitsPerPixel = Int(depth) * channels
        try limits.check(image)
    }

    /// Refuses a PNG whose compressed bytes cannot hold all of its pixels.
    ///
    /// Deflate packs at most 1,032 bytes into one. 1,040 leaves a little room, and none of the
    /// bytes that begin each pixel row or fill up interlaced ones are counted, so that no whole
    /// file is refused.
    private func checkPixels() throws(PhotoFileError) {
        let rowByteCount = (image.width * bitsPerPixel + 7) / 8
        guard pixelByteCount > 0, pixelByteCount * 1040 >= rowByteCount * image.height else {
            throw .corrupt(reason: "it ends before its pixels")
        }
    }
}
