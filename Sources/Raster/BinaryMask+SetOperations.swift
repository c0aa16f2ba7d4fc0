import CKernels

extension BinaryMask {
    /// The number of set pixels.
    package var count: Int {
        pixels.withUnsafeBufferPointer { pixels in
            pixels.baseAddress.map { raster_sum_bytes($0, pixels.count) } ?? 0
        }
    }

    /// Whether no pixel is set.
    package var isEmpty: Bool {
        pixels.withUnsafeBufferPointer { pixels in
            pixels.baseAddress.map { !raster_is_any_byte_set($0, pixels.count) } ?? true
        }
    }

    /// The smallest box around the set pixels; nothing when there are none.
    package var boundingBox: PixelBox? {
        var (left, right, top, bottom) = (width, 0, height, 0)
        for row in 0..<height {
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

    /// Returns what is set in both masks of one size.
    package func intersection(_ other: BinaryMask) -> BinaryMask { combined(other) { $0 & $1 } }

    /// Returns what is set in either mask of one size.
    package func union(_ other: BinaryMask) -> BinaryMask { combined(other) { $0 | $1 } }

    /// Returns what is set here but not in the other mask of one size.
    package func subtracting(_ other: BinaryMask) -> BinaryMask {
        combined(other) { $0 & ($1 ^ 1) }
    }

    /// Returns the mask with rows and columns exchanged.
    package func transposed() -> BinaryMask {
        var result = BinaryMask(width: height, height: width)
        result.pixels.withUnsafeMutableBufferPointer { target in
            // Only what is set is copied: most of a photo is paper.
            for row in 0..<height {
                forEachRun(inRow: row) { columns in
                    var place = columns.lowerBound &* height &+ row
                    for _ in columns {
                        target[place] = 1
                        place &+= height
                    }
                }
            }
        }
        return result
    }

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
