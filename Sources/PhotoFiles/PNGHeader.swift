/// What a walk along a PNG's chunks finds, without inflating a pixel.
///
/// Follows the PNG specification, third edition, section 5.
struct PNGHeader {
    private var image = ImageHeader(format: .png, width: 0, height: 0)
    private var bitsPerPixel = 1
    private var pixelByteCount = 0
    private var warnings: [Warning] = []
    private var needed = NeededParts()
    private var hasEnd = false

    /// Checks a PNG and keeps of it the chunks that make the picture.
    ///
    /// Text and profiles may unpack to gigabytes and are dropped unread.
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        var header = PNGHeader()
        try header.walk(bytes, limits: limits)
        var kept = header.needed.bytes(of: bytes)
        if !header.hasEnd {
            kept += [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
        }
        return Photo(bytes: kept, header: header.image, warnings: header.warnings)
    }

    private mutating func walk(
        _ bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) {
        let reader = ByteReader(bytes)
        needed.add(0..<min(8, bytes.count))
        try readImageHeader(reader, limits: limits)
        var offset = 8
        while !hasEnd, offset < reader.count {
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

    private static let neededChunks: [StaticString] = [
        "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA",
    ]

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
        let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colorType] ?? 1
        bitsPerPixel = Int(depth) * channels
        try limits.check(image)
    }

    /// Deflate packs at most 1,032 bytes into one: fewer bytes cannot hold the picture.
    private func checkPixels() throws(PhotoFileError) {
        let rowByteCount = (image.width * bitsPerPixel + 7) / 8
        guard pixelByteCount > 0, pixelByteCount * 1040 >= rowByteCount * image.height else {
            throw .corrupt(reason: "it ends before its pixels")
        }
    }
}
