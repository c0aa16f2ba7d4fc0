/// A walk along the segments of a JPEG, which finds its size and what a decoder needs without
/// decoding a pixel.
///
/// Follows ITU-T T.81, annex B: a segment is a marker (0xFF and a code), a length in two bytes that
/// counts itself, and data; behind a start of scan (0xDA) come coded pixels of no stated length.
/// Every step moves forward, so the time is linear in the file's size.
struct JPEGHeader {
    /// Pixels a pixel row as stored, before the picture is turned; 0 until a frame header states
    /// it.
    private(set) var width = 0
    /// Pixel rows as stored; 0 until a frame header states it.
    private(set) var height = 0
    /// How the stored picture is to be turned, by the first EXIF segment that says so.
    private(set) var orientation = Orientation.upright
    /// Whether bytes were out of place, the last segment is cut off, or the end marker is missing.
    private(set) var isDamaged = false
    /// Whether a frame header was seen, which every picture has.
    private var hasFrame = false
    /// How many scans were seen; one in most baseline files, several in progressive ones.
    private var scans = 0
    /// How many bytes of coded pixels all scans have together.
    private var scanByteCount = 0
    /// Whether the last frame's pixels are coded by Huffman's codes rather than by arithmetic
    /// coding.
    private var isHuffmanCoded = true
    /// Whether the last frame is progressive: each of its scans adds to the whole picture.
    private var isProgressive = false
    /// The parts of the file that are handed to the decoder, in order.
    private var needed = NeededParts()

    /// Checks a JPEG and keeps of it the segments that a decoder needs.
    ///
    /// What is out of place or missing gives the warning `damaged`, as long as there is a picture.
    ///
    /// - Throws: `corrupt` without a size or pixels, `tooLarge` over the limits,
    ///   `unsupportedFormat` for kinds of JPEG that no decoder here reads
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

    /// Visits all segments and scans up to the end marker, and notes what they say and which are
    /// needed.
    ///
    /// At a segment that is cut off the walk ends, and what came before it counts.
    private mutating func walk(
        _ reader: ByteReader, limits: PhotoLimits
    ) throws(PhotoFileError) {
        needed.add(0..<2)
        var offset = 2
        // Decoders pass over bytes that stand before a marker, and so does this walk.
        while let start = reader.firstIndex(of: 0xFF, from: offset) {
            if start != offset { isDamaged = true }
            var code = start + 1
            // Any number of bytes 0xFF may fill up before a marker's code.
            while reader.byte(at: code) == 0xFF { code += 1 }
            guard let marker = reader.byte(at: code) else { break }
            offset = code + 1
            switch marker {
            // These have no length, and belong inside a scan, or (0xD8) at the start alone.
            case 0x00, 0x01, 0xD0...0xD8: isDamaged = true
            // The end of the picture: whatever follows is none of it, such as a second picture or a
            // video.
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
                // A tiny file can ask for scan after scan over a large picture, and each takes the
                // decoder as long.
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

    /// Takes the size and the way of coding from a frame header, and the orientation from an EXIF
    /// segment.
    private mutating func visit(
        _ segment: ByteReader, marker: UInt8
    ) throws(PhotoFileError) {
        switch marker {
        case 0xC4, 0xC8, 0xCC: break  // tables, which share the frames' number range
        // Start of frame: bits a channel in one byte, height and width in two each. Those kinds are
        // kept that libjpeg decodes: baseline, extended and progressive, coded either way.
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
            // 0xC2 and 0xCA.
            isProgressive = marker & 3 == 2
            hasFrame = true
            // A second frame makes the decoder fail; the larger one counts against the limits.
            self.width = max(self.width, width)
            self.height = max(self.height, height)
            isHuffmanCoded = marker < 0xC8
        // Only the first that turns the picture counts; XMP data come in segments of this number,
        // too.
        case 0xE1:
            if segment.has("Exif\0\0"), orientation == .upright,
                let tiff = segment.part(at: 6, count: segment.count - 6)
            {
                orientation = Orientation(tiff: tiff)
            }
        default: break
        }
    }

    /// Whether a segment is handed to the decoder.
    ///
    /// Of the application segments it needs two small ones, JFIF's and Adobe's, which say how the
    /// colors are coded. Profiles, previews, gain maps and comments only cost and harm. A kilobyte
    /// is an order of magnitude, not tuned: without a preview those two have 14 and 12 bytes.
    private func isNeeded(_ marker: UInt8, _ segment: ByteReader) -> Bool {
        switch marker {
        case 0xE0, 0xEE: segment.count <= 1024
        case 0xE1...0xEF, 0xF0...0xFE: false
        default: true
        }
    }

    /// The offset in bytes where a scan's coded pixels end: at the first marker that is neither a
    /// restart nor a stuffed 0xFF, or at the file's end.
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

    /// Refuses pictures that cost too much to decode for their scans, and those without enough
    /// coded pixels.
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
