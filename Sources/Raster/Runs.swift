import CKernels

/// A run: pixels that are set, side by side in one row of a mask.
package struct PixelRun: Sendable, Equatable {
    /// The row, counted from 0 at the top.
    package let row: Int
    /// The columns from the first to the one behind the last, counted from 0 at the left.
    package let columns: Range<Int>

    /// Makes a run of a row and its columns.
    package init(row: Int, columns: Range<Int>) {
        self.row = row
        self.columns = columns
    }
}

extension BinaryMask {
    /// Calls the closure with the columns of every run, a stretch of set pixels in the row, from
    /// left to right.
    @inline(__always)
    func forEachRun(inRow row: Int, _ body: (Range<Int>) -> Void) {
        pixels.withUnsafeBufferPointer { pixels in
            guard let start = pixels.baseAddress.map({ $0 + row * width }) else { return }
            var first: Int?
            var last: UInt64 = 0
            // 64 pixels at a time, as bits: most of a photo is paper.
            for chunk in stride(from: 0, to: width, by: 64) {
                let bits = raster_bits_of_bytes(start + chunk, min(64, width - chunk))
                // Where a pixel is not as the one before it, a run begins or ends.
                var edges = bits ^ (bits << 1 | last)
                last = bits >> 63
                while edges != 0 {
                    let column = chunk &+ edges.trailingZeroBitCount
                    edges &= edges &- 1
                    if let start = first {
                        body(start..<column)
                        first = nil
                    } else {
                        first = column
                    }
                }
            }
            if let first { body(first..<width) }
        }
    }

    /// Returns the mask with only those horizontal runs left that have at least `length` pixels (an
    /// opening by a line).
    ///
    /// A run gains `borderBonus` pixels at each edge of the mask it reaches, as if it went on
    /// outside.
    package func keepingRuns(ofAtLeast length: Int, borderBonus: Int = 0) -> BinaryMask {
        var result = BinaryMask(width: width, height: height)
        result.pixels.withUnsafeMutableBufferPointer { target in
            for row in 0..<height {
                forEachRun(inRow: row) { columns in
                    // A line of the page's that the picture's edge cuts off is longer than what is
                    // seen of it.
                    var extent = columns.count
                    if columns.lowerBound == 0 { extent += borderBonus }
                    if columns.upperBound == width { extent += borderBonus }
                    guard extent >= length else { return }
                    let start = row * width
                    target[start + columns.lowerBound..<start + columns.upperBound]
                        .update(repeating: 1)
                }
            }
        }
        return result
    }

    /// Returns how many set pixels hang together vertically with the one at a column and a row,
    /// which is counted, too.
    ///
    /// Only pixels in `rows` are counted, which must hold `y`; 0 where the pixel is not set.
    package func verticalRunLength(x: Int, y: Int, within rows: Range<Int>) -> Int {
        pixels.withUnsafeBufferPointer { pixels in
            guard pixels[y * width + x] != 0 else { return 0 }
            // Up and down from the pixel, as far as pixels are set and rows allow.
            var top = y
            while top > rows.lowerBound, pixels[(top - 1) * width + x] != 0 { top -= 1 }
            var bottom = y + 1
            while bottom < rows.upperBound, pixels[bottom * width + x] != 0 { bottom += 1 }
            return bottom - top
        }
    }
}
