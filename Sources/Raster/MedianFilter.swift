import CKernels

extension GrayRaster {
    /// Returns the median of the 3×3 pixels around every pixel; beyond the edge the edge pixels go
    /// on.
    package func medianFiltered3x3() -> GrayRaster {
        var sorted = [Float](repeating: 0, count: 3 * (width + 2))
        return filled(width: width, height: height) { source, target in
            for row in 0..<height {
                let above = source + max(row - 1, 0) * width
                let below = source + min(row + 1, height - 1) * width
                raster_median_row(
                    above, source + row * width, below, &sorted, target + row * width, width)
            }
        }
    }

    /// Returns the median of a square of `side` pixels, an odd number, around every pixel, in whole
    /// gray levels.
    ///
    /// Values are limited to 0 … 255 and rounded down; beyond the edge the edge pixels go on. The
    /// time grows with the side, not with its square: a window's histogram loses a column and gains
    /// one at each step. Source: Huang, Yang, Tang, "A fast two-dimensional median filtering
    /// algorithm", 1979.
    package func medianFiltered(side: Int) -> GrayRaster {
        precondition(side % 2 == 1, "a box around a pixel has an odd side")
        guard side > 1, !pixels.isEmpty else { return self }
        let reach = side / 2
        let padded = paddedByEdge(reach)
        let levels = padded.pixels.map { UInt8(min(max($0, 0), 255)) }
        // A side is odd, so as many values of the window stand below its median as above it, equal
        // ones aside.
        let half = side * side / 2
        var result = GrayRaster(width: width, height: height)
        levels.withUnsafeBufferPointer { levels in
            for row in 0..<height {
                var counts = [Int32](repeating: 0, count: 256)
                counts.withUnsafeMutableBufferPointer { counts in
                    // The histogram of the window around the row's first pixel.
                    for line in row..<row + side {
                        for column in 0..<side {
                            counts[Int(levels[line * padded.width + column])] += 1
                        }
                    }
                    // The median so far, and how many values of the window are below it.
                    var median = 0
                    var below = 0
                    for column in 0..<width {
                        if column > 0 {
                            for line in row..<row + side {
                                // One step to the right: a column of the window leaves on the left,
                                // and one enters on the right.
                                let start = line * padded.width + column
                                let leaving = Int(levels[start - 1])
                                let entering = Int(levels[start + side - 1])
                                counts[leaving] -= 1
                                counts[entering] += 1
                                if leaving < median { below -= 1 }
                                if entering < median { below += 1 }
                            }
                        }
                        // The median moves as far as the window's change asks for, mostly not at
                        // all.
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
