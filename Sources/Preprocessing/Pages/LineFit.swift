import Raster

/// The straight line through the pixels of runs, by least squares of the vertical distances.
struct LineFit {
    /// The slope in rows down per column to the right.
    let slope: Double
    /// The row of the line at column 0.
    let start: Double
    /// The vertical distance of the pixels from the line in pixels, as root mean square.
    let deviation: Double
    /// The columns from the leftmost pixel to the rightmost one.
    let columns: Range<Int>

    /// Fits a line; nil where there are no pixels or all are in one column.
    init?(of runs: [PixelRun]) {
        var (n, sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        var (first, last) = (Int.max, Int.min)
        for run in runs {
            // The sums of a run's pixels in closed form: n columns around a middle have the variance (n² − 1) / 12.
            let (count, row) = (Double(run.columns.count), Double(run.row))
            let middle = Double(run.columns.lowerBound + run.columns.upperBound - 1) / 2
            n += count
            sx += count * middle
            sy += count * row
            sxx += count * (middle * middle + (count * count - 1) / 12)
            sxy += count * middle * row
            syy += count * row * row
            first = min(first, run.columns.lowerBound)
            last = max(last, run.columns.upperBound)
        }
        let spread = n * sxx - sx * sx
        guard n > 0, spread > 0 else { return nil }
        slope = (n * sxy - sx * sy) / spread
        start = (sy - slope * sx) / n
        let residue = (n * syy - sy * sy - slope * (n * sxy - sx * sy)) / (n * n)
        deviation = max(0, residue).squareRoot()
        columns = first..<last
    }

    /// Returns the row of the line at a column, rounded; it may lie outside of the picture.
    func row(at column: Int) -> Int { Int((start + slope * Double(column)).rounded()) }
}
