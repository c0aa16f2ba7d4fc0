/// What a walk along a GIF's blocks finds (GIF89a specification).
struct GIFHeader {
    private let reader: ByteReader
    private var offset = 6

    /// Checks a GIF and cuts it off behind its first frame.
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        var header = GIFHeader(reader: ByteReader(bytes, .littleEndian))
        header.skipColorTable(flagsAt: 10, tableAt: 13)
        guard let frame = header.findFrame(),
            let width = header.reader.uint16(at: frame + 5),
            let height = header.reader.uint16(at: frame + 7)
        else { throw .corrupt(reason: "it ends before its pixels") }
        let image = ImageHeader(format: .gif, width: width, height: height)
        try limits.check(image)
        header.skipColorTable(flagsAt: frame + 9, tableAt: frame + 10)
        header.offset += 1  // the code size
        let pixels = header.offset
        let isWhole = header.skipBlocks()
        guard header.offset > pixels + 1 else {
            throw .corrupt(reason: "it ends before its pixels")
        }
        let end = min(header.offset, bytes.count)
        var warnings: [Warning] = isWhole ? [] : [.damaged]
        if isWhole, header.findFrame() != nil { warnings.append(.firstFrameOnly) }
        return Photo(
            bytes: bytes[..<end] + [UInt8(ascii: ";")], header: image, warnings: warnings)
    }

    private init(reader: ByteReader) { self.reader = reader }

    private mutating func skipColorTable(flagsAt flagsOffset: Int, tableAt start: Int) {
        offset = start
        guard let flags = reader.byte(at: flagsOffset), flags & 0x80 != 0 else { return }
        offset += 3 << (Int(flags & 7) + 1)
    }

    /// Goes to the next frame and returns where it begins.
    private mutating func findFrame() -> Int? {
        while let introducer = reader.byte(at: offset) {
            switch introducer {
            case UInt8(ascii: ","): return offset
            case UInt8(ascii: "!"):
                offset += 2
                guard skipBlocks() else { return nil }
            default: return nil
            }
        }
        return nil
    }

    /// Skips blocks up to the empty one that ends them; false when the file ends first.
    private mutating func skipBlocks() -> Bool {
        while let length = reader.byte(at: offset) {
            offset += 1 + Int(length)
            if length == 0 { return true }
        }
        return false
    }
}
