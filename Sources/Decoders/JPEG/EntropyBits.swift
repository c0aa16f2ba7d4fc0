/// The bits of a JPEG's entropy-coded data, as many of them at hand as a code and its value may need.
///
/// A byte 0xFF in the data is followed by a stuffed 0, which is no data; 0xFF and anything else is a marker,
/// at which the data ends (ITU-T T.81, B.1.1.5). Past the end come zeros, as in libjpeg, so that no read
/// fails; `isOverrun` tells that they were used.
struct EntropyBits {
    /// The next bits, the first of them at the top; at least 56 are valid after a refill.
    private(set) var window: UInt64 = 0
    /// How many bits of the window are valid, at most 63: a refill shifts new ones by as many.
    private(set) var count = 0
    /// Where the next byte to load lies.
    private(set) var offset: Int
    /// How many of the valid bits are zeros from past the end.
    private var zeroCount = 0

    /// Starts at a byte of the data, with no bit at hand.
    init(at offset: Int) { self.offset = offset }

    /// Whether bits were taken that the data does not have.
    var isOverrun: Bool { count < zeroCount }
    /// How many whole bytes of the data were loaded and not taken.
    var leftByteCount: Int { max(0, count - zeroCount) / 8 }

    /// The next `width` (1 … 31) bits as a number.
    @inline(__always) func peek(_ width: Int) -> Int {
        Int(truncatingIfNeeded: window &>> UInt64(truncatingIfNeeded: 64 &- width))
    }

    /// Takes `width` (0 … 56) bits.
    @inline(__always) mutating func skip(_ width: Int) {
        window &<<= UInt64(truncatingIfNeeded: width)
        count &-= width
    }

    /// Makes at least 56 bits valid.
    @inline(__always) mutating func refill(from data: RawSpan) {
        if offset &+ 8 <= data.byteCount {
            // Checked the line above.
            let next = unsafe data.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt64.self
            ).bigEndian
            // A byte is 0xFF where its complement is 0: such bytes borrow from their highest bit.
            if (~next &- 0x0101_0101_0101_0101) & next & 0x8080_8080_8080_8080 == 0 {
                // Eight bytes are loaded whatever is needed. As many whole bytes as fit above bit 0 count as valid;
                // bits of the next one are there as well, and are loaded again next time, the same. `count | 56` is
                // `count` and eight for each byte.
                window |= next &>> UInt64(truncatingIfNeeded: count)
                offset &+= (63 &- count) &>> 3
                count |= 56
                return
            }
        }
        // Of a value and not in place, so that the bits stay in registers everywhere else.
        self = filledByteByByte(from: data)
    }

    /// Returns the bits with at least 56 of them valid, loaded one byte at a time: near a byte 0xFF, and near the end.
    @inline(never) private func filledByteByByte(from data: RawSpan) -> EntropyBits {
        var filled = self
        // Bits below the valid ones were loaded in advance, to be loaded again.
        filled.window &= ~(UInt64.max >> UInt64(count))
        while filled.count < 56 {
            if let byte = filled.takeByte(of: data) {
                filled.window |= UInt64(byte) << UInt64(56 - filled.count)
            } else {
                filled.zeroCount += 8
            }
            filled.count += 8
        }
        return filled
    }

    /// Takes the next byte of the data, without the 0 that is stuffed behind 0xFF; nil at a marker and at the end.
    private mutating func takeByte(of data: RawSpan) -> UInt8? {
        guard offset < data.byteCount else { return nil }
        let byte = unsafe data.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
        guard byte == 0xFF else {
            offset += 1
            return byte
        }
        guard offset + 1 < data.byteCount,
            unsafe data.unsafeLoad(fromByteOffset: offset + 1, as: UInt8.self) == 0
        else { return nil }
        offset += 2
        return byte
    }
}
