import Raster

/// The straight line through stretches of ink, by least squares.
struct LineFit {
    /// Rows down per column.
    let slope: Double
    /// The row at column 0.
    let start: Double
    /// How far pixels are from the line: the root of the mean square.
    let deviation: Double
    /// The columns that have ink.
    let columns: Range<Int>

    /// Fits a line; nothing where all ink is in one column.
    init?(of runs: [ConnectedComponents.Run]) {
        var (n, sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        var (first, last) = (Int.max, Int.min)
        for run in runs {
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

    /// The row of the line at a column.
    func row(at column: Int) -> Int { Int((start + slope * Double(column)).rounded()) }
}
