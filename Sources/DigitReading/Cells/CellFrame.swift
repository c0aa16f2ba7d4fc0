import DigitSheets
import Preprocessing
import Raster

/// A frame of four straight lines on a page, and the lines from side to side that divide it into cells: a box, a row of
/// boxes, the grid of a sudoku, a table.
///
/// Frames may lie askew or in perspective, not bent. Where nothing else is said, the constants here and in the other
/// files of this folder say how forms are drawn; they were set by that and not tuned.
struct CellFrame {
    /// Maps the unit square, whose corners are the frame's, to pixels of the page.
    let map: Homography
    /// Maps pixels of the page to the unit square.
    let inverse: Homography
    /// The places of the upright lines, 0 … 1 along the upper side, the frame's own sides among them.
    let upright: [Line]
    /// The places of the level lines, 0 … 1 down the left side, the frame's own sides among them.
    let level: [Line]

    /// The place of a line's middle, and half of its thickness, both over the length of the frame's side; an open side
    /// has no thickness.
    struct Line: Equatable {
        /// The place of the line's middle, 0 … 1 within the frame.
        let middle: Double
        /// Half of the line's thickness over the length of the side that it crosses.
        let halfWidth: Double
    }

    /// The constants of frames; those of their lines are `LineProbe.Settings` and `StraightEdge.Settings`.
    struct Settings: Sendable, Codable {
        /// The side of a frame in pixels, at least; not tuned: smaller ones hold no digits that can be read.
        var leastSide = 16
    }

    /// Makes the frame of the cells between lines at places of a quadrilateral; nil where its corners are on one
    /// line.
    init?(map: Homography, upright: [Line], level: [Line]) {
        guard let inverse = map.inverse else { return nil }
        (self.map, self.inverse, self.upright, self.level) = (map, inverse, upright, level)
    }

    /// Finds the frame that a connected component of a page's ink is; nil where it is none.
    ///
    /// `ink` is the page's mask, in which the component's lines are followed from side to side.
    init?(of mark: PageMark, in ink: BinaryMask, settings: CellSettings) {
        let box = mark.box
        guard min(box.width, box.height) >= settings.frame.leastSide,
            let outline = FrameOutline(of: mark, settings), let map = outline.map,
            let inverse = map.inverse
        else { return nil }
        // A mark whose outermost ink lies on four straight lines may still be a digit: along a frame's sides there is
        // ink nearly everywhere.
        let probe = LineProbe(map: map, ink: ink, size: outline.size, settings: settings.probe)
        let edges: [(Double, Bool)] = [(0, true), (1, true), (0, false), (1, false)]
        guard edges.allSatisfy({ probe.isCovered(at: $0.0, isUpright: $0.1) }) else { return nil }
        (self.map, self.inverse) = (map, inverse)
        level = probe.lines(areUpright: false, whole: false)
        // In a frame one cell high the lines must reach both sides, as a 1 that nearly fills a cell does not.
        upright = probe.lines(areUpright: true, whole: level.count == 2)
        guard upright.count > 1, level.count > 1 else { return nil }
    }

    /// Whether the frame is one cell: no line divides it.
    var isSingle: Bool { upright.count == 2 && level.count == 2 }
}

/// The quadrilateral of the outermost ink of a mark, where its four sides are straight.
private struct FrameOutline {
    /// The corners in pixels of the page, clockwise from the upper left one.
    private let corners: [SheetPoint]

    /// The mean lengths in pixels of the level sides and of the upright sides.
    var size: SheetPoint { corners.meanSize }

    /// The map from the unit square to the quadrilateral, upper left corner to upper left corner.
    var map: Homography? { Homography(from: [[0, 0], [1, 0], [1, 1], [0, 1]], to: corners) }

    /// Fits the four sides; nil where one is not straight.
    init?(of mark: PageMark, _ settings: CellSettings) {
        let box = mark.box
        let outermost = OutermostInk(of: mark)
        let sway = settings.probe.sway
        guard let top = StraightEdge(outermost.tops, sway: sway, settings.edge),
            let bottom = StraightEdge(outermost.bottoms, sway: sway, settings.edge),
            let left = StraightEdge(outermost.lefts, sway: sway, settings.edge),
            let right = StraightEdge(outermost.rights, sway: sway, settings.edge)
        else { return nil }
        let origin = SheetPoint(Double(box.x) + 0.5, Double(box.y) + 0.5)
        corners = [(top, left), (top, right), (bottom, right), (bottom, left)].map {
            $0.0.crossing($0.1) + origin
        }
    }
}

extension [SheetPoint] {
    /// The mean width and height of a quadrilateral whose corners come clockwise from the upper left one.
    var meanSize: SheetPoint {
        func length(_ one: Int, _ other: Int) -> Double { (self[one] - self[other]).length }
        return [(length(0, 1) + length(3, 2)) / 2, (length(0, 3) + length(1, 2)) / 2]
    }
}
