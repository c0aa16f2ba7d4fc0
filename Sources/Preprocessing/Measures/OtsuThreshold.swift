package import Raster

extension Histogram {
    /// Returns the threshold with the greatest variance between the values below and above it, as the middle of a step.
    ///
    /// Values above the ceiling count as the ceiling, so that a few very large ones do not decide. Where all values are
    /// in one step, the threshold is the middle of the first step.
    ///
    /// Source: Otsu, "A threshold selection method from gray-level histograms", 1979.
    package func otsuThreshold(ceiling: Float) -> Float {
        let last = min(max(Int((ceiling - lower) / step), 0), counts.count - 1)
        // In numbers of steps rather than values: the best step is the same.
        var sum = 0.0
        for (bin, count) in counts.enumerated() { sum += Double(min(bin, last)) * Double(count) }
        let all = Double(total)
        var below = 0.0
        var sumBelow = 0.0
        var best = 0
        var bestVariance = -1.0
        for bin in 0..<max(1, last) {
            let count = Double(counts[bin])
            below += count
            sumBelow += Double(bin) * count
            guard below > 0, below < all else { continue }
            // The variance between two classes, but for a factor that is the same for all thresholds.
            let difference = sum * below / all - sumBelow
            let variance = difference * difference / (below * (all - below))
            if variance > bestVariance {
                bestVariance = variance
                best = bin
            }
        }
        return lower + step * (Float(best) + 0.5)
    }
}
