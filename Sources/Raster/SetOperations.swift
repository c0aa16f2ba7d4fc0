import CKernels

extension BinaryMask {
    /// The number of set pixels.
    package var count: Int {
        pixels.withUnsafeBufferPointer { pixels in
            pixels.baseAddress.map { raster_sum_bytes($0, pixels.count) } ?? 0
        }
    }

    /// Whether no pixel is set; ends at the first one that is.
    package var isEmpty: Bool {
        pixels.withUnsafeBufferPointer { pixels in
            pixels.baseAddress.map { !raster_is_any_byte_set($0, pixels.count) } ?? true
        }
    }

    /// The smallest box around the set pixels; nil where there are none.
    package var boundingBox: PixelBox? {
        var (left, right, top, bottom) = (width, 0, height, 0)
        for row in 0..<height {
            // Rows come from the top, so the last one with a run is the lowest.
            forEachRun(inRow: row) { columns in
                left = min(left, columns.lowerBound)
                right = max(right, columns.upperBound)
                top = min(top, row)
                bottom = row + 1
            }
        }
        guard left < right else { return nil }
        return PixelBox(x: left, y: top, width: right - left, height: bottom - top)
    }

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
