import Raster
import SystemLibraries

/// The marks found on one page at several thresholds, each thing on the paper once.
///
/// Marks with nearly the same box are the same thing. Of two such marks the one is kept whose threshold is nearer to
/// half of its own mean ink: below half, its blurred edges belong to it, above, its thin strokes are missing.
package struct MarkPool {
    /// The marks, in the order in which their things were first found.
    private(set) var marks: [PageMark] = []
    /// How far each mark's threshold is from the best one: the amount of the logarithm of their ratio.
    private var misfits: [Float] = []
    /// The places in `marks` of those whose middle lies in a cell: a spatial hash, so that adding costs the same
    /// however many marks there are.
    private var cells: [Cell: [Int]] = [:]

    /// A square of the page that is searched at once.
    private struct Cell: Hashable {
        /// The column of the cell, counted in cells.
        let x: Int
        /// The row of the cell, counted in cells.
        let y: Int
    }

    /// The constants by which marks are compared; none of the numbers was tuned.
    package struct Settings: Sendable, Codable {
        /// The best threshold over the mean ink above it; not tuned: half way down a blurred edge.
        package var bestThreshold: Float = 0.5
        /// The distance between the edges of the same mark at two thresholds over its long side, at most.
        ///
        /// Not tuned: more would take a digit and its neighbor's tail for the digit alone.
        package var slack: Float = 0.1
        /// The distance in pixels that is allowed between the edges of the same mark, however small; not tuned: so far
        /// a blurred edge moves from one threshold to another.
        package var leastSlack = 2
        /// The side of a cell in pixels, of which a mark is compared with the marks in its own and the eight around it.
        ///
        /// Not tuned: larger cells cost time, much smaller ones would miss marks of nearly the same box.
        package var cellSide = 16
    }

    /// The constants of the comparison.
    private let settings: Settings

    /// Makes an empty pool.
    init(settings: Settings) { self.settings = settings }

    /// Adds a mark found at a threshold, unless a mark of the same box is known whose threshold fits as well or better.
    ///
    /// A known mark that fits worse is replaced, at its place in the order.
    mutating func add(_ mark: PageMark, threshold: Float) {
        let misfit = abs(logf(threshold / max(mark.strength, 1e-4) / settings.bestThreshold))
        let center = Cell(
            x: (mark.box.x + mark.box.maxX) / 2 / settings.cellSide,
            y: (mark.box.y + mark.box.maxY) / 2 / settings.cellSide)
        for x in center.x - 1...center.x + 1 {
            for y in center.y - 1...center.y + 1 {
                for known in cells[Cell(x: x, y: y)] ?? [] where isSame(marks[known], mark) {
                    if misfit < misfits[known] {
                        (marks[known], misfits[known]) = (mark, misfit)
                    }
                    return
                }
            }
        }
        cells[center, default: []].append(marks.count)
        marks.append(mark)
        misfits.append(misfit)
    }

    /// Whether two marks are the same thing: no edge of their boxes is farther apart than `Settings.slack` and
    /// `Settings.leastSlack` allow.
    private func isSame(_ one: PageMark, _ other: PageMark) -> Bool {
        let (a, b) = (one.box, other.box)
        let slack = max(
            settings.leastSlack, Int(settings.slack * Float(min(a.longSide, b.longSide))))
        return abs(a.x - b.x) <= slack && abs(a.y - b.y) <= slack
            && abs(a.maxX - b.maxX) <= slack && abs(a.maxY - b.maxY) <= slack
    }
}
