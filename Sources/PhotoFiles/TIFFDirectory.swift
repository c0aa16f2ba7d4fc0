/// The tags of a TIFF's first image; EXIF data has the same shape.
///
/// Follows TIFF 6.0, section 2, and BigTIFF's wider variant.
struct TIFFDirectory {
    /// The numbers of the tags whose value is an 8-, 16- or 32-bit number, or the first of several 16-bit ones, by
    /// tag.
    private(set) var values: [Int: Int] = [:]
    /// Whether another image follows.
    private(set) var hasSuccessor = false

    /// Reads the first directory; nil when it does not lie inside the bytes.
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
        let isBig = version == 43
        let start = isBig ? reader.uint64(at: 8) : reader.uint32(at: 4)
        guard version == 42 || isBig, let start, start <= reader.count,
            let entryCount = isBig ? reader.uint64(at: start) : reader.uint16(at: start),
            entryCount <= 65_535
        else { return nil }
        let first = start + (isBig ? 8 : 2)
        let size = isBig ? 20 : 12
        for index in 0..<entryCount {
            guard read(reader, entryAt: first + index * size, valueOffset: isBig ? 12 : 8) else {
                return
            }
        }
        let next = first + entryCount * size
        hasSuccessor = (isBig ? reader.uint64(at: next) : reader.uint32(at: next)) ?? 0 != 0
    }

    private mutating func read(
        _ reader: ByteReader, entryAt offset: Int, valueOffset: Int
    ) -> Bool {
        guard let tag = reader.uint16(at: offset), let type = reader.uint16(at: offset + 2)
        else { return false }
        let value: Int? =
            switch type {
            case 1: reader.byte(at: offset + valueOffset).map(Int.init)
            case 3: reader.uint16(at: firstShort(reader, entryAt: offset, valueOffset: valueOffset))
            case 4: reader.uint32(at: offset + valueOffset)
            default: nil
            }
        if let value { values[tag] = value }
        return true
    }

    /// Where an entry's first 16-bit number lies: in the entry, or where that says when several do not fit.
    private func firstShort(_ reader: ByteReader, entryAt offset: Int, valueOffset: Int) -> Int {
        let isBig = valueOffset == 12
        let count = isBig ? reader.uint64(at: offset + 4) : reader.uint32(at: offset + 4)
        let place = offset + valueOffset
        guard let count, count > (isBig ? 4 : 2) else { return place }
        return (isBig ? reader.uint64(at: place) : reader.uint32(at: place)) ?? place
    }
}

extension Orientation {
    /// Finds the orientation among EXIF tags; missing and impossible values mean upright.
    init(tiff: ByteReader) {
        self = TIFFDirectory(tiff)?.values[0x0112].flatMap(Orientation.init) ?? .upright
    }
}
