package import Raster

/// A mark of a page, which may be a digit: a connected component, or a union or a part of such components.
///
/// Kept as runs of pixels, so that taking marks apart and putting them together costs as much as they have ink, not as
/// much as the page has pixels.
package struct PageMark: Sendable, Hashable {
    /// The mark's pixels in the working picture, in no particular order; runs do not overlap, but in a union of marks
    /// that share pixels.
    package private(set) var runs: [PixelRun]
    /// The smallest box around the mark, in pixels of the working picture.
    package private(set) var box: PixelBox
    /// The number of the mark's pixels.
    package private(set) var area: Int
    /// The mean ink of the mark's pixels on the ink map's scale; 0 where it was not measured.
    package let strength: Float

    /// Makes a mark of runs; there must be one at least, else its box is empty.
    package init(runs: [PixelRun], strength: Float = 0) {
        self.runs = runs
        self.strength = strength
        let first = runs.first ?? PixelRun(row: 0, columns: 0..<0)
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
        var runs = [[PixelRun]](repeating: [], count: parts.components.count)
        for (label, part) in parts.components.enumerated() where wanted[label] {
            runs[label].reserveCapacity(part.box.height)
        }
        for (run, label) in zip(parts.runs, parts.labels) where wanted[label] {
            runs[label].append(run)
        }
        return parts.components.indices.filter { wanted[$0] }.map { label in
            let part = parts.components[label]
            return PageMark(runs: runs[label], strength: part.ink / Float(max(1, part.area)))
        }
    }

    /// Hashes the box and the area, which tell nearly all marks of a page apart; the runs are compared where these are
    /// the same.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(box)
        hasher.combine(area)
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
