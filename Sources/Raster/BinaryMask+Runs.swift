extension BinaryMask {
    /// Calls the closure with every stretch of set pixels in a row, from left to right.
    @inline(__always)
    func forEachRun(inRow row: Int, _ body: (Range<Int>) -> Void) {
        pixels.withUnsafeBytes { bytes in
            let start = row * width
            var column = 0
            while column < width {
                // Eight empty pixels at a time: most of a photo is paper.
                while column + 8 <= width,
                    bytes.loadUnaligned(fromByteOffset: start + column, as: UInt64.self) == 0
                {
                    column += 8
                }
                while column < width, bytes[start + column] == 0 { column += 1 }
                guard column < width else { break }
                let first = column
                while column < width, bytes[start + column] != 0 { column += 1 }
                body(first..<column)
            }
        }
    }

    /// Returns only the horizontal stretches of at least the given length.
    ///
    /// A stretch gains `borderBonus` pixels at each edge of the mask it reaches, as if it went on
    /// outside.
    package func keepingRuns(ofAtLeast length: Int, borderBonus: Int = 0) -> BinaryMask {
        var result = BinaryMask(width: width, height: height)
        result.pixels.withUnsafeMutableBufferPointer { target in
            for row in 0..<height {
                forEachRun(inRow: row) { columns in
                    var extent = columns.count
                    if columns.lowerBound == 0 { extent += borderBonus }
                    if columns.upperBound == width { extent += borderBonus }
                    guard extent >= length else { return }
                    for column in columns { target[row * width + column] = 1 }
                }
            }
        }
        return result
    }

    /// Returns how many set pixels hang together vertically through a pixel, counted within rows.
    package func verticalRunLength(x: Int, y: Int, within rows: Range<Int>) -> Int {
        pixels.withUnsafeBufferPointer { pixels in
            guard pixels[y * width + x] != 0 else { return 0 }
            var top = y
            while top > rows.lowerBound, pixels[(top - 1) * width + x] != 0 { top -= 1 }
            var bottom = y + 1
            while bottom < rows.upperBound, pixels[bottom * width + x] != 0 { bottom += 1 }
            return bottom - top
        }
    }
}
