import DigitSheets
import Preprocessing
import Raster

/// A straight line through the outermost ink of most columns (or rows) of a mark.
struct StraightEdge {
    /// The level at column 0, in pixels.
    private let start: Double
    /// The rise in pixels per column.
    let slope: Double
    /// How far in pixels ink may be from the line and still count as on it.
    private let slack: Double

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
        }
        let slope = slopes.upperMedian ?? 0
        self.slope = slope
        start = places.map { Double(levels[$0]) - slope * Double($0) }.upperMedian ?? 0
        slack = max(1.5, 0.01 * Double(levels.count))
        guard abs(slope) <= Self.steepest, slack < across / 4,
            Double(places.count { isOn($0, Double(levels[$0])) })
                >= Self.leastShare * Double(places.count)
        else { return nil }
    }

    /// Whether ink at a level of a column lies on the line.
    func isOn(_ column: Int, _ level: Double) -> Bool {
        abs(level - self.level(at: column)) <= slack
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

/// How far a mark's ink reaches in each column and row, in pixels from the upper left corner of its box.
struct OutermostInk {
    /// The first and the last row with ink of each column.
    private(set) var tops, bottoms: [Int]
    /// The first and the last column with ink of each row.
    private(set) var lefts, rights: [Int]

    init(of mark: PageMark) {
        let box = mark.box
        tops = [Int](repeating: .max, count: box.width)
        bottoms = [Int](repeating: .min, count: box.width)
        lefts = [Int](repeating: .max, count: box.height)
        rights = [Int](repeating: .min, count: box.height)
        for run in mark.runs {
            let y = run.row - box.y
            lefts[y] = min(lefts[y], run.columns.lowerBound - box.x)
            rights[y] = max(rights[y], run.columns.upperBound - 1 - box.x)
            for x in run.columns {
                tops[x - box.x] = min(tops[x - box.x], y)
                bottoms[x - box.x] = max(bottoms[x - box.x], y)
            }
        }
    }
}
