package import Raster

/// A mark of a page, which may be a digit: a connected component, or a union or a part of such components.
///
/// Kept as runs of pixels, so that taking marks apart and putting them together costs as much as they have ink, not as
/// much as the page has pixels.
package struct PageMark: Sendable, Equatable {
    /// A stretch of ink in one pixel row of the page.
    package struct Run: Sendable, Equatable {
        /// The pixel row, from the top of the working picture.
        package var row: Int
        /// The columns, from the left of the working picture.
        package var columns: Range<Int>

        /// Makes a run of a row and its columns.
        package init(row: Int, columns: Range<Int>) {
            self.row = row
            self.columns = columns
        }
    }

    /// The mark's pixels, in no particular order; runs do not overlap, but in a union of marks that share pixels.
    package private(set) var runs: [Run]
    /// The smallest box around the mark, in pixels of the working picture.
    package private(set) var box: PixelBox
    /// The number of the mark's pixels.
    package private(set) var area: Int
    /// The mean ink of the mark's pixels on the ink map's scale; 0 where it was not measured.
    package let strength: Float

    /// Makes a mark of runs; there must be one at least, else its box is empty.
    package init(runs: [Run], strength: Float = 0) {
        self.runs = runs
        self.strength = strength
        let first = runs.first ?? Run(row: 0, columns: 0..<0)
        var (left, right) = (first.columns.lowerBound, first.columns.upperBound)
        var (top, bottom) = (first.row, first.row)
        area = 0
        for run in runs {
            left = min(left, run.columns.lowerBound)
            right = max(right, run.columns.upperBound)
            top = min(top, run.row)
            bottom = max(bottom, run.row)
            area += run.columns.count
        }
        box = PixelBox(x: left, y: top, width: right - left, height: bottom - top + 1)
    }

    /// Returns the connected components that are wanted as marks, in the order of their labels.
    package static func marks(
        in parts: ConnectedComponents,
        where isWanted: (ConnectedComponents.Component) -> Bool = { _ in true }
    ) -> [PageMark] {
        let wanted = parts.components.map(isWanted)
        var runs = [[Run]](repeating: [], count: parts.components.count)
        for (label, part) in parts.components.enumerated() where wanted[label] {
            runs[label].reserveCapacity(part.box.height)
        }
        for run in parts.runs where wanted[run.label] {
            runs[run.label].append(Run(row: run.row, columns: run.columns))
        }
        return parts.components.indices.filter { wanted[$0] }.map { label in
            let part = parts.components[label]
            return PageMark(runs: runs[label], strength: part.ink / Float(max(1, part.area)))
        }
    }

    /// Returns both marks as one, whose mean ink is weighted by their areas.
    package func union(_ other: PageMark) -> PageMark {
        let ink = strength * Float(area) + other.strength * Float(other.area)
        return PageMark(
            runs: runs + other.runs, strength: ink / Float(max(1, area + other.area)))
    }

    /// Returns how many pixels this mark has in common with another one.
    package func sharedPixels(with other: PageMark) -> Int {
        let top = max(box.y, other.box.y)
        let rows = top..<max(top, min(box.maxY, other.box.maxY))
        guard !rows.isEmpty else { return 0 }
        var byRow = [[Range<Int>]](repeating: [], count: rows.count)
        for run in other.runs where rows.contains(run.row) {
            byRow[run.row - rows.lowerBound].append(run.columns)
        }
        var shared = 0
        for run in runs where rows.contains(run.row) {
            for columns in byRow[run.row - rows.lowerBound] {
                shared += columns.clamped(to: run.columns).count
            }
        }
        return shared
    }

    /// Returns the mark's pixels inside a box of the working picture as a mask of the box's size.
    package func mask(in area: PixelBox) -> BinaryMask {
        var mask = BinaryMask(width: area.width, height: area.height)
        mask.pixels.withUnsafeMutableBufferPointer { pixels in
            for run in runs where run.row >= area.y && run.row < area.maxY {
                let start = (run.row - area.y) * area.width - area.x
                let columns = run.columns.clamped(to: area.x..<area.maxX)
                for column in columns { pixels[start + column] = 1 }
            }
        }
        return mask
    }
}
