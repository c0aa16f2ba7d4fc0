/// What the boxes of a HEIC or AVIF file say (ISO/IEC 23008-12).
enum HEIFHeader {
    /// Checks a picture of the format; its decoder turns it upright itself.
    ///
    /// The size stays 0 where no box states it simply.
    static func photo(
        from bytes: [UInt8], format: ImageFormat, limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        let reader = ByteReader(bytes)
        var image = ImageHeader(format: format, width: 0, height: 0)
        var isWhole = true
        var hasPixels = false
        forEachBox(in: reader) { type, content, isCutOff in
            if isCutOff { isWhole = false }
            if type.has("mdat") || type.has("idat") { hasPixels = true }
            // `meta` begins with its version and flags.
            if type.has("meta"), let boxes = content.part(at: 4, count: content.count - 4) {
                findSize(in: boxes, &image, depth: 0)
                if boxes.count > 0, !hasPixels { hasPixels = boxesContainPixels(boxes) }
            }
        }
        guard hasPixels else { throw .corrupt(reason: "it ends before its pixels") }
        if image.width != 0 || image.height != 0 { try limits.check(image) }
        return Photo(
            bytes: HEIFAuxiliaries(in: reader).hidden(in: bytes), header: image,
            warnings: isWhole ? [] : [.damaged])
    }

    /// A picture made of tiles states the tiles' size too: the largest is the picture's.
    private static func findSize(in boxes: ByteReader, _ image: inout ImageHeader, depth: Int) {
        forEachBox(in: boxes) { type, content, _ in
            if depth < 2, type.has("iprp") || type.has("ipco") {
                findSize(in: content, &image, depth: depth + 1)
            } else if type.has("ispe"), let width = content.uint32(at: 4),
                let height = content.uint32(at: 8)
            {
                image.width = max(image.width, width)
                image.height = max(image.height, height)
            }
        }
    }

    private static func boxesContainPixels(_ boxes: ByteReader) -> Bool {
        var found = false
        forEachBox(in: boxes) { type, _, _ in if type.has("idat") { found = true } }
        return found
    }

    /// Visits boxes with their type, their content and whether the file ends before they do.
    static func forEachBox(
        in reader: ByteReader, _ visit: (ByteReader, ByteReader, Bool) -> Void
    ) {
        var offset = 0
        while let size32 = reader.uint32(at: offset),
            let type = reader.part(at: offset + 4, count: 4)
        {
            let headerSize = size32 == 1 ? 16 : 8
            let rest = reader.count - offset
            let size =
                switch size32 {
                case 0: rest
                case 1: reader.uint64(at: offset + 8) ?? 0
                default: size32
                }
            guard size >= headerSize, headerSize <= rest else { return }
            let end = min(size, rest)
            guard let content = reader.part(at: offset + headerSize, count: end - headerSize)
            else { return }
            visit(type, content, size > rest)
            offset += end
        }
    }
}
