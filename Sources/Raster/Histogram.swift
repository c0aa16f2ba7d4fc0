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
                    let start = row * raster.width
                    for column in stride(from: 0, to: raster.width, by: spacing) {
                        let place = (source[start + column] - lower) * scale
                        let clamped = Greatest.of(0, Least.of(place, top))
                        counts[Int(unsafe: clamped)] &+= 1
                        seen &+= 1
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
        for row in 0..<mask.height {
            mask.forEachRun(inRow: row) { columns in
                for column in columns { add(raster.pixels[row * raster.width + column]) }
            }
        }
    }

    /// Counts one more value.
    package mutating func add(_ value: Float) {
        let place = (value - lower) / step
        counts[Int(unsafe: Greatest.of(0, Least.of(place, Float(counts.count - 1))))] += 1
        total += 1
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
