extension GrayRaster {
    /// Returns the median of the 3×3 pixels around every pixel; the edge pixels go on outside.
    package func medianFiltered3x3() -> GrayRaster {
        guard !pixels.isEmpty else { return self }
        var result = GrayRaster(width: width, height: height)
        // Least, middle and greatest of every column of three, with one column more on each side.
        let padded = width + 2
        var sorted = [Float](repeating: 0, count: 3 * padded)
        pixels.withUnsafeBufferPointer { source in
            result.pixels.withUnsafeMutableBufferPointer { target in
                sorted.withUnsafeMutableBufferPointer { sorted in
                    for row in 0..<height {
                        let above = source.row(max(row - 1, 0), width: width)
                        let here = source.row(row, width: width)
                        let below = source.row(min(row + 1, height - 1), width: width)
                        let out = target.row(row, width: width)
                        for column in 0..<width {
                            let first = above[column]
                            let second = here[column]
                            let third = below[column]
                            let low = Least.of(first, second)
                            let high = Greatest.of(first, second)
                            sorted[column + 1] = Least.of(low, third)
                            sorted[padded + column + 1] = Greatest.of(low, Least.of(high, third))
                            sorted[2 * padded + column + 1] = Greatest.of(high, third)
                        }
                        for plane in 0..<3 {
                            sorted[plane * padded] = sorted[plane * padded + 1]
                            sorted[plane * padded + width + 1] = sorted[plane * padded + width]
                        }
                        for column in 0..<width {
                            let low = Greatest.of(
                                Greatest.of(sorted[column], sorted[column + 1]),
                                sorted[column + 2])
                            let middle = median(
                                sorted[padded + column], sorted[padded + column + 1],
                                sorted[padded + column + 2])
                            let high = Least.of(
                                Least.of(
                                    sorted[2 * padded + column], sorted[2 * padded + column + 1]),
                                sorted[2 * padded + column + 2])
                            out[column] = median(low, middle, high)
                        }
                    }
                }
            }
        }
        return result
    }

    /// Returns the median of the square of an odd side around every pixel, to the nearest of 256
    /// steps between 0 and 255; the edge pixels go on outside.
    ///
    /// Source: Huang, Yang, Tang, "A fast two-dimensional median filtering algorithm", 1979.
    package func medianFiltered(side: Int) -> GrayRaster {
        precondition(side % 2 == 1, "a box around a pixel has an odd side")
        guard side > 1, !pixels.isEmpty else { return self }
        let reach = side / 2
        let padded = paddedByEdge(reach)
        let levels = padded.pixels.map { UInt8(min(max($0, 0), 255)) }
        let half = side * side / 2
        var result = GrayRaster(width: width, height: height)
        levels.withUnsafeBufferPointer { levels in
            for row in 0..<height {
                var counts = [Int32](repeating: 0, count: 256)
                counts.withUnsafeMutableBufferPointer { counts in
                    for line in row..<row + side {
                        for column in 0..<side {
                            counts[Int(levels[line * padded.width + column])] += 1
                        }
                    }
                    var median = 0
                    var below = 0
                    for column in 0..<width {
                        if column > 0 {
                            for line in row..<row + side {
                                let start = line * padded.width + column
                                let leaving = Int(levels[start - 1])
                                let entering = Int(levels[start + side - 1])
                                counts[leaving] -= 1
                                counts[entering] += 1
                                if leaving < median { below -= 1 }
                                if entering < median { below += 1 }
                            }
                        }
                        while below > half {
                            median -= 1
                            below -= Int(counts[median])
                        }
                        while below + Int(counts[median]) <= half {
                            below += Int(counts[median])
                            median += 1
                        }
                        result.pixels[row * width + column] = Float(median)
                    }
                }
            }
        }
        return result
    }
}

@inline(__always)
private func median(_ first: Float, _ second: Float, _ third: Float) -> Float {
    Greatest.of(Least.of(first, second), Least.of(Greatest.of(first, second), third))
}
