import DigitSheets

/// A straight line through the outermost ink of most columns (or rows) of a mark.
struct StraightEdge {
    /// The level at column 0, in pixels.
    private let start: Double
    /// The rise in pixels per column.
    let slope: Double

    /// The part of the columns whose outermost ink must lie on the line: a digit may stick out.
    private static let leastShare = 0.75
    /// How steep a side may be.
    private static let steepest = 0.35

    /// Fits a line to the outermost levels by the middle of slopes (Theil–Sen); nothing where they are bent.
    ///
    /// Corners aside: where a frame lies askew, columns there show the other sides.
    init?(_ levels: [Int], _ across: Double) {
        let margin = levels.count / 8
        let places = Array(
            stride(
                from: margin, to: levels.count - margin, by: max(1, levels.count / 64)))
        guard places.count >= 6, places.allSatisfy({ levels[$0] >= 0 && levels[$0] < .max }) else {
            return nil
        }
        let half = places.count / 2
        let slopes = (0..<places.count - half).map { place in
            Double(levels[places[place + half]] - levels[places[place]])
                / Double(places[place + half] - places[place])
        }.sorted()
        let slope = slopes[slopes.count / 2]
        let starts = places.map { Double(levels[$0]) - slope * Double($0) }.sorted()
        let start = starts[starts.count / 2]
        let slack = max(1.5, 0.01 * Double(levels.count))
        let near = places.count { abs(Double(levels[$0]) - slope * Double($0) - start) <= slack }
        guard abs(slope) <= Self.steepest, slack < across / 4,
            Double(near) >= Self.leastShare * Double(places.count)
        else { return nil }
        (self.start, self.slope) = (start, slope)
    }

    /// The level in a column, in pixels.
    func level(at column: Int) -> Double { start + slope * Double(column) }

    /// Where this line, of rows over columns, and one of columns over rows meet.
    func crossing(_ other: StraightEdge) -> SheetPoint {
        // y = start + slope x; x = other.start + other.slope y
        let y = (start + slope * other.start) / (1 - slope * other.slope)
        return [other.start + other.slope * y, y]
    }
}
