import DigitSheets
import Raster

/// Asks how much of a frame's lines is ink.
struct LineProbe {
    let map: Homography
    let ink: BinaryMask
    /// The frame's width and height in pixels.
    let size: SheetPoint

    /// The part of a line that must be ink, where digits may cross and print may break it.
    private static let leastCover = 0.85
    /// The part of a line at each of its ends that is looked at alone.
    private static let end = 0.12
    /// How far from straight a line may be, as a part of its length.
    private static let sway = 0.012
    /// Lines nearer to each other than this, in pixels, bound no cell.
    private static let leastCell = 10.0

    /// How far beside a line ink still counts for it, in pixels.
    private func reach(isUpright: Bool) -> Int {
        max(1, Int((Self.sway * (isUpright ? size.y : size.x)).rounded()))
    }

    /// The part of the way from side to side that is ink, at a place 0 … 1 of the frame.
    func cover(
        at place: Double, isUpright: Bool, along part: ClosedRange<Double> = 0...1
    ) -> Double {
        let reach = reach(isUpright: isUpright)
        let length = (isUpright ? size.y : size.x) * (part.upperBound - part.lowerBound)
        let steps = max(8, Int(length / 2))
        let count = (0...steps).count { step in
            let way =
                part.lowerBound
                + Double(step) / Double(steps) * (part.upperBound - part.lowerBound)
            let pixel = map.apply(isUpright ? [place, way] : [way, place])
            let (x, y) = (Int(pixel.x.rounded(.down)), Int(pixel.y.rounded(.down)))
            return (-reach...reach).contains { offset in
                let (x, y) = isUpright ? (x + offset, y) : (x, y + offset)
                return x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink[x, y]
            }
        }
        return Double(count) / Double(steps + 1)
    }

    /// Whether there is a line at a place 0 … 1 of the frame.
    func isCovered(at place: Double, isUpright: Bool) -> Bool {
        cover(at: place, isUpright: isUpright) >= Self.leastCover
    }

    /// Whether a line that is covered is so at both of its ends as well.
    private func isWhole(at place: Double, isUpright: Bool) -> Bool {
        [0...Self.end, 1 - Self.end...1].allSatisfy {
            cover(at: place, isUpright: isUpright, along: $0) >= Self.leastCover
        }
    }

    /// The lines from side to side, the frame's own first and last.
    ///
    /// A 1 that nearly fills a frame one cell high ends before its sides: there lines are `whole`, while in print
    /// and on bent paper the ends of a grid's lines may be off.
    func lines(areUpright: Bool, whole: Bool) -> [CellFrame.Line] {
        let length = areUpright ? size.x : size.y
        let reach = Double(reach(isUpright: areUpright))
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
            if let last = lines.last, (line.middle - last.middle) * length < Self.leastCell {
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
