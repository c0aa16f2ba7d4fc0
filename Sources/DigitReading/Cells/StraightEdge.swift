import DigitSheets
import Preprocessing
import Raster

/// A straight line through the outermost ink of most columns (or rows) of a mark.
struct StraightEdge {
    /// The level of the line at column 0, in pixels from the box's edge.
    private let start: Double
    /// The slope of the line in pixels per column.
    let slope: Double
    /// The distance from the line in pixels within which ink lies on it.
    private let slack: Double

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The share, 0 … 1, of the columns whose outermost ink must lie on the line; not tuned: a digit may stick out.
        var leastShare = 0.75
        /// The slope of a side, at most; not tuned: 19 degrees.
        var steepest = 0.35
        /// The share of the columns at each end that are left out; not tuned: where a frame lies askew, columns there
        /// show the other sides.
        var margin = 0.125
        /// The number of columns that are looked at, about; not tuned: more cost time.
        var mostColumns = 64
        /// The distance from the line in pixels within which ink lies on it, at least; not tuned: levels are rounded to
        /// pixels.
        var leastSlack = 1.5
    }

    /// Fits a line to the outermost levels of columns, by the median of slopes (Theil–Sen estimator); nil where
    /// they are bent.
    ///
    /// `sway` is the distance from the line over its length within which ink lies on it (`LineProbe.Settings.sway`).
    init?(_ levels: [Int], sway: Double, _ settings: Settings) {
        let margin = Int(settings.margin * Double(levels.count))
        let places = Array(
            stride(
                from: margin, to: levels.count - margin,
                by: max(1, levels.count / settings.mostColumns)))
        guard places.count > 1,
            places.allSatisfy({ levels[$0] >= 0 && levels[$0] < .max })
        else { return nil }
        // Each column is paired with one half the length away: pairs that near to each other give slopes of rounding.
        let half = places.count / 2
        let slopes = (0..<places.count - half).map { place in
            Double(levels[places[place + half]] - levels[places[place]])
                / Double(places[place + half] - places[place])
        }
        let slope = slopes.upperMedian ?? 0
        self.slope = slope
        start = places.map { Double(levels[$0]) - slope * Double($0) }.upperMedian ?? 0
        slack = max(settings.leastSlack, sway * Double(levels.count))
        guard abs(slope) <= settings.steepest,
            Double(places.count { isOn($0, Double(levels[$0])) })
                >= settings.leastShare * Double(places.count)
        else { return nil }
    }

    /// Whether ink at a level of a column lies on the line.
    func isOn(_ column: Int, _ level: Double) -> Bool {
        abs(level - self.level(at: column)) <= slack
    }

    /// Returns the level of the line in a column, in pixels.
    func level(at column: Int) -> Double { start + slope * Double(column) }

    /// Returns where this line, of rows over columns, and one of columns over rows meet: column and row in pixels from
    /// the box's upper left corner.
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

    /// Goes through the mark's runs once; every column and row of a connected mark has ink.
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
