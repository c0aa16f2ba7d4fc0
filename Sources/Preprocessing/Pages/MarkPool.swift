import Raster
import SystemLibraries

/// Marks found on one page in several ways, each thing on it once.
///
/// What has nearly the same box is the same thing; of two such marks, the one that was cut out at
/// about half of its own strength is kept: below, its blurred edges belong to it, above, its thin
/// strokes are missing.
package struct MarkPool {
    /// The marks, in the order in which they were first found.
    private(set) var marks: [PageMark] = []
    private var misfits: [Float] = []
    private var cells: [Cell: [Int]] = [:]

    private struct Cell: Hashable {
        let x: Int
        let y: Int
    }

    /// The side of a cell of pixels that are searched together.
    private static let cellSide = 16
    /// What marks are compared by; none of the numbers was tuned.
    package struct Settings: Sendable, Codable {
        /// The best threshold over the mean ink above it: half way down a blurred edge.
        package var bestThreshold: Float = 0.5
        /// The distance between the edges of the same mark at two thresholds over its long side, at most.
        package var slack: Float = 0.1

        /// Makes the settings that photos are read with.
        package init() {}
    }

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    /// Adds a mark that was cut out at a threshold, unless it is known as well or better.
    mutating func add(_ mark: PageMark, threshold: Float) {
        let misfit = abs(logf(threshold / max(mark.strength, 1e-4) / settings.bestThreshold))
        let center = Cell(
            x: (mark.box.x + mark.box.maxX) / 2 / Self.cellSide,
            y: (mark.box.y + mark.box.maxY) / 2 / Self.cellSide)
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

    private func isSame(_ one: PageMark, _ other: PageMark) -> Bool {
        let (a, b) = (one.box, other.box)
        let slack = max(2, Int(settings.slack * Float(min(a.longSide, b.longSide))))
        return abs(a.x - b.x) <= slack && abs(a.y - b.y) <= slack
            && abs(a.maxX - b.maxX) <= slack && abs(a.maxY - b.maxY) <= slack
    }
}
