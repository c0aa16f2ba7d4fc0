/// The SHA-256 digest of bytes that come in any number of pieces.
///
/// Source: FIPS 180-4, sections 4.1.2, 5.1.1, 5.3.3 and 6.2. Written out because one digest does not justify a
/// cryptographic library.
package struct SHA256: Sendable {
    /// The eight words of the state: at first the first 32 bits of the fractional parts of the square roots of the
    /// first eight primes.
    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
        0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]
    /// The bytes of the last block that is not full, 0 … 63.
    private var pending: [UInt8] = []
    /// The number of bytes so far.
    private var length: UInt64 = 0

    /// Starts a digest.
    package init() {}

    /// Returns the digest of some bytes as 64 hexadecimal digits.
    package static func hex(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        digest.update(bytes)
        return digest.hex()
    }

    /// Adds bytes to the message; only what does not fill a block of 64 bytes is kept.
    package mutating func update(_ bytes: [UInt8]) {
        length &+= UInt64(bytes.count)
        var offset = 0
        if !pending.isEmpty {
            offset = min(64 - pending.count, bytes.count)
            pending += bytes[..<offset]
            guard pending.count == 64 else { return }
            Self.compress(pending, from: 0, blocks: 1, into: &state)
            pending.removeAll(keepingCapacity: true)
        }
        let blocks = (bytes.count - offset) / 64
        Self.compress(bytes, from: offset, blocks: blocks, into: &state)
        pending += bytes[(offset + 64 * blocks)...]
    }

    /// Returns the digest of all the bytes so far as 64 hexadecimal digits; more may be added afterwards.
    package func hex() -> String {
        var end = self
        // A one bit, then zeros until 8 bytes are left of a block for the length in bits, big-endian.
        var padding: [UInt8] = [0x80]
        padding += [UInt8](repeating: 0, count: (119 - pending.count) % 64)
        let bits = length &* 8
        padding += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
        end.update(padding)
        let digits = Array("0123456789abcdef".utf8)
        let text = end.state.flatMap { word in
            (0..<8).map { digits[Int(word >> (28 - 4 * UInt32($0))) & 15] }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Takes `blocks` blocks of 64 bytes, from `offset` on, into the state of eight words.
    private static func compress(
        _ bytes: [UInt8], from offset: Int, blocks: Int, into state: inout [UInt32]
    ) {
        guard blocks > 0 else { return }
        // Plain pointers and counting loops: this runs over every photo that is exported, and must be
        // bearable without the optimizer.
        bytes.withUnsafeBufferPointer { bytes in
            roundConstants.withUnsafeBufferPointer { constants in
                state.withUnsafeMutableBufferPointer { state in
                    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
                        guard let bytes = bytes.baseAddress, let constants = constants.baseAddress,
                            let state = state.baseAddress, let schedule = schedule.baseAddress
                        else { return }
                        for block in 0..<blocks {
                            fill(schedule, from: bytes + offset + 64 * block)
                            mix(schedule, constants, into: state)
                        }
                    }
                }
            }
        }
    }

    /// Makes the message schedule W₀ … W₆₃ of a block (FIPS 180-4, 6.2.2, step 1).
    private static func fill(
        _ schedule: UnsafeMutablePointer<UInt32>, from bytes: UnsafePointer<UInt8>
    ) {
        var i = 0
        while i < 16 {
            let at = bytes + 4 * i
            schedule[i] =
                UInt32(at[0]) << 24 | UInt32(at[1]) << 16 | UInt32(at[2]) << 8 | UInt32(at[3])
            i += 1
        }
        // The functions σ₀ and σ₁ of 4.1.2 are written out.
        while i < 64 {
            let a = schedule[i - 15]
            let b = schedule[i - 2]
            let s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a &>> 3)
            let s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b &>> 10)
            schedule[i] = schedule[i - 16] &+ s0 &+ schedule[i - 7] &+ s1
            i += 1
        }
    }

    /// Runs the 64 rounds over a message schedule and adds the result to the state (FIPS 180-4, 6.2.2, steps 2 to 4).
    private static func mix(
        _ schedule: UnsafePointer<UInt32>, _ constants: UnsafePointer<UInt32>,
        into state: UnsafeMutablePointer<UInt32>
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        var i = 0
        while i < 64 {
            let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ s1 &+ choice &+ constants[i] &+ schedule[i]
            let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            h = g
            g = f
            f = e
            e = d &+ first
            d = c
            c = b
            b = a
            a = first &+ s0 &+ majority
            i += 1
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    /// Rotates a word to the right by a count of 1 … 31.
    @inline(__always) private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let roundConstants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5,
        0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
        0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC,
        0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
        0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
        0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3,
        0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5,
        0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
        0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}
