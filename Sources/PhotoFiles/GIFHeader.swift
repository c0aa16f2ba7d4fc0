/// A walk along the blocks of a GIF, which finds its frames without decoding a pixel (GIF89a
/// specification).
///
/// Every step moves forward, so the time is linear in the file's size.
struct GIFHeader {
    /// The whole file, whose numbers are little-endian.
    private let reader: ByteReader
    /// Where the walk has come to, as an offset in bytes; the signature, `GIF87a` or `GIF89a`,
    /// takes the first six.
    private var offset = 6

    /// Checks a GIF and cuts it off behind its first frame, which is the one that is read.
    ///
    /// The frame's own size is what counts, not that of the screen it is drawn on. Further frames
    /// give the warning `firstFrameOnly`, a first frame that is cut off `damaged`.
    ///
    /// - Throws: `corrupt` where there is no frame or nothing of its pixels, `tooLarge` over the
    ///   limits
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        var header = GIFHeader(reader: ByteReader(bytes, .littleEndian))
        // The screen's descriptor ends at 13; its flags at 10 tell of a color table for all frames.
        header.skipColorTable(flagsAt: 10, tableAt: 13)
        guard let frame = header.findFrame(),
            let width = header.reader.uint16(at: frame + 5),
            let height = header.reader.uint16(at: frame + 7)
        else { throw .corrupt(reason: "it ends before its pixels") }
        let image = ImageHeader(format: .gif, width: width, height: height)
        try limits.check(image)
        // A frame's descriptor has ten bytes, its flags last.
        header.skipColorTable(flagsAt: frame + 9, tableAt: frame + 10)
        header.offset += 1  // the code size
        let pixels = header.offset
        let isWhole = header.skipBlocks()
        // One byte and no more: the block that ends the pixels, without any before it.
        guard header.offset > pixels + 1 else {
            throw .corrupt(reason: "it ends before its pixels")
        }
        let end = min(header.offset, bytes.count)
        var warnings: [Warning] = isWhole ? [] : [.damaged]
        if isWhole, header.findFrame() != nil { warnings.append(.firstFrameOnly) }
        // A semicolon ends a GIF.
        return Photo(
            bytes: bytes[..<end] + [UInt8(ascii: ";")], header: image, warnings: warnings)
    }

    /// Begins a walk behind the file's signature.
    private init(reader: ByteReader) { self.reader = reader }

    /// Goes behind the color table that the flags at an offset tell of; to its start where there is
    /// none.
    ///
    /// A table has 2 … 256 colors of three bytes: the flags' lowest three bits are the power of two
    /// less one.
    private mutating func skipColorTable(flagsAt flagsOffset: Int, tableAt start: Int) {
        offset = start
        guard let flags = reader.byte(at: flagsOffset), flags & 0x80 != 0 else { return }
        offset += 3 << (Int(flags & 7) + 1)
    }

    /// Goes to the next frame's descriptor and returns its offset in bytes, or nil where no frame
    /// follows.
    private mutating func findFrame() -> Int? {
        while let introducer = reader.byte(at: offset) {
            switch introducer {
            case UInt8(ascii: ","): return offset
            // An extension: its label takes one byte, and its blocks are passed over.
            case UInt8(ascii: "!"):
                offset += 2
                guard skipBlocks() else { return nil }
            default: return nil
            }
        }
        return nil
    }

    /// Skips data blocks and the empty one that ends them; false when the file ends first.
    ///
    /// Each block begins with its length in one byte.
    private mutating func skipBlocks() -> Bool {
        while let length = reader.byte(at: offset) {
            offset += 1 + Int(length)
            if length == 0 { return true }
        }
        return false
    }
}
