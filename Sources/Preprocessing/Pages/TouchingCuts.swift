import Raster

/// Where a mark may be cut into digits that touch: paths from its top to its bottom that cross little ink.
///
/// A path goes one row down and at most one column aside at a time, so that it follows the gap between two leaning
/// digits. Found by dynamic programming from the top and from the bottom: the cheapest path through each place of the
/// middle row, of which the cheapest that are apart are kept.
package struct TouchingCuts: Sendable, Equatable {
    /// A path: for every row of the mark's box the first column right of the cut.
    package struct Cut: Sendable, Equatable {
        /// One column for each row of the box, counted from the box's left edge.
        package let columns: [Int]
        /// The pixels of ink that the path crosses.
        package let ink: Int
        /// The column in which the path crosses the middle row of the box.
        package var middle: Int { columns[columns.count / 2] }
    }

    /// The cuts from left to right; none of them crosses another.
    package let cuts: [Cut]

    /// The constants of this algorithm, none of them tuned.
    package struct Settings: Sendable, Codable {
        /// What a step aside costs in pixels of ink: paths are straight where ink does not bend them.
        ///
        /// Not tuned: four steps aside are worth one pixel of ink.
        package var stepAside: Float = 0.25
        /// What all steps aside of a path may cost together, in pixels of ink.
        ///
        /// Not tuned: up to sixteen steps aside.
        package var mostAside: Float = 4

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Finds at most `limit` cuts that cross at most `thickest` pixels and are at least `spacing` columns apart.
    ///
    /// Cheaper cuts are taken first; none is nearer to the mark's sides than half of the spacing, and none costs more
    /// than `thickest` and `Settings.mostAside` together. All come from the same two trees of cheapest paths, and so
    /// cannot cross. Time and memory are proportional to the box's area.
    package init(
        of mark: PageMark, thickest: Int, spacing: Int, limit: Int, settings: Settings
    ) {
        let mask = mark.mask(in: mark.box)
        let middle = mask.height / 2
        let upper = Paths(
            through: mask, rows: Array(0...middle), stepAside: settings.stepAside)
        let lower = Paths(
            through: mask, rows: (middle..<mask.height).reversed(), stepAside: settings.stepAside)
        // The middle row's own ink is in both sums.
        let costs = (0..<mask.width).map { x in
            upper.costs[x] + lower.costs[x] - (mask[x, middle] ? 1 : 0)
        }
        var chosen: [Cut] = []
        let edge = max(1, spacing / 2)
        let order = costs.indices.dropFirst(edge).dropLast(edge).sorted {
            (costs[$0], $0) < (costs[$1], $1)
        }
        for x in order where chosen.count < limit {
            guard costs[x] <= Float(thickest) + settings.mostAside,
                chosen.allSatisfy({ abs($0.middle - x) >= spacing })
            else { continue }
            let columns = Array(upper.path(to: x).reversed() + lower.path(to: x).dropFirst())
            let ink = Self.ink(under: columns, in: mask)
            if ink <= thickest { chosen.append(Cut(columns: columns, ink: ink)) }
        }
        cuts = chosen.sorted { $0.middle < $1.middle }
    }

    /// Returns the pixels of ink that a path crosses: those it stands on, and one more for each step aside whose two
    /// other pixels are ink, so that no path slips through where ink touches by its corners.
    private static func ink(under columns: [Int], in mask: BinaryMask) -> Int {
        var ink = mask[columns[0], 0] ? 1 : 0
        for (row, (above, here)) in zip(columns, columns.dropFirst()).enumerated() {
            if mask[here, row + 1] { ink += 1 }
            if above != here, mask[here, row], mask[above, row + 1] { ink += 1 }
        }
        return ink
    }

    /// The cheapest paths from the first of some rows to every place of the last one.
    private struct Paths {
        /// The cost, in pixels of ink, of the cheapest path to each column of the last row.
        private(set) var costs: [Float]
        /// For each row but the first, from how many columns aside the path to a place comes.
        private var steps: [[Int8]] = []

        /// Computes the paths row by row, in the order of `rows`, which may go down or up.
        ///
        /// A step aside costs `stepAside`, and a pixel more where it slips between two pixels of ink; of paths that
        /// cost the same the straight one is taken.
        init(through mask: BinaryMask, rows: [Int], stepAside: Float) {
            costs = (0..<mask.width).map { mask[$0, rows[0]] ? 1 : 0 }
            for (above, row) in zip(rows, rows.dropFirst()) {
                var next = costs
                var step = [Int8](repeating: 0, count: mask.width)
                for x in 0..<mask.width {
                    for side in [-1, 1] where mask.columns.contains(x + side) {
                        var cost = costs[x + side] + stepAside
                        if mask[x, above], mask[x + side, row] { cost += 1 }
                        if cost < next[x] { (next[x], step[x]) = (cost, Int8(side)) }
                    }
                    if mask[x, row] { next[x] += 1 }
                }
                costs = next
                steps.append(step)
            }
        }

        /// Returns the columns of the path to a place in the last row, from there back to the first row.
        func path(to end: Int) -> [Int] {
            var x = end
            return [end]
                + steps.reversed().map { step in
                    x += Int(step[x])
                    return x
                }
        }
    }
}

extension BinaryMask {
    /// The columns of the mask, from 0.
    fileprivate var columns: Range<Int> { 0..<width }
}

extension PageMark {
    /// Returns the part of the mark between two cuts of it; nil where there is no ink between them.
    ///
    /// No cut on a side means the mark's own edge. The part keeps the mean ink of the whole.
    package func part(
        after left: TouchingCuts.Cut?, before right: TouchingCuts.Cut?
    ) -> PageMark? {
        var kept: [PixelRun] = []
        for run in runs {
            let row = run.row - box.y
            let from = max(run.columns.lowerBound, left.map { box.x + $0.columns[row] } ?? .min)
            let to = min(run.columns.upperBound, right.map { box.x + $0.columns[row] } ?? .max)
            if from < to { kept.append(PixelRun(row: run.row, columns: from..<to)) }
        }
        return kept.isEmpty ? nil : PageMark(runs: kept, strength: strength)
    }
}
