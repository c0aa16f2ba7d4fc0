import DigitSheets
import Preprocessing
import Raster

/// A frame of four straight lines on a page, and the lines from side to side that divide it into cells: a
/// box, a row of boxes, the grid of a sudoku, a table.
///
/// Where nothing else is said, the numbers here and in the other files of this folder say how forms are drawn; they
/// were set by that and not tuned.
struct CellFrame {
    /// Takes places of the unit square, whose corners are the frame's, to pixels of the page.
    let map: Homography
    /// Takes pixels of the page to places of the unit square.
    let inverse: Homography
    /// Where the upright lines are, 0 … 1 along the upper side, the frame's own sides among them.
    let upright: [Line]
    /// Where the level lines are, 0 … 1 down the left side.
    let level: [Line]

    /// A line's place and half of its thickness, as parts of the frame's side; an open side has no thickness.
    struct Line: Equatable {
        let middle: Double
        let halfWidth: Double
    }

    /// Frames with shorter sides, in pixels, hold no digits that can be read.
    static let leastSide = 16

    /// Makes the frame of the cells between lines at places of a quadrilateral.
    init?(map: Homography, upright: [Line], level: [Line]) {
        guard let inverse = map.inverse else { return nil }
        (self.map, self.inverse, self.upright, self.level) = (map, inverse, upright, level)
    }

    /// Finds the frame that a connected component of a page's ink is, if it is one.
    init?(of mark: PageMark, in ink: BinaryMask) {
        let box = mark.box
        guard min(box.width, box.height) >= Self.leastSide,
            let outline = FrameOutline(of: mark), let map = outline.map, let inverse = map.inverse
        else { return nil }
        let probe = LineProbe(map: map, ink: ink, size: outline.size)
        let edges: [(Double, Bool)] = [(0, true), (1, true), (0, false), (1, false)]
        guard edges.allSatisfy({ probe.isCovered(at: $0.0, isUpright: $0.1) }) else { return nil }
        (self.map, self.inverse) = (map, inverse)
        level = probe.lines(areUpright: false, whole: false)
        upright = probe.lines(areUpright: true, whole: level.count == 2)
        guard upright.count > 1, level.count > 1 else { return nil }
    }

    /// Whether no line divides it.
    var isSingle: Bool { upright.count == 2 && level.count == 2 }
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
        let outermost = OutermostInk(of: mark)
        let (wide, high) = (Double(box.width), Double(box.height))
        guard let top = StraightEdge(outermost.tops, high),
            let bottom = StraightEdge(outermost.bottoms, high),
            let left = StraightEdge(outermost.lefts, wide),
            let right = StraightEdge(outermost.rights, wide)
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
