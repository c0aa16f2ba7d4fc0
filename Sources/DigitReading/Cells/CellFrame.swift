import DigitSheets
import Preprocessing
import Raster

/// A frame of four straight lines on a page, and the lines from side to side that divide it into cells: a
/// box, a row of boxes, the grid of a sudoku, a table.
///
/// The numbers here and in `CellInterior` and `PageCells` say how forms are drawn; they were set before any
/// page was read with them and were not varied since.
struct CellFrame {
    /// Takes places of the unit square, whose corners are the frame's, to pixels of the page.
    let map: Homography
    /// Takes pixels of the page to places of the unit square.
    let inverse: Homography
    /// Where the upright lines are, 0 … 1 along the upper side, the frame's own sides among them.
    let upright: [Line]
    /// Where the level lines are, 0 … 1 down the left side.
    let level: [Line]

    /// A line's place and half of its thickness, as parts of the frame's side.
    struct Line: Equatable {
        let middle: Double
        let halfWidth: Double
    }

    /// Frames with shorter sides, in pixels, hold no digits that can be read.
    static let leastSide = 16
    /// The part of a side that must be ink, where digits may cross and print may break it.
    private static let leastCover = 0.85
    /// How far from straight a line may be, as a part of its length.
    private static let sway = 0.012
    /// Lines nearer to each other than this, in pixels, bound no cell.
    private static let leastCell = 10.0

    /// Finds the frame that a connected component of a page's ink is, if it is one.
    init?(of mark: PageMark, in ink: BinaryMask) {
        let box = mark.box
        guard min(box.width, box.height) >= Self.leastSide,
            let outline = FrameOutline(of: mark), let map = outline.map, let inverse = map.inverse
        else { return nil }
        let frame = Probe(map: map, ink: ink, size: outline.size, sway: Self.sway)
        let edges: [(Double, Bool)] = [(0, true), (1, true), (0, false), (1, false)]
        guard edges.allSatisfy({ frame.cover(at: $0.0, isUpright: $0.1) >= Self.leastCover }) else {
            return nil
        }
        (self.map, self.inverse) = (map, inverse)
        upright = frame.lines(areUpright: true, covered: Self.leastCover, apart: Self.leastCell)
        level = frame.lines(areUpright: false, covered: Self.leastCover, apart: Self.leastCell)
        guard upright.count > 1, level.count > 1 else { return nil }
    }

    /// Whether no line divides it.
    var isSingle: Bool { upright.count == 2 && level.count == 2 }

    /// Asks how much of a frame's lines is ink.
    private struct Probe {
        let map: Homography
        let ink: BinaryMask
        /// The frame's width and height in pixels.
        let size: SheetPoint
        let sway: Double

        /// How far beside a line ink still counts for it, in pixels.
        private func reach(isUpright: Bool) -> Int {
            max(1, Int((sway * (isUpright ? size.y : size.x)).rounded()))
        }

        /// The part of the way from side to side that is ink, at a place 0 … 1 of the frame.
        func cover(at place: Double, isUpright: Bool) -> Double {
            let reach = reach(isUpright: isUpright)
            let length = isUpright ? size.y : size.x
            let steps = max(8, Int(length / 2))
            let count = (0...steps).count { step in
                let way = Double(step) / Double(steps)
                let pixel = map.apply(isUpright ? [place, way] : [way, place])
                let (x, y) = (Int(pixel.x.rounded(.down)), Int(pixel.y.rounded(.down)))
                return (-reach...reach).contains { offset in
                    let (x, y) = isUpright ? (x + offset, y) : (x, y + offset)
                    return x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink[x, y]
                }
            }
            return Double(count) / Double(steps + 1)
        }

        /// The lines from side to side, the frame's own first and last.
        func lines(areUpright: Bool, covered least: Double, apart: Double) -> [Line] {
            let length = areUpright ? size.x : size.y
            let reach = Double(reach(isUpright: areUpright))
            let steps = Int(length)
            guard steps > 0 else { return [] }
            var lines: [Line] = []
            var start: Int?
            for step in 0...steps + 1 {
                let isLine =
                    step <= steps
                    && cover(at: Double(step) / Double(steps), isUpright: areUpright) >= least
                if isLine, start == nil { start = step }
                guard !isLine, let first = start else { continue }
                start = nil
                // The probe reaches to both sides of a line.
                let width = max(1, Double(step - first) - 2 * reach)
                let line = Line(
                    middle: Double(first + step - 1) / 2 / length, halfWidth: width / 2 / length)
                if let last = lines.last, (line.middle - last.middle) * length < apart {
                    // Double lines are one thick one.
                    let ends = (last.middle - last.halfWidth, line.middle + line.halfWidth)
                    lines[lines.count - 1] = Line(
                        middle: (ends.0 + ends.1) / 2, halfWidth: (ends.1 - ends.0) / 2)
                } else {
                    lines.append(line)
                }
            }
            return lines
        }
    }
}

/// The four sides of what a mark encloses, where they are straight.
private struct FrameOutline {
    private let corners: [SheetPoint]

    /// The middle width and height in pixels.
    var size: SheetPoint { corners.middleSize }

    /// The map from the unit square, from its upper left corner clockwise.
    var map: Homography? { Homography(from: [[0, 0], [1, 0], [1, 1], [0, 1]], to: corners) }

    init?(of mark: PageMark) {
        let box = mark.box
        var tops = [Int](repeating: .max, count: box.width)
        var bottoms = [Int](repeating: .min, count: box.width)
        var lefts = [Int](repeating: .max, count: box.height)
        var rights = [Int](repeating: .min, count: box.height)
        for run in mark.runs {
            let y = run.row - box.y
            lefts[y] = min(lefts[y], run.columns.lowerBound - box.x)
            rights[y] = max(rights[y], run.columns.upperBound - 1 - box.x)
            for x in run.columns {
                tops[x - box.x] = min(tops[x - box.x], y)
                bottoms[x - box.x] = max(bottoms[x - box.x], y)
            }
        }
        let across = Double(box.height)
        guard let top = StraightEdge(tops, across), let bottom = StraightEdge(bottoms, across),
            let left = StraightEdge(lefts, Double(box.width)),
            let right = StraightEdge(rights, Double(box.width))
        else { return nil }
        let origin = SheetPoint(Double(box.x) + 0.5, Double(box.y) + 0.5)
        corners = [(top, left), (top, right), (bottom, right), (bottom, left)].map {
            $0.0.crossing($0.1) + origin
        }
        let slack = 0.2 * Double(box.longSide)
        let isInside = corners.allSatisfy {
            $0.x > Double(box.x) - slack && $0.x < Double(box.maxX) + slack
                && $0.y > Double(box.y) - slack && $0.y < Double(box.maxY) + slack
        }
        guard isInside, size.min() >= 8 else { return nil }
    }
}

extension [SheetPoint] {
    /// The middle width and height of a quadrilateral whose corners come from the upper left one clockwise.
    var middleSize: SheetPoint {
        func length(_ one: Int, _ other: Int) -> Double {
            let way = self[one] - self[other]
            return (way * way).sum().squareRoot()
        }
        return [(length(0, 1) + length(3, 2)) / 2, (length(0, 3) + length(1, 2)) / 2]
    }
}

/// A straight line through the outermost ink of most columns (or rows) of a mark.
private struct StraightEdge {
    /// The level at column 0 and the rise per column.
    private let start: Double
    private let slope: Double

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

    /// Where this line, of rows over columns, and one of columns over rows meet.
    func crossing(_ other: StraightEdge) -> SheetPoint {
        // y = start + slope x; x = other.start + other.slope y
        let y = (start + slope * other.start) / (1 - slope * other.slope)
        return [other.start + other.slope * y, y]
    }
}
