extension BinaryMask {
    /// The number of set pixels.
    package var count: Int {
        var sum = 0
        for pixel in pixels { sum &+= Int(pixel) }
        return sum
    }

    /// Whether no pixel is set.
    package var isEmpty: Bool {
        pixels.withUnsafeBytes { bytes in
            let words = bytes.count / 8
            for word in 0..<words
            where bytes.loadUnaligned(fromByteOffset: 8 &* word, as: UInt64.self) != 0 {
                return false
            }
            return !bytes[(8 * words)...].contains(1)
        }
    }

    /// The smallest box around the set pixels; nothing when there are none.
    package var boundingBox: PixelBox? {
        var box: PixelBox?
        for row in 0..<height {
            forEachRun(inRow: row) { columns in
                let run = PixelBox(
                    x: columns.lowerBound, y: row, width: columns.count, height: 1)
                box = box?.union(run) ?? run
            }
        }
        return box
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
