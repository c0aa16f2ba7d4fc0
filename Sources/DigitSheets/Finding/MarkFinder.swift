import Raster

/// The marks of a sheet in a picture.
struct MarkFinder {
    /// A mark that was found.
    struct Found {
        /// Which one it is.
        let mark: SheetGeometry.Mark
        /// Its corners in pixels, clockwise from the top left as the page is read.
        let corners: [SheetPoint]
        /// How many of its cells are not what they should be.
        let errors: Int
    }

    private let gray: GrayRaster
    private let edges: QuadEdges

    /// A quadrilateral is a mark with at most so many wrong cells; one that is looked for at a place may
    /// have more, as no other can be there.
    private static let (mostErrors, mostExpectedErrors) = (1, 3)
    /// Paper and toner differ by so much brightness at least.
    private static let leastContrast = 25.0

    init(in gray: GrayRaster) {
        self.gray = gray
        edges = QuadEdges(gray: gray)
    }

    /// Returns the marks among the dark quadrilaterals; the clearest where one seems to be there twice.
    func marks() -> [Found] { marks(among: DarkQuads(in: gray)) }

    /// Returns those among quadrilaterals that were found before.
    func marks(among dark: DarkQuads) -> [Found] {
        var best: [Int: Found] = [:]
        for quad in dark.quads {
            guard let corners = edges.corners(near: quad, within: 3),
                let found = mark(in: corners, atMost: Self.mostErrors)
            else { continue }
            if let known = best[found.mark.number], known.errors <= found.errors { continue }
            best[found.mark.number] = found
        }
        return best.values.sorted { $0.mark.number < $1.mark.number }
    }

    /// Looks for a mark where a page that is known roughly has it; what touches it, or a shadow across
    /// it, keeps it from being a quadrilateral of its own.
    func mark(_ mark: SheetGeometry.Mark, near corners: [SheetPoint]) -> Found? {
        guard corners.allSatisfy(contains) else { return nil }
        let side = (corners[1] - corners[0]).length
        var corners = corners
        // Nearer and nearer: the first look must bridge a bent page.
        for reach in [0.35 * side, 0.2 * side, 3] {
            guard let refined = edges.corners(near: corners, within: max(3, reach)) else {
                return nil
            }
            corners = refined
        }
        guard corners.allSatisfy(contains), let read = cells(in: corners) else { return nil }
        let errors = self.errors(read, as: SheetMark.patterns[mark.number])
        return errors <= Self.mostExpectedErrors
            ? Found(mark: mark, corners: corners, errors: errors) : nil
    }

    private func contains(_ place: SheetPoint) -> Bool {
        place.x >= 0 && place.y >= 0 && place.x <= Double(gray.width)
            && place.y <= Double(gray.height)
    }

    /// Tries all marks and all four ways round.
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

    /// What a mark's cells show.
    private struct Cells {
        /// How many cells of the border are bright.
        var brightBorder: Int
        /// The inner cells, a set bit is white.
        var pattern: UInt16
    }

    private func errors(_ read: Cells, as pattern: UInt16) -> Int {
        read.brightBorder + (read.pattern ^ pattern).nonzeroBitCount
    }

    private func cells(in corners: [SheetPoint]) -> Cells? {
        let count = SheetMark.cells
        let side = Double(count)
        guard
            let view = Homography(
                from: [[0, 0], [side, 0], [side, side], [0, side]], to: corners)
        else { return nil }
        func brightness(_ column: Int, _ row: Int) -> Double {
            var sum = 0.0
            for dy in [0.3, 0.5, 0.7] {
                for dx in [0.3, 0.5, 0.7] {
                    sum += edges.value(at: view.apply([Double(column) + dx, Double(row) + dy]))
                }
            }
            return sum / 9
        }
        let values = (0..<count).map { row in (0..<count).map { brightness($0, row) } }
        // The paper right around the mark, where there is some in the picture.
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
            bright - dark > Self.leastContrast
        else { return nil }
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

extension SheetPoint {
    /// The distance from the origin.
    var length: Double { (self * self).sum().squareRoot() }
}
