import Testing

@testable import Decoders

/// Bits of entropy-coded data come one after the other, however often and from wherever they are refilled.
struct EntropyBitsTests {
    @Test func `a refill without anything taken changes nothing`() {
        // A stuffed zero, which is passed over byte by byte, and then data that is loaded eight bytes at a time.
        let data: [UInt8] =
            [0xFF, 0x00, 0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC, 0xDE] + [UInt8](1...24)
        var bits = EntropyBits(at: 0)
        bits.refill(from: data.span.bytes)
        let window = bits.window >> 8
        bits.refill(from: data.span.bytes)
        #expect(bits.window >> 8 == window)
    }

    @Test func `all bits come in order, in steps of any width`() {
        var data: [UInt8] = []
        var expected: [Bool] = []
        for index in 0..<400 {
            let byte = index % 5 == 0 && index < 200 ? 0xFF : UInt8(truncatingIfNeeded: 37 * index)
            data += byte == 0xFF ? [0xFF, 0x00] : [byte]
            for bit in 0..<8 { expected.append(byte >> (7 - bit) & 1 == 1) }
        }
        for width in 1...28 {
            var bits = EntropyBits(at: 0)
            var found: [Bool] = []
            while found.count + width <= expected.count {
                bits.refill(from: data.span.bytes)
                // As before the next block where a long difference was read.
                if found.count % 3 == 0 { bits.refill(from: data.span.bytes) }
                let number = bits.peek(width)
                for bit in 0..<width { found.append(number >> (width - 1 - bit) & 1 == 1) }
                bits.skip(width)
            }
            #expect(found == Array(expected.prefix(found.count)), "\(width) bits")
            #expect(!bits.isOverrun)
        }
    }
}
