/// A Huffman code as a JPEG states it: how many codes there are of each length, and what they mean.
///
/// Codes of one length follow each other, and the first of the next length is the number after the last,
/// doubled (ITU-T T.81, annex C).
struct HuffmanCode: Equatable {
    /// What the codes mean, in the order of the codes.
    private let symbols: [UInt8]
    /// How many bits each of them has, 1 … 16.
    private let lengths: [Int]
    /// For each length the 16-bit number below which a number begins with a code of at most that length.
    private let ends: [Int]
    /// For each length how far its codes, as numbers of that length, are from their places.
    private let shifts: [Int]

    /// Makes a code of 16 counts, one for each length from 1 on, and their symbols; nil where that is no code.
    init?(counts: [UInt8], symbols: [UInt8]) {
        var (next, place) = (0, 0)
        var (lengths, ends, shifts): ([Int], [Int], [Int]) = ([], [], [])
        for (length, count) in zip(1...16, counts) {
            // `next` is the first code of this length as a number, `place` the place of its symbol.
            shifts.append(next - place)
            next += Int(count)
            place += Int(count)
            // More codes than there are numbers of that length.
            guard next <= 1 << length else { return nil }
            lengths += repeatElement(length, count: Int(count))
            ends.append(next << (16 - length))
            next <<= 1
        }
        guard counts.count == 16, place == symbols.count else { return nil }
        (self.symbols, self.lengths, self.ends, self.shifts) = (symbols, lengths, ends, shifts)
    }

    /// Whether all symbols are at most `most`.
    func isWithin(_ most: UInt8) -> Bool { symbols.allSatisfy { $0 <= most } }

    /// Whether, as a code of AC coefficients, it has none whose value takes more than `most` bits.
    func hasValues(ofAtMost most: UInt8) -> Bool { symbols.allSatisfy { $0 & 15 <= most } }

    /// The symbol and the length, 1 … 16, of the code that a number of 16 bits begins with; nil where it is none.
    func first(in bits: Int) -> (symbol: Int, length: Int)? {
        guard let index = ends.firstIndex(where: { bits < $0 }) else { return nil }
        // The first bits of the number, as many as the code has, less the distance of such codes from their places.
        return (Int(symbols[bits >> (15 - index) - shifts[index]]), index + 1)
    }

    /// What each number of `width` bits says of a DC coefficient: in the upper 24 bits its difference from the
    /// one before, below how many bits that takes; 0 where it takes more than there are.
    ///
    /// The symbol is the number of bits of the value that follows; a value whose first bit is 0 is
    /// negative (ITU-T T.81, F.1.2.1).
    func differences(width: Int) -> [Int32] {
        var differences = [Int32](repeating: 0, count: 1 << width)
        var start = 0
        for (size, length) in zip(symbols, lengths) where length <= width {
            // All numbers that begin with the code: the code is the upper bits, and any bits may follow.
            let end = start + 1 << (width - length)
            for number in start..<end where length + Int(size) <= width {
                let value = number >> (width - length - Int(size)) & (1 << size - 1)
                differences[number] =
                    Int32(Self.difference(value, size: Int(size)) << 8 | length + Int(size))
            }
            start = end
        }
        return differences
    }

    /// The difference that a value of `size` bits (0 … 15) stands for.
    static func difference(_ value: Int, size: Int) -> Int {
        size == 0 || value >> (size - 1) == 1 ? value : value - (1 << size - 1)
    }

    /// How AC coefficients are passed over: for each number of `width` bits what the codes that it begins with take
    /// together.
    func skips(width: Int) -> [ACSkip] {
        // What follows a number's first code was found before, as a number of fewer bits. Those of all widths
        // stand behind each other, those of n bits from place 1 << n on.
        var skips = [ACSkip](repeating: .unknown, count: 2 << width)
        var places = skips.mutableSpan
        for size in 1...width {
            var start = 1 << size
            for (symbol, length) in zip(symbols, lengths) where length <= size {
                let skip = ACSkip(symbol: Int(symbol), length: length)
                let end = start + 1 << (size - length)
                // What remains of the number once the code and its value are taken off.
                let left = size - skip.bitCount
                let isLast = skip.endsBlock || left <= 0
                let (rest, mask) = isLast ? (0, 0) : (1 << left, 1 << left - 1)
                for place in start..<end {
                    places[place] = isLast ? skip : skip.followed(by: places[rest | place & mask])
                }
                start = end
            }
        }
        return Array(skips[(1 << width)...])
    }
}

/// What one or several codes of AC coefficients take, in 16 bits.
///
/// A symbol's upper four bits are the coefficients that are 0 before one that is not, its lower ones the
/// bits of that one's value, which follow; without a value it stands for sixteen zeros, or for the end of
/// the block, all whose other coefficients are 0 (ITU-T T.81, F.1.2.2).
struct ACSkip {
    /// The bits in bits 0 … 5, the coefficients in bits 6 … 12, the block's end in bit 15.
    private var packed: UInt16

    /// Packs the three numbers; bits are 0 … 63, coefficients 0 … 127.
    private init(bitCount: Int, coefficientCount: Int, endsBlock: Bool) {
        packed = UInt16(bitCount | coefficientCount << 6 | (endsBlock ? 0x8000 : 0))
    }

    /// Stands for a code that has more bits than were looked at: no block has so many coefficients.
    static let unknown = ACSkip(bitCount: 0, coefficientCount: 127, endsBlock: false)

    /// Makes what one code takes, of its symbol and its length in bits.
    init(symbol: Int, length: Int) {
        let (zeros, size) = (symbol >> 4, symbol & 15)
        self =
            size == 0 && zeros != 15
            ? ACSkip(bitCount: length, coefficientCount: 1, endsBlock: true)
            : ACSkip(bitCount: length + size, coefficientCount: zeros + 1, endsBlock: false)
    }

    /// How many bits are taken, values included; at most 28.
    @inline(__always) var bitCount: Int { Int(packed & 63) }
    /// How many coefficients a block must have left for it: those passed over, and one for its end.
    @inline(__always) var coefficientCount: Int { Int(packed &>> 6 & 127) }
    /// Whether the block ends there.
    @inline(__always) var endsBlock: Bool { packed &>> 15 != 0 }

    /// Returns what codes take with those that come after, as long as a block may have so many coefficients.
    @inline(__always) func followed(by next: ACSkip) -> ACSkip {
        guard coefficientCount + next.coefficientCount < 64 else { return self }
        var both = self
        // One addition for both numbers: neither overflows, as bits are at most 28 and coefficients below 64.
        both.packed = packed &+ (next.packed & 0x1FFF) | next.packed & 0x8000
        return both
    }
}
