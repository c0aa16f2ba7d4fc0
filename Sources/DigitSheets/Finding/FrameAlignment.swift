import Raster

/// Finds the printed lines of boxes in a photo whose page is known to a few millimeters, or better.
///
/// For each box and each direction, how well its two lines that run the other way are seen is told for
/// every shift; neighbors, which are shifted nearly alike, add theirs. A stroke beside a line may look like
/// the box's two lines; it does not in all the boxes around.
struct FrameAlignment {
    /// The photo, small enough that a line has a pixel or two.
    let color: ColorRaster
    /// Pixels of `color` per pixel of the photo that the page was found in.
    let scale: Double

    /// Samples a millimeter: three in a printed line.
    private static let sampling = 7.0
    /// The printed lines are darker than paper by so much, as a share, in red light, of which their ink
    /// takes a third; what is darker than the most is a pen's stroke.
    private static let (leastDarkness, mostDarkness) = (0.02, 0.5)
    /// A line is darker than what lies so many millimeters to either side: the edge of a stroke is not.
    private static let lineWidth = 0.7
    /// How much better the best shift is than others that are not next to it.
    private static let leastLead = 1.3
    /// What is next to the best shift, in millimeters.
    private static let peakWidth = 0.9

    /// How well the lines of a box are seen at each shift, in steps of a sample from `-reach`.
    private typealias Scores = [Double]

    /// How far each box is from where it is expected, in millimeters; nothing for those whose lines are not
    /// seen.
    func offsets(
        of boxes: [SheetLayout.Box], by warp: PageWarp, within reach: Double
    ) -> [SheetPoint?] {
        let across = boxes.map { scores(of: $0.rect, by: warp, within: reach, across: true) }
        let down = boxes.map { scores(of: $0.rect, by: warp, within: reach, across: false) }
        let byPlace = Dictionary(
            boxes.indices.map { ([boxes[$0].row, boxes[$0].column], $0) },
            uniquingKeysWith: { one, _ in one })
        return boxes.map { box in
            let around = (-1...1).flatMap { row in
                (-1...1).compactMap { byPlace[[box.row + row, box.column + $0]] }
            }
            let own = byPlace[[box.row, box.column]]
            func shift(_ all: [Scores]) -> Double? {
                Self.peak(
                    of: own.map { all[$0] } ?? [], among: around.map { all[$0] }, within: reach)
            }
            guard let x = shift(across), let y = shift(down) else { return nil }
            return [x, y]
        }
    }

    private func scores(
        of rect: SheetRect, by warp: PageWarp, within reach: Double, across: Bool
    ) -> Scores {
        let step = 1 / Self.sampling
        // The corners are round, and the other two lines are no part of these.
        let ends = 0.18 * (across ? rect.size.y : rect.size.x)
        let length = (across ? rect.size.y : rect.size.x) - 2 * ends
        let distance = across ? rect.size.x : rect.size.y
        let first = reach + 1
        let (along, aside) = (
            Int(length * Self.sampling), Int((distance + 2 * first) * Self.sampling)
        )
        guard along > 8, aside > 8 else { return [] }
        var places: [Float] = []
        places.reserveCapacity(2 * along * aside)
        for place in 0..<aside {
            for number in 0..<along {
                let off = (Double(place) + 0.5) * step - first
                let on = ends + (Double(number) + 0.5) * step
                let photo = warp.photo(rect.origin + (across ? [off, on] : [on, off]))
                places.append(Float(photo.x * scale))
                places.append(Float(photo.y * scale))
            }
        }
        // Red light: the lines are light blue.
        let patch = color.sampled(
            width: along, height: aside, at: places, red: 1, green: 0, blue: 0)
        let lines = Self.lines(in: patch)
        func value(at place: Double) -> Double {
            let position = (place + first) / step - 0.5
            let low = Int(position.rounded(.down))
            guard low >= 0, low + 1 < lines.count else { return 0 }
            let part = position - Double(low)
            return lines[low] + part * (lines[low + 1] - lines[low])
        }
        let count = Int(reach / step)
        return (-count...count).map { shift in
            let (one, other) = (
                value(at: Double(shift) * step), value(at: distance + Double(shift) * step)
            )
            // The weaker of the two lines counts most: one dark line is anything.
            return min(one, other) + 0.25 * max(one, other)
        }
    }

    /// How much each row of a patch looks like a printed line: darker than what lies to its sides, yet
    /// light.
    private static func lines(in patch: GrayRaster) -> [Double] {
        var levels = [Double](repeating: 0, count: patch.height)
        for row in 0..<patch.height {
            let start = row * patch.width
            let sorted = patch.pixels[start..<start + patch.width].sorted()
            // The middle half, averaged: strokes across the row do not count.
            let middle = sorted[patch.width / 4..<3 * patch.width / 4]
            levels[row] = Double(middle.reduce(0, +)) / Double(middle.count)
        }
        let (reach, width) = (Int(sampling), Int((lineWidth * sampling).rounded()))
        let darkness = levels.indices.map { row in
            let around = levels[max(0, row - reach)..<min(levels.count, row + reach + 1)]
            return 1 - levels[row] / max(around.max() ?? 1, 1)
        }
        return darkness.indices.map { row in
            guard darkness[row] < mostDarkness else { return 0 }
            let beside = max(
                darkness[max(0, row - width)], darkness[min(darkness.count - 1, row + width)])
            return max(0, darkness[row] - beside)
        }
    }

    /// The shift at which a box's lines are seen best, near where those of the boxes around are.
    private static func peak(of own: Scores, among all: [Scores], within reach: Double) -> Double? {
        let (step, count) = (1 / sampling, own.count)
        guard count > 2 else { return nil }
        let near = all.filter { $0.count == count }
        // A single box may have something beside it that looks like a line.
        let common = (0..<count).map { place in
            near.reduce(0) { $0 + min($1[place], mostDarkness / 2) } / Double(near.count)
        }
        guard let best = common.indices.max(by: { common[$0] < common[$1] }),
            common[best] > leastDarkness
        else { return nil }
        let rivals = common.indices.filter { abs(Double($0 - best)) * step > peakWidth }
        guard common[best] > leastLead * (rivals.map { common[$0] }.max() ?? 0) else { return nil }
        let reachable = max(1, best - 4)..<min(count - 1, best + 5)
        guard let place = reachable.max(by: { own[$0] < own[$1] }), own[place] > leastDarkness,
            own[place] >= own[place - 1], own[place] >= own[place + 1]
        else { return nil }
        // The top of a parabola through the highest and its neighbors.
        let (left, top, right) = (own[place - 1], own[place], own[place + 1])
        let bend = left - 2 * top + right
        let part = bend < 0 ? (left - right) / (2 * bend) : 0
        return (Double(place - count / 2) + min(max(part, -0.5), 0.5)) * step
    }
}
