import CKernels

/// A histogram: how often the values of a picture fall into equal bins between two bounds.
package struct Histogram: Sendable, Equatable {
    /// The lower edge of the first bin.
    package let lower: Float
    /// The width of a bin.
    package let step: Float
    /// Values per bin; what lies outside the bounds counts in the first or the last one, and NaN in
    /// the first.
    package private(set) var counts: [Int32]
    /// The number of all values that were counted.
    package private(set) var total = 0

    /// Makes an empty histogram of `bins` equal bins between two bounds.
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
        count(raster, every: spacing) { count in
            for row in stride(from: 0, to: raster.height, by: spacing) {
                count(row, 0..<raster.width)
            }
        }
    }

    /// Counts the pixels of a picture that a mask of the same size has set.
    package init(
        of raster: GrayRaster, under mask: BinaryMask, from lower: Float, to upper: Float, bins: Int
    ) {
        precondition(raster.width == mask.width && raster.height == mask.height)
        self.init(from: lower, to: upper, bins: bins)
        count(raster, every: 1) { count in
            // Whole runs at a time, so that the paper between them costs nothing.
            for row in 0..<mask.height {
                mask.forEachRun(inRow: row) { columns in count(row, columns) }
            }
        }
    }

    /// Counts every `spacing`-th pixel of some stretches of rows, each of which `forEachStretch` hands on by its row
    /// and its columns.
    private mutating func count(
        _ raster: GrayRaster, every spacing: Int,
        forEachStretch: ((_ row: Int, _ columns: Range<Int>) -> Void) -> Void
    ) {
        // Multiplied rather than divided by: the kernel's loop does this for each pixel.
        let (lower, scale, top) = (lower, 1 / step, Float(counts.count - 1))
        var seen = 0
        counts.withUnsafeMutableBufferPointer { counts in
            raster.pixels.withUnsafeBufferPointer { source in
                guard let counts = counts.baseAddress, let start = source.baseAddress else {
                    return
                }
                forEachStretch { row, columns in
                    raster_count_numbers(
                        start + row * raster.width + columns.lowerBound, columns.count, spacing,
                        lower, scale, top, counts)
                    seen += (columns.count + spacing - 1) / spacing
                }
            }
        }
        total += seen
    }

    /// Returns the quantile: the value below which a part of all values lies, interpolated linearly
    /// within its bin.
    ///
    /// The part is 0 … 1; 0.5 gives the median. An empty histogram gives its lower bound.
    package func quantile(_ part: Float) -> Float {
        guard total > 0 else { return lower }
        let wanted = Double(part) * Double(total)
        var (below, bin) = (0, 0)
        return counts.withUnsafeBufferPointer { counts in
            // Bins are skipped by this many at a time as long as what is wanted lies beyond them:
            // sums of so many are vectors. An order of magnitude, not tuned; the result does not
            // depend on it.
            let many = 64
            while bin + many <= counts.count {
                var sum: Int32 = 0
                for offset in 0..<many { sum &+= counts[bin &+ offset] }
                guard Double(below + Int(sum)) < wanted else { break }
                below += Int(sum)
                bin += many
            }
            while bin < counts.count {
                let count = Int(counts[bin])
                // Within its bin a value is taken to lie as far as its rank does among the bin's.
                if count > 0, Double(below + count) >= wanted {
                    let inside = max(0, wanted - Double(below)) / Double(count)
                    return lower + step * (Float(bin) + Float(inside))
                }
                below += count
                bin += 1
            }
            return lower + step * Float(counts.count)
        }
    }
}
