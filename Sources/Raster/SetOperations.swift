extension BinaryMask {
    /// Returns the pixels that are set in both masks, which must have one size.
    package func intersection(_ other: BinaryMask) -> BinaryMask { combined(other) { $0 & $1 } }

    /// Returns the pixels that are set in either mask, both of one size.
    package func union(_ other: BinaryMask) -> BinaryMask { combined(other) { $0 | $1 } }

    /// Returns the pixels that are set here but not in the other mask of the same size.
    package func subtracting(_ other: BinaryMask) -> BinaryMask {
        combined(other) { $0 & ($1 ^ 1) }
    }

    /// Returns a mask each of whose pixels a rule makes of the two, 0 or 1, at its place; both
    /// masks have one size.
    @inline(__always)
    private func combined(_ other: BinaryMask, _ rule: (UInt8, UInt8) -> UInt8) -> BinaryMask {
        precondition(width == other.width && height == other.height)
        var result = self
        result.pixels.withUnsafeMutableBufferPointer { target in
            other.pixels.withUnsafeBufferPointer { source in
                for index in 0..<target.count { target[index] = rule(target[index], source[index]) }
            }
        }
        return result
    }
}
