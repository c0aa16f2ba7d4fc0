/// The numbers in the directory of a TIFF's first image, by tag; EXIF data have the same shape.
///
/// Follows TIFF 6.0, section 2, and BigTIFF, in which offsets and counts have 64 bits.
struct TIFFDirectory {
    /// The values of the tags that are one number of 8, 16, 32 or, in a BigTIFF, 64 bits, or begin with one of 16
    /// bits, by tag.
    ///
    /// Tags of other types, such as texts and fractions, are passed over.
    private(set) var values: [Int: Int] = [:]
    /// Whether the directory names an offset where another image's directory lies.
    private(set) var hasSuccessor = false

    /// Reads the first directory; nil when the bytes do not begin like a TIFF or the directory does not lie inside
    /// them.
    ///
    /// A directory that is cut off has the tags up to there.
    init?(_ bytes: ByteReader) {
        let order: ByteReader.Order
        if bytes.has("II") {
            order = .littleEndian
        } else if bytes.has("MM") {
            order = .bigEndian
        } else {
            return nil
        }
        guard let reader = bytes.part(at: 0, count: bytes.count, order),
            let version = reader.uint16(at: 2)
        else { return nil }
        // 42 is a TIFF, 43 a BigTIFF; behind it stands the offset of the first directory.
        let isBig = version == 43
        let start = isBig ? reader.uint64(at: 8) : reader.uint32(at: 4)
        guard version == 42 || isBig, let start, start <= reader.count,
            let entryCount = isBig ? reader.uint64(at: start) : reader.uint16(at: start),
            entryCount <= 65_535
        else { return nil }
        // An entry is a tag and a type of two bytes each, a count, and a value; count and value have four bytes
        // each, in a BigTIFF eight. 65,535 entries are the most that a TIFF's count can say, and bound a BigTIFF's.
        let first = start + (isBig ? 8 : 2)
        let size = isBig ? 20 : 12
        for index in 0..<entryCount {
            guard read(reader, entryAt: first + index * size, isBig: isBig) else { return }
        }
        let next = first + entryCount * size
        hasSuccessor = (isBig ? reader.uint64(at: next) : reader.uint32(at: next)) ?? 0 != 0
    }

    /// Reads one entry of a TIFF or BigTIFF; false when the bytes end before it.
    private mutating func read(_ reader: ByteReader, entryAt offset: Int, isBig: Bool) -> Bool {
        let place = offset + (isBig ? 12 : 8)
        guard let tag = reader.uint16(at: offset), let type = reader.uint16(at: offset + 2)
        else { return false }
        // The types' numbers: 1 for 8 bits, 3 for 16, 4 for 32, 16 for BigTIFF's 64.
        let value: Int? =
            switch type {
            case 1: reader.byte(at: place).map(Int.init)
            case 3: reader.uint16(at: firstShort(reader, entryAt: offset, isBig: isBig))
            case 4: reader.uint32(at: place)
            case 16 where isBig: reader.uint64(at: place)
            default: nil
            }
        if let value { values[tag] = value }
        return true
    }

    /// The offset in bytes of an entry's first 16-bit number: in the entry itself, or, where so many do not fit
    /// into it, where it says.
    private func firstShort(_ reader: ByteReader, entryAt offset: Int, isBig: Bool) -> Int {
        let count = isBig ? reader.uint64(at: offset + 4) : reader.uint32(at: offset + 4)
        let place = offset + (isBig ? 12 : 8)
        guard let count, count > (isBig ? 4 : 2) else { return place }
        return (isBig ? reader.uint64(at: place) : reader.uint32(at: place)) ?? place
    }
}

extension Orientation {
    /// Finds the orientation among EXIF data, tag 0x0112; missing and impossible values mean upright.
    init(tiff: ByteReader) {
        self = TIFFDirectory(tiff)?.values[0x0112].flatMap(Orientation.init) ?? .upright
    }
}
