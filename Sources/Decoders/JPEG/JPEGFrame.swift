import PhotoFiles

/// What a JPEG's frame header says (ITU-T T.81, B.2.2), of an 8-bit picture of one or three components.
struct JPEGFrame {
    /// Columns of the whole picture.
    let width: Int
    /// Rows of the whole picture.
    let height: Int
    /// Whether its coefficients come in several scans, each refining the picture.
    let isProgressive: Bool
    /// Brightness, then the two color differences, if there are any; or red, green and blue.
    private(set) var components: [Component] = []
    /// How many units (MCUs) there are in a row and in a column: what a scan of all components is made of.
    let (unitColumns, unitRows): (Int, Int)
    /// A unit's size in pixels.
    let (unitWidth, unitHeight): (Int, Int)
    /// How many blocks all components have together.
    private(set) var blockCount = 0

    /// One component: brightness, or one of two color differences.
    struct Component {
        /// The name by which scans refer to it.
        let identifier: UInt8
        /// Blocks in a unit, side by side and above each other.
        let (across, down): (Int, Int)
        /// The place, 0 … 3, of its quantization table.
        let table: Int
        /// Columns of blocks in all units.
        let columns: Int
        /// Columns and rows of blocks without those that only fill up units.
        let (neededColumns, neededRows): (Int, Int)
        /// Where its blocks begin among those of all components.
        let start: Int
    }

    /// Reads a frame header; nil for pictures of another kind (other depths, or two, four or more components).
    init?(_ segment: ByteReader, isProgressive: Bool) {
        // Eight bits a sample, a size that is known, and one or three components, each told of in three bytes.
        guard segment.byte(at: 0) == 8, let height = segment.uint16(at: 1), height > 0,
            let width = segment.uint16(at: 3), width > 0,
            let count = segment.byte(at: 5).map(Int.init), count == 1 || count == 3,
            let parts = segment.slice(at: 6, count: 3 * count).map(Array.init)
        else { return nil }
        (self.width, self.height, self.isProgressive) = (width, height, isProgressive)
        // A component alone has units of one block, whatever it says.
        let sampling = (0..<count).map { index -> (across: Int, down: Int) in
            let both = Int(parts[3 * index + 1])
            return count == 1 ? (1, 1) : (both >> 4, both & 15)
        }
        let most = sampling[0]
        // Each pixel has a brightness, and whole numbers of them share a difference.
        for (across, down) in sampling {
            guard across > 0, down > 0, most.across % across == 0, most.down % down == 0 else {
                return nil
            }
        }
        // A unit has at most ten blocks (ITU-T T.81, B.2.3).
        guard sampling.reduce(0, { $0 + $1.across * $1.down }) <= 10 else { return nil }
        (unitWidth, unitHeight) = (8 * most.across, 8 * most.down)
        // Units at the right and lower edges may reach beyond the picture.
        unitColumns = (width + unitWidth - 1) / unitWidth
        unitRows = (height + unitHeight - 1) / unitHeight
        for (index, (across, down)) in sampling.enumerated() {
            // Three bytes of each component: its name, its samples across and down, its quantization table.
            let (identifier, table) = (parts[3 * index], Int(parts[3 * index + 2]))
            guard table < 4, !components.contains(where: { $0.identifier == identifier }) else {
                return nil
            }
            components.append(
                Component(
                    identifier: identifier, across: across, down: down, table: table,
                    columns: unitColumns * across,
                    neededColumns: (width * across + unitWidth - 1) / unitWidth,
                    neededRows: (height * down + unitHeight - 1) / unitHeight, start: blockCount))
            blockCount += unitColumns * across * unitRows * down
        }
    }
}

/// What a scan's header says (ITU-T T.81, B.2.3), checked against the frame.
struct JPEGScan {
    /// The components in it, by their places in the frame, and the places of their Huffman codes.
    let members: [(component: Int, dcCode: Int, acCode: Int)]
    /// The coefficients in it, 0 … 63 in zigzag order; 0 is DC.
    let band: ClosedRange<Int>
    /// How many low bits their values lacked before the scan, and lack after it; 0 before where it is the first.
    let (before, after): (Int, Int)

    /// Reads a scan header; nil where it does not fit the frame.
    init?(_ segment: ByteReader, of frame: JPEGFrame) {
        guard let count = segment.byte(at: 0).map(Int.init), segment.count == 4 + 2 * count,
            let first = segment.byte(at: 1 + 2 * count), let last = segment.byte(at: 2 + 2 * count),
            let bits = segment.byte(at: 3 + 2 * count).map(Int.init)
        else { return nil }
        // Of each component its name, and four bits each for the places of its codes.
        members = (0..<count).compactMap { index in
            let identifier = segment.byte(at: 1 + 2 * index)
            guard let codes = segment.byte(at: 2 + 2 * index).map(Int.init),
                codes >> 4 < 4, codes & 15 < 4,
                let component = frame.components.firstIndex(where: { $0.identifier == identifier })
            else { return nil }
            return (component, codes >> 4, codes & 15)
        }
        guard count > 0, members.count == count, Set(members.map(\.component)).count == count else {
            return nil
        }
        guard frame.isProgressive else {
            // Some cameras do not say that a sequential scan has all coefficients; there is no other.
            (band, before, after) = (0...63, 0, 0)
            return
        }
        // DC comes in scans of its own, and AC one component at a time (G.1.1.1.1).
        guard first <= last, last < 64, first > 0 ? count == 1 : last == 0, bits & 15 <= 13 else {
            return nil
        }
        (band, before, after) = (Int(first)...Int(last), bits >> 4, bits & 15)
    }
}

/// The tables that scans refer to, four places each, as last stated.
struct JPEGTables {
    /// The Huffman codes of DC coefficients.
    private(set) var dcCodes = [HuffmanCode?](repeating: nil, count: 4)
    /// The Huffman codes of AC coefficients.
    private(set) var acCodes = [HuffmanCode?](repeating: nil, count: 4)
    /// Of each quantization table the step of DC coefficients.
    private(set) var steps = [Int?](repeating: nil, count: 4)
    /// How many units there are between two restart markers; 0 where there are no markers.
    var restartInterval = 0

    /// Reads a segment of Huffman codes (B.2.4.2); returns whether they are sound.
    mutating func readHuffmanCodes(_ segment: ByteReader) -> Bool {
        var offset = 0
        while offset < segment.count {
            // A byte tells the place and, in its upper half, whether the code is of DC (0) or of AC (1) coefficients.
            guard let place = segment.byte(at: offset), place & 15 < 4, place >> 4 < 2,
                let counts = segment.slice(at: offset + 1, count: 16),
                let symbols = segment.slice(
                    at: offset + 17, count: counts.reduce(0) { $0 + Int($1) }),
                let code = HuffmanCode(counts: Array(counts), symbols: Array(symbols))
            else { return false }
            if place >> 4 == 0 {
                dcCodes[Int(place)] = code
            } else {
                acCodes[Int(place & 15)] = code
            }
            offset += 17 + symbols.count
        }
        return true
    }

    /// Reads a segment of quantization tables (B.2.4.1); returns whether they are sound.
    mutating func readSteps(_ segment: ByteReader) -> Bool {
        var offset = 0
        while offset < segment.count {
            guard let place = segment.byte(at: offset), place & 15 < 4, place >> 4 < 2 else {
                return false
            }
            // Bytes of a number; the first of 64 is that of DC.
            let size = place >> 4 == 0 ? 1 : 2
            guard segment.slice(at: offset + 1, count: 64 * size) != nil else { return false }
            let step =
                size == 1
                ? segment.byte(at: offset + 1).map(Int.init) : segment.uint16(at: offset + 1)
            // libjpeg takes steps of 2^15 and more for negative ones.
            guard let step, step < 1 << 15 else { return false }
            steps[Int(place & 15)] = step
            offset += 1 + 64 * size
        }
        return true
    }
}
