import Raster

/// Finds the marks of a sheet in a picture and says which each is and which way round it lies.
package struct MarkFinder {
    /// A mark that was found.
    struct Found {
        /// Which of the sheet's marks it is.
        let mark: SheetGeometry.Mark
        /// The mark's corners in pixels, clockwise from the top left as the page is read.
        let corners: [SheetPoint]
        /// How many of the mark's cells are not what they should be.
        let errors: Int
    }

    /// The picture in gray levels 0 … 255.
    private let gray: GrayRaster
    /// The same picture, for its edges.
    private let edges: QuadEdges
    /// The constants of this algorithm and of those that it calls.
    private let settings: FoundSheet.Settings

    /// The constants of this algorithm.
    package struct Settings: Sendable, Codable {
        /// The wrong cells of 36 that a quadrilateral may have, at most, to be a mark.
        ///
        /// Patterns differ in at least six cells (`SheetMark`), so that one error leaves no doubt.
        package var mostErrors = 1
        /// The wrong cells of 36 that a mark may have, at most, where one is expected.
        ///
        /// Less than half of the six by which patterns differ; no other mark can be there.
        package var mostExpectedErrors = 3
        /// The difference in gray levels between paper and toner, at least.
        ///
        /// Not tuned: an order of magnitude above a camera's noise; much more would miss marks in shade.
        package var leastContrast = 25.0
        /// The distance in pixels within which edges are looked for beside those of a hull, and in the last look at
        /// an expected place.
        ///
        /// Not tuned: corners of a hull are off by a pixel or two.
        package var reach = 3.0
        /// The distances within which edges are looked for at an expected place before, in sides of the mark.
        ///
        /// Not tuned: the first look must bridge a bent page, the last one must not be led astray.
        package var expectedReaches = [0.35, 0.2]

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Makes a finder for a picture; nothing is searched yet.
    init(in gray: GrayRaster, settings: FoundSheet.Settings) {
        self.gray = gray
        self.settings = settings
        edges = QuadEdges(gray: gray, settings: settings.edges)
    }

    /// Returns the marks among the picture's dark quadrilaterals, by their numbers.
    func marks() -> [Found] { marks(among: DarkQuads(in: gray, settings: settings.quads)) }

    /// Returns the marks among quadrilaterals that were found before, by their numbers; the one with the
    /// fewest errors where a mark seems to be there twice.
    func marks(among dark: DarkQuads) -> [Found] {
        var best: [Int: Found] = [:]
        for quad in dark.quads {
            guard let corners = edges.corners(near: quad, within: settings.marks.reach),
                let found = mark(in: corners, atMost: settings.marks.mostErrors)
            else { continue }
            if let known = best[found.mark.number], known.errors <= found.errors { continue }
            best[found.mark.number] = found
        }
        return best.values.sorted { $0.mark.number < $1.mark.number }
    }

    /// Looks for a mark where a page that is known roughly has it; nil where it is not seen there.
    ///
    /// What touches a mark, or a shadow across it, keeps it from being a quadrilateral of its own.
    /// `corners` are its expected corners in pixels, clockwise from the top left of the page.
    func mark(_ mark: SheetGeometry.Mark, near corners: [SheetPoint]) -> Found? {
        guard corners.allSatisfy(contains) else { return nil }
        let side = (corners[1] - corners[0]).length
        var corners = corners
        // In pixels, nearer and nearer.
        let least = settings.marks.reach
        for reach in settings.marks.expectedReaches.map({ $0 * side }) + [least] {
            guard let refined = edges.corners(near: corners, within: max(least, reach)) else {
                return nil
            }
            corners = refined
        }
        guard corners.allSatisfy(contains), let read = cells(in: corners) else { return nil }
        let errors = self.errors(read, as: SheetMark.patterns[mark.number])
        return errors <= settings.marks.mostExpectedErrors
            ? Found(mark: mark, corners: corners, errors: errors) : nil
    }

    /// Whether a place lies in the picture.
    private func contains(_ place: SheetPoint) -> Bool {
        place.x >= 0 && place.y >= 0 && place.x <= Double(gray.width)
            && place.y <= Double(gray.height)
    }

    /// Returns the mark that a quadrilateral shows with the fewest wrong cells, of all marks and all four
    /// ways round; nil where every one has more than `most`.
    private func mark(in corners: [SheetPoint], atMost most: Int) -> Found? {
        guard let read = cells(in: corners) else { return nil }
        var best: Found?
        for mark in SheetGeometry.marks {
            var pattern = SheetMark.patterns[mark.number]
            for quarters in 0..<4 {
                let errors = self.errors(read, as: pattern)
                if errors <= most, errors < best?.errors ?? .max {
                    // Turned to the right by a quarter, the page's first corner is the second seen.
                    let turned = (0..<4).map { corners[($0 + quarters) % 4] }
                    best = Found(mark: mark, corners: turned, errors: errors)
                }
                pattern = SheetMark.turned(pattern)
            }
        }
        return best
    }

    /// What the 6×6 cells of a quadrilateral show.
    private struct Cells {
        /// How many of the 20 cells of the border are bright, which all should be black.
        var brightBorder: Int
        /// The 4×4 inner cells, row by row from the highest bit; a set bit is white.
        var pattern: UInt16
    }

    /// Returns in how many cells what was read differs from a mark of a pattern.
    private func errors(_ read: Cells, as pattern: UInt16) -> Int {
        read.brightBorder + (read.pattern ^ pattern).nonzeroBitCount
    }

    /// Samples the cells of a quadrilateral, corners clockwise, and tells black from white.
    ///
    /// Nil where the paper around is not brighter than the border by the least contrast.
    private func cells(in corners: [SheetPoint]) -> Cells? {
        let count = SheetMark.cells
        let side = Double(count)
        guard
            let view = Homography(
                from: [[0, 0], [side, 0], [side, side], [0, side]], to: corners)
        else { return nil }
        // Nine samples well inside the cell, whose rim is blurred with the next cell's.
        func brightness(_ column: Int, _ row: Int) -> Double {
            var sum = 0.0
            for dy in [0.3, 0.5, 0.7] {
                for dx in [0.3, 0.5, 0.7] {
                    sum += gray.value(at: view.apply([Double(column) + dx, Double(row) + dy]))
                }
            }
            return sum / 9
        }
        let values = (0..<count).map { row in (0..<count).map { brightness($0, row) } }
        // The paper right around the mark; a sheet leaves a cell's width free there. Medians keep single
        // strokes out.
        let around = (-1...count).flatMap { place in
            [(place, -1), (place, count), (-1, place), (count, place)]
        }.map { brightness($0.0, $0.1) }
        let border = (0..<count).flatMap { place in
            [
                values[0][place], values[count - 1][place], values[place][0],
                values[place][count - 1],
            ]
        }
        guard let dark = border.upperMedian, let bright = around.upperMedian,
            bright - dark > settings.marks.leastContrast
        else { return nil }
        // Halfway between this mark's own toner and paper, whatever the light.
        let middle = (dark + bright) / 2
        var pattern: UInt16 = 0
        for row in 1..<count - 1 {
            for column in 1..<count - 1 {
                pattern = pattern << 1 | (values[row][column] > middle ? 1 : 0)
            }
        }
        let inner = 1..<count - 1
        let brightBorder = (0..<count * count).count { place in
            let (row, column) = place.quotientAndRemainder(dividingBy: count)
            return !(inner.contains(row) && inner.contains(column)) && values[row][column] > middle
        }
        return Cells(brightBorder: brightBorder, pattern: pattern)
    }
}
