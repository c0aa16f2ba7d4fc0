import PhotoFiles

/// Reads of a JPEG what a picture of 1/8 of its size is made of: the first coefficient, DC, of each block of
/// 8 × 8 pixels, which is the block's mean.
///
/// A decoder cannot jump to these coefficients, as codes have no lengths to go by. But it need not decode the 63
/// others between two of them either: a table says of several codes at once how many bits they and
/// their values take. Of a progressive JPEG, whose DC coefficients come in scans of their own, the other
/// scans are not looked at.
///
/// It reads 8-bit Huffman-coded JPEGs, sequential and progressive ones (ITU-T T.81); at anything unusual it
/// gives up, and a library takes over. Nothing is read or written unchecked.
package struct DCReader {
    /// The file.
    private let bytes: [UInt8]
    /// The file, read with bounds checked.
    private let reader: ByteReader
    /// The Huffman codes and quantization tables, as last stated.
    private var tables = JPEGTables()
    /// What the frame header says, once it was read.
    private(set) var frame: JPEGFrame?
    /// The DC coefficients of all components, each row of blocks after the other; 0 where none came.
    private(set) var coefficients: [Int16] = []
    /// The size of a step of each component's DC coefficients, once a scan began to bring them; nil before.
    private(set) var steps: [Int?] = []
    /// How many low bits of each component's 64 coefficients are missing, and nil where all are.
    private var missingBits: [[Int?]] = []
    /// Whether there is a JFIF segment, which says that three components are brightness and two differences.
    private var hasJFIF = false
    /// What an Adobe segment says of three components: 0 red, green, blue, 1 brightness and two differences.
    private var adobeTransform: UInt8?
    /// Whether the file goes on to its end marker.
    private(set) var hasEnd = false
    /// Where the scan that brings the brightness breaks off, if it does.
    private(set) var fault: Fault?
    /// Whether any scan that was read breaks off.
    private var isBroken = false

    /// Where a scan breaks off, counted in the units that it is made of.
    struct Fault: Equatable {
        /// How many units of the scan, row by row, are sound: all before the fault.
        var soundUnitCount: Int
        /// How many units stand in a row.
        var columns: Int
        /// The width of a unit in pixels of the whole picture.
        var unitWidth: Int
        /// The height of a unit in pixels of the whole picture.
        var unitHeight: Int
    }

    /// The error of a JPEG of a kind that is not read, whether it is sound or not.
    package struct Unusual: Error {}

    /// Reads a JPEG from its first byte on, as far as it is sound; throws where it is of another kind.
    package init(_ bytes: [UInt8]) throws(Unusual) {
        // An upload that broke off may end in the zeros that were reserved for the rest. A sound file can end in a few
        // zeros as well: sixteen and more count as reserved, an order of magnitude.
        let zeroCount = bytes.reversed().prefix { $0 == 0 }.count
        self.bytes = zeroCount < 16 ? bytes : Array(bytes.dropLast(zeroCount))
        reader = ByteReader(self.bytes)
        var offset = 2
        // Segment by segment: between two of them there may be fill bytes (0xFF), and some files have stray ones.
        while fault == nil, !hasEnd, let start = reader.firstIndex(of: 0xFF, from: offset) {
            offset = start + 1
            while reader.byte(at: offset) == 0xFF { offset += 1 }
            guard let marker = reader.byte(at: offset) else { return }
            offset += 1
            switch marker {
            // Stuffed zeros, and markers without a segment.
            case 0x00, 0x01, 0xD0...0xD8: break
            // End of image.
            case 0xD9: hasEnd = true
            default:
                // A segment's length counts its own two bytes. A segment that is cut off ends the file.
                guard let length = reader.uint16(at: offset), length >= 2,
                    let segment = reader.part(at: offset + 2, count: length - 2)
                else { return }
                offset += length
                try visit(segment, marker: marker, end: &offset)
            }
        }
    }

    /// Whether everything is known that the file could say of a picture of 1/8.
    package var isWhole: Bool {
        // Of a progressive JPEG that lacks bits of other coefficients, libraries guess them.
        !isBroken && hasEnd && !steps.isEmpty && !steps.contains(nil)
            && missingBits.joined().allSatisfy { $0 == 0 }
    }

    /// Whether the components are brightness alone or with two differences, and not red, green and blue.
    ///
    /// Where no segment says, the components' names do, as in libjpeg.
    var isYCbCr: Bool {
        guard let frame, frame.components.count == 3, !hasJFIF else { return true }
        return adobeTransform.map { $0 == 1 }
            ?? (frame.components.map(\.identifier) != Array("RGB".utf8))
    }

    /// Takes in a segment by its marker; `end` is where it ends, which moves on over a scan's data.
    private mutating func visit(
        _ segment: ByteReader, marker: UInt8, end: inout Int
    ) throws(Unusual) {
        switch marker {
        // Frame headers: baseline, extended sequential, progressive.
        case 0xC0, 0xC1, 0xC2:
            guard frame == nil, let frame = JPEGFrame(segment, isProgressive: marker == 0xC2) else {
                throw Unusual()
            }
            self.frame = frame
            coefficients = [Int16](repeating: 0, count: frame.blockCount)
            steps = frame.components.map { _ in nil }
            missingBits = frame.components.map { _ in [Int?](repeating: nil, count: 64) }
        // Huffman codes, quantization tables, the restart interval, and a scan.
        case 0xC4: guard tables.readHuffmanCodes(segment) else { throw Unusual() }
        case 0xDB: guard tables.readSteps(segment) else { throw Unusual() }
        case 0xDD:
            guard let count = segment.uint16(at: 0), segment.count == 2 else { throw Unusual() }
            tables.restartInterval = count
        case 0xDA:
            guard let frame, let scan = JPEGScan(segment, of: frame) else { throw Unusual() }
            try read(scan, of: frame, offset: &end)
        case 0xC3, 0xC5...0xCF, 0xDC: throw Unusual()  // other codings; a height that comes later
        // JFIF's segment and Adobe's; all other segments say nothing of the pixels.
        case 0xE0: hasJFIF = hasJFIF || segment.has("JFIF\0") && segment.count >= 14
        case 0xEE where segment.has("Adobe") && segment.count >= 12:
            adobeTransform = segment.byte(at: 11)
        default: break
        }
    }
}

extension DCReader {
    /// Reads or passes over a scan's data, from `offset` up to the next marker that is not its own.
    private mutating func read(
        _ scan: JPEGScan, of frame: JPEGFrame, offset: inout Int
    ) throws(Unusual) {
        // Which bits the scan brings must follow on those that came before (successive approximation, ITU-T T.81,
        // G.1.1.1.2).
        for (component, _, _) in scan.members {
            for place in scan.band {
                let missing = missingBits[component][place]
                guard scan.before == 0 ? missing == nil : missing == scan.before,
                    scan.before == 0 || scan.after == scan.before - 1
                else { throw Unusual() }
                missingBits[component][place] = scan.after
            }
        }
        // A scan without DC coefficients is not decoded, only passed over.
        guard scan.band.contains(0) else {
            offset = marker(from: offset, passingRestarts: true)
            return
        }
        guard let units = DCScan(scan, of: frame, tables: tables) else { throw Unusual() }
        for (component, _, _) in scan.members where steps[component] == nil {
            guard let step = tables.steps[frame.components[component].table] else {
                throw Unusual()
            }
            steps[component] = step
        }
        guard let fault = read(units, offset: &offset) else { return }
        isBroken = true
        // A fault in the first scan that brings brightness leaves parts of the picture unknown; in a later scan it
        // costs bits.
        if scan.before == 0, scan.members.contains(where: { $0.component == 0 }) {
            self.fault = fault
        }
    }

    /// Reads a scan's data interval by interval, and returns where it breaks off, if it does.
    private mutating func read(_ scan: DCScan, offset: inout Int) -> Fault? {
        // A copy of the reference: else all of `self` would be read as long as the coefficients are written.
        let bytes = bytes
        let data = unsafe bytes.span.bytes
        let interval = tables.restartInterval > 0 ? tables.restartInterval : scan.unitCount
        var start = 0
        // What is sound is said in units of this scan.
        func fault(after count: Int) -> Fault {
            Fault(
                soundUnitCount: count, columns: scan.columns, unitWidth: scan.unitWidth,
                unitHeight: scan.unitHeight)
        }
        while true {
            let end = min(start + interval, scan.unitCount)
            var bits = EntropyBits(at: offset)
            let (read, isPossible) = scan.read(
                start..<end, from: &bits, of: data, into: &coefficients)
            // How far the data were used: a sound interval goes on to the next marker.
            let loaded = bits.offset - bits.leftByteCount
            offset = marker(from: bits.offset, passingRestarts: false)
            guard read == end, isPossible else {
                // Where the file ends, all before is sound; where it goes on, something is wrong, and it may
                // be wrong since the interval began.
                return fault(after: isPossible && offset >= bytes.count ? read : start)
            }
            // Some encoders fill up with zeros or ones.
            guard bytes[loaded..<offset].allSatisfy({ $0 == 0 || $0 == 0xFF }) else {
                return fault(after: start)
            }
            if end == scan.unitCount { return nil }
            // Restart markers count from 0 to 7 and again; another number means that some units were lost.
            guard reader.byte(at: offset + 1) == UInt8(0xD0 + start / interval % 8) else {
                return fault(after: end)
            }
            offset += 2
            start = end
        }
    }

    /// Where the next marker begins, or the end of the file; restart markers are passed over where that is wanted.
    private func marker(from start: Int, passingRestarts: Bool) -> Int {
        var offset = start
        while let hit = reader.firstIndex(of: 0xFF, from: offset) {
            guard let next = reader.byte(at: hit + 1) else { return reader.count }
            switch next {
            case 0x00: offset = hit + 2
            case 0xD0...0xD7 where passingRestarts: offset = hit + 2
            case 0xFF: offset = hit + 1
            default: return hit
            }
        }
        return reader.count
    }
}
