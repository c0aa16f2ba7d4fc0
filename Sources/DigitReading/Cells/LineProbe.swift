import DigitSheets
import Raster

/// Measures how much of the lines across a quadrilateral is ink.
struct LineProbe {
    /// Maps the unit square to the quadrilateral in pixels of the page.
    let map: Homography
    /// The page's mask.
    let ink: BinaryMask
    /// The quadrilateral's width and height in pixels.
    let size: SheetPoint
    /// The constants of this algorithm.
    let settings: Settings

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The share, 0 … 1, of a line that must be ink; not tuned: digits may cross it and print may break it.
        var leastCover = 0.85
        /// The share of a line at each of its ends that is looked at by itself; not tuned: a 1 ends a little before the
        /// sides of its cell, and a much shorter piece is a few pixels, which a speck fills.
        var end = 0.12
        /// The distance of ink from a straight line over the line's length, at most; not tuned: paper is hardly ever
        /// flat.
        var sway = 0.012
        /// The distance of two lines in pixels, at least; not tuned: nearer ones bound no cell and are one double line.
        var leastCell = 10.0
    }

    /// Returns the distance in pixels beside a line at which ink still counts for the line: `Settings.sway` of its
    /// length, at least 1.
    private func reach(isUpright: Bool) -> Int {
        max(1, Int((settings.sway * (isUpright ? size.y : size.x)).rounded()))
    }

    /// Returns the share, 0 … 1, of a line from side to side that is ink, at a place 0 … 1 of the quadrilateral.
    ///
    /// `part` is the part of the line that is looked at, 0 … 1. Every other pixel along the line is looked at, at least
    /// nine.
    func cover(
        at place: Double, isUpright: Bool, along part: ClosedRange<Double> = 0...1
    ) -> Double {
        let reach = reach(isUpright: isUpright)
        let length = (isUpright ? size.y : size.x) * (part.upperBound - part.lowerBound)
        let steps = max(8, Int(length / 2))
        let count = (0...steps).count { step in
            let along =
                part.lowerBound
                + Double(step) / Double(steps) * (part.upperBound - part.lowerBound)
            let pixel = map.apply(isUpright ? [place, along] : [along, place])
            let (x, y) = (Int(pixel.x.rounded(.down)), Int(pixel.y.rounded(.down)))
            return (-reach...reach).contains { offset in
                let (x, y) = isUpright ? (x + offset, y) : (x, y + offset)
                return x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink[x, y]
            }
        }
        return Double(count) / Double(steps + 1)
    }

    /// Whether there is a line at a place 0 … 1 of the quadrilateral.
    func isCovered(at place: Double, isUpright: Bool) -> Bool {
        cover(at: place, isUpright: isUpright) >= settings.leastCover
    }

    /// Whether a line is ink at both of its ends as well, each by itself.
    private func isWhole(at place: Double, isUpright: Bool) -> Bool {
        [0...settings.end, 1 - settings.end...1].allSatisfy {
            cover(at: place, isUpright: isUpright, along: $0) >= settings.leastCover
        }
    }

    /// Returns the lines from side to side, from 0 to 1, the quadrilateral's own sides among them where they are ink.
    ///
    /// With `whole` only lines count that are ink at both ends, too: a 1 that nearly fills a frame one cell high ends
    /// before its sides. In grids that is not asked, as in print and on bent paper the ends of lines may be off.
    func lines(areUpright: Bool, whole: Bool) -> [CellFrame.Line] {
        let length = areUpright ? size.x : size.y
        let reach = Double(reach(isUpright: areUpright))
        // Pixel by pixel across; one place beyond the last ends a line that touches the far side.
        let steps = Int(length)
        guard steps > 0 else { return [] }
        var lines: [CellFrame.Line] = []
        var start: Int?
        for step in 0...steps + 1 {
            let place = Double(step) / Double(steps)
            let isLine =
                step <= steps && isCovered(at: place, isUpright: areUpright)
                && (!whole || isWhole(at: place, isUpright: areUpright))
            if isLine, start == nil { start = step }
            guard !isLine, let first = start else { continue }
            start = nil
            // The probe reaches to both sides of a line.
            let width = max(1, Double(step - first) - 2 * reach)
            let line = CellFrame.Line(
                middle: Double(first + step - 1) / 2 / length, halfWidth: width / 2 / length)
            if let last = lines.last, (line.middle - last.middle) * length < settings.leastCell {
                // Double lines are one thick one.
                let ends = (last.middle - last.halfWidth, line.middle + line.halfWidth)
                lines[lines.count - 1] = CellFrame.Line(
                    middle: (ends.0 + ends.1) / 2, halfWidth: (ends.1 - ends.0) / 2)
            } else {
                lines.append(line)
            }
        }
        return lines
    }
}
