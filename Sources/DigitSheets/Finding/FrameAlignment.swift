import Raster

/// Finds the printed lines of boxes in a photo whose page is known to a few millimeters, or better.
struct FrameAlignment {
    /// The photo, small enough that a line has a pixel or two.
    let color: ColorRaster
    /// Pixels of `color` per pixel of the photo that the page was found in.
    let scale: Double

    /// Samples a millimeter: three in a printed line.
    private static let sampling = 7.0
    /// The printed lines are darker than paper by so much at least, as a share, in red light: their ink
    /// takes a third of it.
    private static let leastDarkness = 0.05
    /// How much darker they are than other things at the same distance from each other.
    private static let leastLead = 1.3

    /// How far a box is from where it is expected, in millimeters, or nothing where its lines are not
    /// seen.
    func offset(of rect: SheetRect, by warp: PageWarp, within reach: Double) -> SheetPoint? {
        guard let x = shift(of: rect, by: warp, within: reach, across: true),
            let y = shift(of: rect, by: warp, within: reach, across: false)
        else { return nil }
        return [x, y]
    }

    /// How far the two lines of a box that run one way are from where they are expected.
    private func shift(
        of rect: SheetRect, by warp: PageWarp, within reach: Double, across: Bool
    ) -> Double? {
        let step = 1 / Self.sampling
        // The corners are round, and the other two lines are no part of these.
        let ends = 0.18 * (across ? rect.size.y : rect.size.x)
        let length = (across ? rect.size.y : rect.size.x) - 2 * ends
        let width = (across ? rect.size.x : rect.size.y) + 2 * (reach + 1)
        let (along, aside) = (Int(length * Self.sampling), Int(width * Self.sampling))
        guard along > 8, aside > 8 else { return nil }
        var places: [Float] = []
        places.reserveCapacity(2 * along * aside)
        for place in 0..<aside {
            for number in 0..<along {
                let off = (Double(place) + 0.5) * step - reach - 1
                let on = ends + (Double(number) + 0.5) * step
                let photo = warp.photo(rect.origin + (across ? [off, on] : [on, off]))
                places.append(Float(photo.x * scale))
                places.append(Float(photo.y * scale))
            }
        }
        // Red light: the lines are light blue.
        let patch = color.sampled(
            width: along, height: aside, at: places, red: 1, green: 0, blue: 0)
        let profile = Self.darkness(of: patch)
        return peak(
            in: profile, distance: across ? rect.size.x : rect.size.y, within: reach)
    }

    /// The darkness of each row of a patch as a share of the paper around it: the middle of its pixels, so
    /// that strokes across it do not count.
    private static func darkness(of patch: GrayRaster) -> [Double] {
        var levels = [Double](repeating: 0, count: patch.height)
        for row in 0..<patch.height {
            let start = row * patch.width
            let sorted = patch.pixels[start..<start + patch.width].sorted()
            // The middle half, averaged: steadier than the one in the middle.
            let middle = sorted[patch.width / 4..<3 * patch.width / 4]
            levels[row] = Double(middle.reduce(0, +)) / Double(middle.count)
        }
        let reach = Int(sampling)
        return levels.indices.map { row in
            let around = levels[max(0, row - reach)..<min(levels.count, row + reach + 1)]
            let paper = max(around.max() ?? 1, 1)
            return 1 - levels[row] / paper
        }
    }

    /// The shift at which both lines are darkest together.
    private func peak(
        in profile: [Double], distance: Double, within reach: Double
    ) -> Double? {
        let (step, first) = (1 / Self.sampling, reach + 1)
        func value(at place: Double) -> Double {
            let position = (place + first) / step - 0.5
            let low = Int(position.rounded(.down))
            guard low >= 0, low + 1 < profile.count else { return 0 }
            let part = position - Double(low)
            return profile[low] + part * (profile[low + 1] - profile[low])
        }
        // The weaker of the two lines counts most: one dark line is anything.
        func score(_ shift: Double) -> Double {
            let (one, other) = (value(at: shift), value(at: distance + shift))
            return min(one, other) + 0.25 * max(one, other)
        }
        let count = Int(reach / step)
        let scores = (-count...count).map { score(Double($0) * step) }
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }),
            best > 0, best < scores.count - 1, scores[best] > 1.25 * Self.leastDarkness
        else { return nil }
        let rivals =
            scores.indices.filter { abs(Double($0 - best)) * step > 0.9 }
            .map { scores[$0] }.max() ?? 0
        guard scores[best] > Self.leastLead * rivals else { return nil }
        // The top of a parabola through the highest and its neighbors.
        let (left, top, right) = (scores[best - 1], scores[best], scores[best + 1])
        let bend = left - 2 * top + right
        let part = bend < 0 ? (left - right) / (2 * bend) : 0
        return (Double(best - count) + min(max(part, -0.5), 0.5)) * step
    }
}
