import CKernels

extension GrayRaster {
    /// Returns the median of the 3×3 pixels around every pixel; the edge pixels go on outside.
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
