import Raster

/// Finds the printed lines of boxes in a photo whose page is known to a few millimeters, or better.
///
/// For each box and each direction, how well its two lines that run the other way are seen is told for
/// every shift; neighbors, which are shifted nearly alike, add theirs. A stroke beside a line may look like
/// the box's two lines; it does not in all the boxes around.
package struct FrameAlignment {
    /// The photo, scaled down so far that a printed line has a pixel or two.
    let color: ColorRaster
    /// Pixels of `color` per pixel of the photo that the page was found in.
    let scale: Double
    /// The constants of this algorithm.
    let settings: Settings

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// Samples a millimeter; not tuned: two to three in a printed line of 0.35 mm.
        package var sampling = 7.0
        /// How much darker than paper a printed line is at least, as a share, in red light.
        ///
        /// The lines' light blue takes a third of red light, of which a blurred photo keeps a part. Set by eye, not
        /// tuned.
        package var leastDarkness = 0.02
        /// How much darker than paper a printed line is at most, as a share, in red light.
        ///
        /// What is darker than a half is a pen's stroke. Set by eye, not tuned.
        package var mostDarkness = 0.5
        /// How far to either side of a line, in millimeters, what lies there must be lighter: two lines' widths.
        ///
        /// Not tuned: the edge of a wide stroke has nothing lighter on one side.
        package var lineWidth = 0.7
        /// The part of a line, at each of its ends, that is not looked at.
        ///
        /// Not tuned: the corners are round, and the other two lines are no part of these.
        package var ends = 0.18
        /// The weight of the plainer one of a box's two lines, where the other has 1.
        ///
        /// Not tuned: one dark line is anything.
        package var plainerLine = 0.25
        /// How many times as well the best shift must be seen as any that is not next to it.
        ///
        /// Set by eye: nearer to 1, boxes jump to parallel strokes; much greater, boxes full of ink are given up.
        package var leastLead = 1.3
        /// The distance in millimeters within which other shifts count as next to the best one; not tuned: half of a
        /// line's 0.35 mm and the `lineWidth` beside it that must be lighter.
        package var peakWidth = 0.9

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// How well the lines of a box are seen at each shift, from `-reach` to `reach` in steps of a sample.
    ///
    /// Twice the number of whole samples in the reach and one; empty for boxes that are too small.
    private typealias Scores = [Double]

    /// Returns how far each box is from where the warp has it, in millimeters right and down, in the boxes' order.
    ///
    /// Nil for boxes whose lines are not seen plainly within `reach` millimeters in both directions. Costs
    /// two patches of samples for each box.
    func offsets(
        of boxes: [SheetLayout.Box], by warp: PageWarp, within reach: Double
    ) -> [SheetPoint?] {
        let across = boxes.map { scores(of: $0.rect, by: warp, within: reach, across: true) }
        let down = boxes.map { scores(of: $0.rect, by: warp, within: reach, across: false) }
        // Neighbors are those in the next rows and columns, corners included.
        let byPlace = Dictionary(
            boxes.indices.map { ([boxes[$0].row, boxes[$0].column], $0) },
            uniquingKeysWith: { one, _ in one })
        return boxes.map { box in
            let around = (-1...1).flatMap { row in
                (-1...1).compactMap { byPlace[[box.row + row, box.column + $0]] }
            }
            let own = byPlace[[box.row, box.column]]
            func shift(_ all: [Scores]) -> Double? {
                peak(
                    of: own.map { all[$0] } ?? [], among: around.map { all[$0] }, within: reach)
            }
            guard let x = shift(across), let y = shift(down) else { return nil }
            return [x, y]
        }
    }

    /// Returns how well the two lines of a box are seen at each shift: those at its left and right for
    /// `across`, else those above and below.
    ///
    /// 0 where they are not seen; where both are seen equally, a line's darkness, and `Settings.plainerLine` of it
    /// more.
    private func scores(
        of rect: SheetRect, by warp: PageWarp, within reach: Double, across: Bool
    ) -> Scores {
        let sampling = settings.sampling
        let step = 1 / sampling
        let ends = settings.ends * (across ? rect.size.y : rect.size.x)
        let length = (across ? rect.size.y : rect.size.x) - 2 * ends
        let distance = across ? rect.size.x : rect.size.y
        // The patch begins a millimeter before the first shift, so that every line has surroundings.
        let first = reach + 1
        let (along, aside) = (
            Int(length * sampling), Int((distance + 2 * first) * sampling)
        )
        guard along > 8, aside > 8 else { return [] }
        var places: [Float] = []
        places.reserveCapacity(2 * along * aside)
        // Straightened by the warp: each row of the patch runs along the lines.
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
        let lines = lines(in: patch)
        // Linear interpolation between rows of the patch.
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
            // The weaker of the two lines counts most.
            return min(one, other) + settings.plainerLine * max(one, other)
        }
    }

    /// Returns how much each row of a patch looks like a printed line, 0 … 0.5: darker than what lies to
    /// its sides, yet light.
    private func lines(in patch: GrayRaster) -> [Double] {
        var levels = [Double](repeating: 0, count: patch.height)
        for row in 0..<patch.height {
            let start = row * patch.width
            // The mean of the middle half (interquartile mean): strokes across the row do not count.
            let sorted = patch.pixels[start..<start + patch.width].sorted()
            let middle = sorted[patch.width / 4..<3 * patch.width / 4]
            levels[row] = Double(middle.reduce(0, +)) / Double(middle.count)
        }
        let sampling = settings.sampling
        let (reach, width) = (Int(sampling), Int((settings.lineWidth * sampling).rounded()))
        // Against the lightest row within a millimeter, which is paper.
        let darkness = levels.indices.map { row in
            let around = levels[max(0, row - reach)..<min(levels.count, row + reach + 1)]
            return 1 - levels[row] / max(around.max() ?? 1, 1)
        }
        return darkness.indices.map { row in
            guard darkness[row] < settings.mostDarkness else { return 0 }
            let beside = max(
                darkness[max(0, row - width)], darkness[min(darkness.count - 1, row + width)])
            return max(0, darkness[row] - beside)
        }
    }

    /// Returns the shift in millimeters at which a box's lines are seen best, near where those of the boxes
    /// around are.
    ///
    /// Nil where no shift is plain. `all` includes the box's own scores.
    private func peak(of own: Scores, among all: [Scores], within reach: Double) -> Double? {
        let (step, count) = (1 / settings.sampling, own.count)
        guard count > 2 else { return nil }
        // Boxes that are too small to be sampled have no scores.
        let near = all.filter { $0.count == count }
        // No single box may outvote the others: it may have something beside it that looks like a line.
        let common = (0..<count).map { place in
            near.reduce(0) { $0 + min($1[place], settings.mostDarkness / 2) } / Double(near.count)
        }
        guard let best = common.indices.max(by: { common[$0] < common[$1] }),
            common[best] > settings.leastDarkness
        else { return nil }
        // A second shift that is nearly as good means that nobody knows.
        let rivals = common.indices.filter { abs(Double($0 - best)) * step > settings.peakWidth }
        guard common[best] > settings.leastLead * (rivals.map { common[$0] }.max() ?? 0) else {
            return nil
        }
        guard let place = (1..<count - 1).max(by: { own[$0] < own[$1] }),
            own[place] > settings.leastDarkness,
            own[place] >= own[place - 1], own[place] >= own[place + 1]
        else { return nil }
        // The top of a parabola through the highest and its neighbors.
        let (left, top, right) = (own[place - 1], own[place], own[place + 1])
        let bend = left - 2 * top + right
        let part = bend < 0 ? (left - right) / (2 * bend) : 0
        return (Double(place - count / 2) + min(max(part, -0.5), 0.5)) * step
    }
}
