/// How often the values of a picture fall into equal steps between two bounds.
package struct Histogram: Sendable, Equatable {
    /// The lower edge of the first step.
    package let lower: Float
    /// The width of a step.
    package let step: Float
    /// Values per step; what lies outside the bounds counts in the first or the last one.
    package private(set) var counts: [Int32]
    /// All values.
    package private(set) var total = 0

    /// Makes an empty histogram.
    package init(from lower: Float, to upper: Float, bins: Int) {
        precondition(upper > lower && bins > 0)
        self.lower = lower
        step = (upper - lower) / Float(bins)
        counts = [Int32](repeating: 0, count: bins)
    }

    /// Counts every `spacing`-th pixel of every `spacing`-th row of a picture.
    package init(
        of raster: GrayRaster, every spacing: Int = 1, from lower: Float, to upper: Float, bins: Int
    ) {
        self.init(from: lower, to: upper, bins: bins)
        let scale = 1 / step
        let top = Float(bins - 1)
        var seen = 0
        counts.withUnsafeMutableBufferPointer { counts in
            raster.pixels.withUnsafeBufferPointer { source in
                for row in stride(from: 0, to: raster.height, by: spacing) {
                    let line = source.row(row, width: raster.width)
                    var column = 0
                    while column < line.count {
                        let place = (line[column] - lower) * scale
                        counts[Int(unsafe: Greatest.of(0, Least.of(place, top)))] &+= 1
                        seen &+= 1
                        column &+= spacing
                    }
                }
            }
        }
        total = seen
    }

    /// Counts the pixels of a picture under a mask of the same size.
    package init(
        of raster: GrayRaster, under mask: BinaryMask, from lower: Float, to upper: Float, bins: Int
    ) {
        precondition(raster.width == mask.width && raster.height == mask.height)
        self.init(from: lower, to: upper, bins: bins)
        let scale = 1 / step
        let top = Float(bins - 1)
        var seen = 0
        counts.withUnsafeMutableBufferPointer { counts in
            raster.pixels.withUnsafeBufferPointer { source in
                for row in 0..<mask.height {
                    let line = source.row(row, width: raster.width)
                    mask.forEachRun(inRow: row) { columns in
                        seen &+= columns.count
                        for column in columns {
                            let place = (line[column] - lower) * scale
                            counts[Int(unsafe: Greatest.of(0, Least.of(place, top)))] &+= 1
                        }
                    }
                }
            }
        }
        total = seen
    }

    /// Returns the value below which a part of all values lies, interpolated within its step.
    ///
    /// The part is 0 … 1; 0.5 gives the median.
    package func quantile(_ part: Float) -> Float {
        guard total > 0 else { return lower }
        let wanted = Double(part) * Double(total)
        var below = 0.0
        for (bin, count) in counts.enumerated() where count > 0 {
            if below + Double(count) >= wanted {
                let inside = max(0, wanted - below) / Double(count)
                return lower + step * (Float(bin) + Float(inside))
            }
            below += Double(count)
        }
        return lower + step * Float(counts.count)
    }
}

extension Int {
    /// Converts a value that is known to be in range without asking again; not a number gives 0.
    @inline(__always)
    fileprivate init(unsafe value: Float) {
        self = value >= 0 ? Int(value) : 0
    }
}
