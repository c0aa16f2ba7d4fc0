/// Conversion between floats and IEEE 754 half-precision numbers, which are kept as their 16 bits.
///
/// Written out because `Float16` does not exist on every platform this runs on.
enum HalfPrecision {
    /// Returns the nearest half (ties to even); what is too large becomes infinity, and a NaN stays
    /// one.
    static func bits(_ value: Float) -> UInt16 {
        let sign = UInt16(truncatingIfNeeded: value.bitPattern >> 16) & 0x8000
        let magnitude = value.bitPattern & 0x7FFF_FFFF
        // 0x7F80_0000 is infinity as a float; 0x4780_0000 is 65,536, the power of two after the
        // largest half; 0x3880_0000 is 2⁻¹⁴, the smallest normal half.
        if magnitude > 0x7F80_0000 { return sign | 0x7E00 }
        if magnitude >= 0x4780_0000 { return sign | 0x7C00 }
        if magnitude < 0x3880_0000 {
            // Below the smallest normal half: adding ½ aligns the digits and rounds them.
            let aligned = Float(bitPattern: magnitude) + 0.5
            return sign | UInt16(truncatingIfNeeded: aligned.bitPattern &- Float(0.5).bitPattern)
        }
        // 0x0FFF is just below half of the last kept digit; one more where that digit is odd rounds
        // ties to even. The exponent's bias changes from 127 to 15; a carry of the rounding runs
        // into the exponent, which is right.
        let rounded = magnitude + 0x0FFF + (magnitude >> 13 & 1)
        return sign | UInt16(truncatingIfNeeded: (rounded - 0x3800_0000) >> 13)
    }

    /// Returns the number that 16 bits stand for.
    ///
    /// Without branches, so that a loop over a tensor compiles to vector instructions.
    @inline(__always)
    static func value(_ bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) &<< 16
        let magnitude = UInt32(bits & 0x7FFF)
        let digits = magnitude &<< 13
        // The exponent's bias changes from 15 to 127; infinity's is the largest of both.
        let normal = digits &+ (magnitude >= 0x7C00 ? 0x7000_0000 : 0x3800_0000)
        // Below the smallest normal half the digits count from it on.
        let small = Float(bitPattern: digits &+ Float(0x1p-14).bitPattern) - 0x1p-14
        return Float(bitPattern: sign | (magnitude < 0x0400 ? small.bitPattern : normal))
    }
}
