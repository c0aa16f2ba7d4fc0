import DigitSheets
import Preprocessing
import Raster

/// Combs: a level line with upright teeth at even distances, on which a number is written, each digit between two
/// teeth.
extension CellFrame {

    /// The constants of combs, which follow from how combs are drawn; none was tuned.
    struct CombSettings: Sendable, Codable {
        /// The distance of a tooth from its even place over the distance of two teeth, at most; not tuned: with 0.5 a
        /// line anywhere would do, with much less the teeth on bent paper would not.
        var unevenness = 0.15
        /// The height of the cells above a comb's line over their width, at least; not tuned: digits are higher than
        /// the teeth.
        var cellHeight = 1.25
    }

    /// Finds the comb that a connected component of a page's ink is; nil where it is none.
    ///
    /// The frame's lower side is the comb's line, its upper side lies `CombSettings.cellHeight` above that line and has
    /// no ink; the upright lines are the teeth. `ink` is the page's mask.
    init?(combOf mark: PageMark, in ink: BinaryMask, settings all: CellSettings) {
        let settings = all.comb
        guard let line = CombLine(of: mark, in: ink, all) else { return nil }
        let height = line.toothHeight
        let length = line.length
        guard height > 0,
            // The unit square spans the comb from the ends of its teeth down to its line.
            let map = Homography(
                from: [[0, 0], [1, 0], [1, 1], [0, 1]],
                to: [
                    line.left + line.up * height, line.right + line.up * height, line.right,
                    line.left,
                ])
        else { return nil }
        // The teeth must be even, the lower side a line, and the ends of the teeth open.
        let probe = LineProbe(
            map: map, ink: ink, size: [length, height], settings: all.probe)
        guard
            let teeth = Self.evenTeeth(
                among: probe.lines(areUpright: true, whole: true), settings.unevenness),
            probe.isCovered(at: 1, isUpright: false), !probe.isCovered(at: 0, isUpright: false)
        else { return nil }
        // The cells reach above the unit square, as digits do above the teeth.
        let usual = 1 / Double(teeth.count - 1)
        let rise = max(height, settings.cellHeight * usual * length) / height
        self.init(
            map: map, upright: teeth,
            level: [
                Line(middle: 1 - rise, halfWidth: 0),
                Line(middle: 1, halfWidth: line.thickness / 2 / height),
            ])
    }

    /// Returns the most lines at even distances from end to end, where there are at least three.
    ///
    /// Lines that fit no place are left out: a 1 that stands on the comb is a line among its teeth.
    private static func evenTeeth(among lines: [Line], _ unevenness: Double) -> [Line]? {
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

/// The lower edge of a mark where it is a straight line, and how high ink stands at the line's ends.
private struct CombLine {
    /// The line's ends in pixels of the page.
    let left, right: SheetPoint
    /// The direction from the line upward, a vector one pixel long.
    let up: SheetPoint
    /// The height of ink at the lower one of both ends, in pixels above the line's lower edge.
    let toothHeight: Double
    /// The thickness of the line in pixels: the median height of ink along it.
    let thickness: Double

    /// The length of the line in pixels.
    var length: Double { (right - left).length }

    /// Measures the lower edge of a mark; nil where the edge is not straight.
    init?(of mark: PageMark, in ink: BinaryMask, _ settings: CellSettings) {
        let box = mark.box
        let bottoms = OutermostInk(of: mark).bottoms
        guard let edge = StraightEdge(bottoms, sway: settings.probe.sway, settings.edge) else {
            return nil
        }
        let near = bottoms.indices.filter { edge.isOn($0, Double(bottoms[$0])) }
        guard let first = near.first, let last = near.last, last > first else { return nil }
        // The middle of the line's pixel in a column, in pixels of the page.
        func place(_ column: Int) -> SheetPoint {
            [Double(box.x + column) + 0.5, Double(box.y) + edge.level(at: column) + 0.5]
        }
        let scale = (1 + edge.slope * edge.slope).squareRoot()
        let up = SheetPoint(edge.slope / scale, -1 / scale)
        // How far ink reaches upward from a column of the line without a gap, a pixel to either side being near enough.
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
        // About a hundred columns are enough for a median.
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
