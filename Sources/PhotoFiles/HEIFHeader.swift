/// What the boxes of a HEIC or AVIF file say about its picture (ISO/IEC 23008-12, boxes by ISO/IEC
/// 14496-12).
///
/// A box is its size in four bytes, its type in four letters, and its content, which may be boxes
/// again. Numbers are big-endian.
enum HEIFHeader {
    /// Checks a HEIC or AVIF file and returns it with the pictures hidden that older decoders
    /// stumble over.
    ///
    /// The size is 0 × 0 where no box states it simply; its decoder is asked for it then. The
    /// orientation is left upright, as the decoder turns such pictures itself. A file whose last
    /// box is cut off gets the warning `damaged`.
    ///
    /// - Throws: `corrupt` where no box holds pixels, `tooLarge` over the limits
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

    /// Puts the largest width and height that a property `ispe` states into the header.
    ///
    /// A picture made of tiles states the tiles' size, too: the largest is the picture's. The
    /// properties lie two boxes deep, so deeper ones are not searched, however deep a hostile file
    /// nests them.
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

    /// Whether one of the boxes, without those inside them, is an `idat`, which small pictures lie
    /// in.
    private static func boxesContainPixels(_ boxes: ByteReader) -> Bool {
        var found = false
        forEachBox(in: boxes) { type, _, _ in if type.has("idat") { found = true } }
        return found
    }

    /// Visits the boxes of a part of the file in order, each with its type, its content and whether
    /// it is cut off.
    ///
    /// The content of a box that is cut off is what the file has of it. A size that cannot be right
    /// ends the walk.
    static func forEachBox(
        in reader: ByteReader, _ visit: (ByteReader, ByteReader, Bool) -> Void
    ) {
        var offset = 0
        while let size32 = reader.uint32(at: offset),
            let type = reader.part(at: offset + 4, count: 4)
        {
            // A size of 1 says that the true one follows in eight bytes, and 0 that the box goes to
            // the end.
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
