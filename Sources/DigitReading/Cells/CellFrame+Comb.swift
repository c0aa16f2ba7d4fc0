import DigitSheets
import Preprocessing
import Raster

/// A comb: a level line with upright teeth at even distances, on which a number is written, each digit between
/// two teeth.
extension CellFrame {
    /// How many times as wide as high a comb is at least, with digits that touch it.
    private static let leastAspect = 1.5
    /// Teeth are at least so many times as high as the line is thick, and so many pixels: lower ones are bumps.
    private static let (leastRatio, leastTooth) = (2.0, 5.0)
    /// Teeth are at most this part of the comb's length high.
    private static let highestTooth = 0.6
    /// How far from its even place a tooth may be, as a part of the distance of two.
    private static let unevenness = 0.15
    /// How high the cells above a comb's line are, in parts of their width: digits are higher than the teeth.
    private static let cellHeight = 1.25

    /// Finds the comb that a connected component of a page's ink is, if it is one.
    init?(combOf mark: PageMark, in ink: BinaryMask) {
        let box = mark.box
        guard Double(box.width) >= Self.leastAspect * Double(box.height),
            let line = CombLine(of: mark, in: ink)
        else { return nil }
        let height = line.toothHeight
        let length = line.length
        guard height >= max(Self.leastRatio * line.thickness, Self.leastTooth),
            height <= Self.highestTooth * length,
            let map = Homography(
                from: [[0, 0], [1, 0], [1, 1], [0, 1]],
                to: [
                    line.left + line.up * height, line.right + line.up * height, line.right,
                    line.left,
                ])
        else { return nil }
        let probe = LineProbe(map: map, ink: ink, size: [length, height])
        guard let teeth = Self.evenTeeth(among: probe.lines(areUpright: true, whole: true)),
            probe.isCovered(at: 1, isUpright: false), !probe.isCovered(at: 0, isUpright: false)
        else { return nil }
        let usual = 1 / Double(teeth.count - 1)
        let rise = max(height, Self.cellHeight * usual * length) / height
        self.init(
            map: map, upright: teeth,
            level: [
                Line(middle: 1 - rise, halfWidth: 0),
                Line(middle: 1, halfWidth: line.thickness / 2 / height),
            ])
    }

    /// Returns the most lines at even distances from end to end, where there are three at least: a 1 that stands
    /// on the comb is a line among its teeth.
    private static func evenTeeth(among lines: [Line]) -> [Line]? {
        for count in (2..<max(2, lines.count)).reversed() {
            let distance = 1 / Double(count)
            let teeth = (0...count).compactMap { number in
                let place = Double(number) * distance
                return lines.min { abs($0.middle - place) < abs($1.middle - place) }
                    .flatMap { abs($0.middle - place) <= unevenness * distance ? $0 : nil }
            }
            if teeth.count == count + 1 { return teeth }
        }
        return nil
    }
}

/// The lower edge of a mark where it is a straight line, and how high ink stands at its ends.
private struct CombLine {
    /// Its ends in pixels of the page.
    let left, right: SheetPoint
    /// The direction away from it to above, 1 pixel long.
    let up: SheetPoint
    /// How high the ink goes at both ends, in pixels.
    let toothHeight: Double
    /// The line's own thickness in pixels.
    let thickness: Double

    var length: Double {
        let way = right - left
        return (way * way).sum().squareRoot()
    }

    init?(of mark: PageMark, in ink: BinaryMask) {
        let box = mark.box
        let bottoms = OutermostInk(of: mark).bottoms
        guard let edge = StraightEdge(bottoms, Double(box.width)) else { return nil }
        let near = bottoms.indices.filter { edge.isOn($0, Double(bottoms[$0])) }
        guard let first = near.first, let last = near.last, last > first else { return nil }
        func place(_ column: Int) -> SheetPoint {
            [Double(box.x + column) + 0.5, Double(box.y) + edge.level(at: column) + 0.5]
        }
        let scale = (1 + edge.slope * edge.slope).squareRoot()
        let up = SheetPoint(edge.slope / scale, -1 / scale)
        func height(over column: Int) -> Double {
            let start = place(column)
            var step = 0.0
            while step < Double(box.height) {
                let pixel = start + up * (step + 1)
                let (x, y) = (Int(pixel.x.rounded(.down)), Int(pixel.y.rounded(.down)))
                let isInk = (x - 1...x + 1).contains {
                    $0 >= 0 && y >= 0 && $0 < ink.width && y < ink.height && ink[$0, y]
                }
                guard isInk else { break }
                step += 1
            }
            return step
        }
        let heights = stride(from: first, through: last, by: max(1, (last - first) / 100))
            .map(height)
        thickness = (heights.upperMedian ?? 0) + 1
        // A pen's corners are round: the outermost columns are lower.
        let reach = Int(thickness)
        let teeth = [first...first + reach, last - reach...last].map { $0.map(height).max() ?? 0 }
        toothHeight = teeth.min() ?? 0
        (left, right, self.up) = (place(first), place(last), up)
    }
}
