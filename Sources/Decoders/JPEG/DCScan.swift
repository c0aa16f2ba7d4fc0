/// A scan that brings DC coefficients: its blocks in their order, and the tables to read them by.
struct DCScan {
    /// Units in a row, and how many there are in all; the blocks of a unit stand together in the data.
    let columns: Int
    let unitCount: Int
    /// The size of a unit in pixels of the whole picture.
    let (unitWidth, unitHeight): (Int, Int)
    /// What the scan brings of each block.
    private let kind: Kind
    /// The blocks of each unit, in the order of the data.
    private var blocks: [Block] = []
    /// The Huffman codes of each component in the scan, for what the tables cannot tell.
    private var codes: [(dc: HuffmanCode, ac: HuffmanCode?)] = []
    /// What the next bits say of a DC coefficient: a table for each code, of 2 to the power of `dcWidth` numbers.
    private var differences: [Int32] = []
    /// What the next bits say of AC coefficients: a table for each code, of 2 to the power of `acWidth` numbers.
    private var skips: [ACSkip] = []

    /// What the scan brings of each block.
    private enum Kind {
        /// All its coefficients.
        case sequential
        /// DC alone, but for some low bits.
        case first(missingBits: Int)
        /// One more bit of DC.
        case refinement(missingBits: Int)

        /// Whether it is one more bit.
        var isRefinement: Bool { if case .refinement = self { true } else { false } }
    }

    /// One of the blocks that each unit has.
    private struct Block {
        /// Its component's place in the scan.
        var member: Int
        /// Where its component's tables begin in `differences` and in `skips`.
        var (differences, skips): (Int, Int)
        /// Where its coefficient lies in the first unit, and how far on from there it lies in the unit to the
        /// right and in the one below.
        var (place, right, below): (Int, Int, Int)
    }

    /// How many bits of a DC coefficient are looked at at once; its table has 8 KB.
    ///
    /// With 13 bits for AC coefficients, whose table has 16 KB: more would not fit into the processor's nearest cache.
    /// Chosen by that, not tuned further.
    private static let dcWidth = 11
    /// How many bits of AC coefficients are looked at at once; its table has 16 KB.
    private static let acWidth = 13

    /// Makes the tables of a scan of a frame; nil where codes are missing or are none of these coefficients.
    init?(_ scan: JPEGScan, of frame: JPEGFrame, tables: JPEGTables) {
        kind =
            !frame.isProgressive
            ? .sequential
            : scan.before == 0
                ? .first(missingBits: scan.after) : .refinement(missingBits: scan.after)
        if scan.members.count == 1 {
            // A component alone comes block by block, without those that only fill up units.
            let component = frame.components[scan.members[0].component]
            columns = component.neededColumns
            unitCount = component.neededColumns * component.neededRows
            unitWidth = frame.unitWidth / component.across
            unitHeight = frame.unitHeight / component.down
        } else {
            columns = frame.unitColumns
            unitCount = frame.unitColumns * frame.unitRows
            (unitWidth, unitHeight) = (frame.unitWidth, frame.unitHeight)
        }
        // Both color differences mostly have the same codes.
        var (dcStarts, acStarts): ([Int: Int], [Int: Int]) = ([:], [:])
        for (index, member) in scan.members.enumerated() {
            var (dcStart, acStart) = (0, 0)
            if !kind.isRefinement {
                // A difference has at most 15 bits here, which keeps all numbers within 32.
                guard let dc = tables.dcCodes[member.dcCode], dc.isWithin(15) else { return nil }
                dcStart = dcStarts[member.dcCode] ?? differences.count
                if dcStarts.updateValue(dcStart, forKey: member.dcCode) == nil {
                    differences += dc.differences(width: Self.dcWidth)
                }
                let ac = tables.acCodes[member.acCode]
                codes.append((dc, ac))
                if !frame.isProgressive {
                    // Coefficients of a picture of 8 bits have at most 10 bits (ITU-T T.81, table F.2): then two
                    // codes with their values take no more than the 56 bits that a refill brings.
                    guard let ac, ac.hasValues(ofAtMost: 10) else { return nil }
                    acStart = acStarts[member.acCode] ?? skips.count
                    if acStarts.updateValue(acStart, forKey: member.acCode) == nil {
                        skips += ac.skips(width: Self.acWidth)
                    }
                }
            }
            // The blocks of one unit: as many of each component as it has samples there, row by row.
            let component = frame.components[member.component]
            let isAlone = scan.members.count == 1
            let (across, down) = isAlone ? (1, 1) : (component.across, component.down)
            for y in 0..<down {
                for x in 0..<across {
                    blocks.append(
                        Block(
                            member: index, differences: dcStart, skips: acStart,
                            place: component.start + y * component.columns + x, right: across,
                            below: down * component.columns))
                }
            }
        }
    }

    /// Reads some units; returns up to which of them all is sound, and whether the data ended there rather than being
    /// impossible.
    ///
    /// Differences begin at 0, as they do at the first unit of an interval. A unit that breaks off may be in
    /// `coefficients` in part.
    func read(
        _ units: Range<Int>, from start: inout EntropyBits, of data: RawSpan,
        into coefficients: inout [Int16]
    ) -> (end: Int, isPossible: Bool) {
        // Views and copies: so the loop holds all it needs in registers, and each access is checked once.
        var values = coefficients.mutableSpan
        let (blocks, differences, skips) = (blocks.span, differences.span, skips.span)
        var lastOfMembers: [Int32] = [0, 0, 0]
        var lasts = lastOfMembers.mutableSpan
        var bits = start
        defer { start = bits }
        var (row, column) = units.lowerBound.quotientAndRemainder(dividingBy: columns)
        for unit in units {
            for index in blocks.indices {
                let block = blocks[index]
                let place = block.place &+ column &* block.right &+ row &* block.below
                // At least 56 bits: enough for the longest difference, or for a short one and a look at AC
                // coefficients.
                bits.refill(from: data)
                if case .refinement(let missing) = kind {
                    values[place] |= Int16(bits.peek(1) << missing)
                    bits.skip(1)
                    continue
                }
                // One look at the bits gives the difference and its length, unless they are too long for the table.
                var difference = differences[block.differences &+ bits.peek(Self.dcWidth)]
                let isLong = difference == 0
                if isLong {
                    guard let read = longDifference(block.member, bits.window) else {
                        return (unit, false)
                    }
                    difference = read
                }
                bits.skip(Int(difference & 255))
                if isLong { bits.refill(from: data) }
                let last = lasts[block.member] &+ difference &>> 8
                lasts[block.member] = last
                // A sound coefficient has 12 bits; one that has more than 16 shows that the data are not what they
                // should be.
                guard let value = Int16(exactly: last) else { return (unit, false) }
                if case .first(let missing) = kind {
                    values[place] = value &<< Int16(missing)
                    continue
                }
                values[place] = value
                // After a difference the bits at hand suffice for one look, and when refilled for two.
                var left = 63
                guard pass(over: &left, of: block, skips, &bits) else { return (unit, false) }
                while left > 0 {
                    bits.refill(from: data)
                    guard pass(over: &left, of: block, skips, &bits),
                        left <= 0 || pass(over: &left, of: block, skips, &bits)
                    else { return (unit, false) }
                }
            }
            if bits.isOverrun { return (unit, true) }
            column &+= 1
            if column == columns { (row, column) = (row &+ 1, 0) }
        }
        return (units.upperBound, true)
    }

    /// Passes over as many of a block's `left` coefficients as one look at the bits tells; returns whether there
    /// is a code.
    @inline(__always) private func pass(
        over left: inout Int, of block: Block, _ skips: Span<ACSkip>, _ bits: inout EntropyBits
    ) -> Bool {
        var skip = skips[block.skips &+ bits.peek(Self.acWidth)]
        // What follows a full block belongs to the next one.
        if skip.coefficientCount > left {
            guard let one = oneSkip(block.member, bits.window) else { return false }
            skip = one
        }
        bits.skip(skip.bitCount)
        left = skip.endsBlock ? 0 : left &- skip.coefficientCount
        return true
    }

    /// A difference, packed as in the table, whose code and value have more bits than the table's numbers;
    /// nil where there is no code.
    @inline(never) private func longDifference(_ member: Int, _ window: UInt64) -> Int32? {
        guard let (size, length) = codes[member].dc.first(in: Int(window >> 48)) else { return nil }
        let value = size == 0 ? 0 : Int((window << UInt64(length)) >> UInt64(64 - size))
        return Int32(HuffmanCode.difference(value, size: size) << 8 | length + size)
    }

    /// What a single code of AC coefficients takes; nil where there is no code.
    @inline(never) private func oneSkip(_ member: Int, _ window: UInt64) -> ACSkip? {
        codes[member].ac?.first(in: Int(window >> 48)).map(ACSkip.init)
    }
}
