/// What a walk along a JPEG's segments finds, without decoding a pixel.
///
/// Follows ITU-T T.81, annex B. Every step moves forward, so the time is linear in the file's size.
struct JPEGHeader {
    private(set) var width = 0
    private(set) var height = 0
    private(set) var orientation = Orientation.upright
    /// Whether anything was out of place or missing.
    private(set) var isDamaged = false
    private var hasFrame = false
    private var scans = 0
    private var scanByteCount = 0
    private var isHuffmanCoded = true
    private var isProgressive = false
    /// The parts of the file that a decoder needs, in order.
    private var needed = NeededParts()

    /// Checks a JPEG and keeps of it what a decoder needs.
    static func photo(
        from bytes: [UInt8], limits: PhotoLimits
    ) throws(PhotoFileError) -> Photo {
        var header = JPEGHeader()
        try header.walk(ByteReader(bytes), limits: limits)
        guard header.hasFrame else { throw .corrupt(reason: "it ends before its size is stated") }
        var image = ImageHeader(
            format: .jpeg, width: header.width, height: header.height,
            orientation: header.orientation)
        image.isProgressive = header.isProgressive
        try limits.check(image)
        try header.checkScans(limits)
        return Photo(
            bytes: header.needed.bytes(of: bytes), header: image,
            warnings: header.isDamaged ? [.damaged] : [])
    }

    private mutating func walk(
        _ reader: ByteReader, limits: PhotoLimits
    ) throws(PhotoFileError) {
        needed.add(0..<2)
        var offset = 2
        while let start = reader.firstIndex(of: 0xFF, from: offset) {
            if start != offset { isDamaged = true }
            var code = start + 1
            while reader.byte(at: code) == 0xFF { code += 1 }
            guard let marker = reader.byte(at: code) else { break }
            offset = code + 1
            switch marker {
            case 0x00, 0x01, 0xD0...0xD8: isDamaged = true
            case 0xD9:
                needed.add(start..<offset)
                return
            default:
                guard let length = reader.uint16(at: offset), length >= 2,
                    let segment = reader.part(at: offset + 2, count: length - 2)
                else {
                    isDamaged = true
                    return
                }
                offset += length
                try visit(segment, marker: marker)
                if isNeeded(marker, segment) { needed.add(start..<offset) }
                guard marker == 0xDA else { continue }
                let end = endOfScan(reader, from: offset)
                scans += 1
                guard scans <= limits.scans else {
                    throw .tooLarge(reason: "it is drawn in more than \(limits.scans) scans")
                }
                scanByteCount += end - offset
                needed.add(offset..<end)
                offset = end
            }
        }
        isDamaged = true  // no end marker
    }

    private mutating func visit(
        _ segment: ByteReader, marker: UInt8
    ) throws(PhotoFileError) {
        switch marker {
        case 0xC4, 0xC8, 0xCC: break  // tables, which share the frames' number range
        case 0xC0...0xCF:
            guard let precision = segment.byte(at: 0), let height = segment.uint16(at: 1),
                let width = segment.uint16(at: 3)
            else { throw .corrupt(reason: "its frame header is cut off") }
            switch marker {
            case 0xC3, 0xCB: throw .unsupportedFormat(.losslessJPEG)
            case 0xC5...0xC7, 0xCD...0xCF: throw .unsupportedFormat(.hierarchicalJPEG)
            default: break
            }
            guard precision == 8 else { throw .unsupportedFormat(.highPrecisionJPEG) }
            isProgressive = marker & 3 == 2
            hasFrame = true
            // A second frame makes the decoder fail; the larger one counts against the limits.
            self.width = max(self.width, width)
            self.height = max(self.height, height)
            isHuffmanCoded = marker < 0xC8
        case 0xE1:
            if segment.has("Exif\0\0"), orientation == .upright,
                let tiff = segment.part(at: 6, count: segment.count - 6)
            {
                orientation = Orientation(tiff: tiff)
            }
        default: break
        }
    }

    /// Whether a decoder needs a segment.
    ///
    /// Of the application segments it needs two small ones, JFIF's and Adobe's, which say how the
    /// colors are coded. Profiles, previews, gain maps and comments only cost and harm.
    private func isNeeded(_ marker: UInt8, _ segment: ByteReader) -> Bool {
        switch marker {
        case 0xE0, 0xEE: segment.count <= 1024
        case 0xE1...0xEF, 0xF0...0xFE: false
        default: true
        }
    }

    /// Where coded pixels end: at the first marker that is neither a restart nor a stuffed 0xFF.
    private func endOfScan(_ reader: ByteReader, from start: Int) -> Int {
        var offset = start
        while let hit = reader.firstIndex(of: 0xFF, from: offset) {
            guard let next = reader.byte(at: hit + 1) else { return reader.count }
            switch next {
            case 0x00, 0xD0...0xD7: offset = hit + 2
            case 0xFF: offset = hit + 1
            default: return hit
            }
        }
        return reader.count
    }

    private func checkScans(_ limits: PhotoLimits) throws(PhotoFileError) {
        guard scans * width * height <= limits.scannedPixels else {
            throw .tooLarge(
                reason: "it draws its \(width) × \(height) pixels \(scans) times over")
        }
        // A Huffman code has at least one bit, and each 8 × 8 block at least one code; half of
        // it allows for subsampling.
        let blocks = (width + 7) / 8 * ((height + 7) / 8)
        guard scanByteCount > 0, !isHuffmanCoded || scanByteCount * 16 >= blocks else {
            throw .corrupt(reason: "it ends before its pixels")
        }
    }
}
