import SystemLibraries

/// The strokes of a 7: plain, crossed, with a serif at the start of the bar, or with both.
///
/// Weights and ranges are set by eye.
enum Seven: StrokeModel {
    /// The ways of forming a 7, the most frequent first.
    static let styles = [
        StrokeStyle(.plainSeven, weight: 0.42) { random in
            [body(serif: false, using: &random).path]
        },
        StrokeStyle(.crossedSeven, weight: 0.36) { random in
            let (path, corner, foot) = body(serif: false, using: &random)
            return [path, cross(corner, foot, using: &random)]
        },
        StrokeStyle(.serifSeven, weight: 0.12) { random in
            [body(serif: true, using: &random).path]
        },
        StrokeStyle(.serifCrossedSeven, weight: 0.1) { random in
            let (path, corner, foot) = body(serif: true, using: &random)
            return [path, cross(corner, foot, using: &random)]
        },
    ]

    /// Returns bar and stem as one stroke, begun with a serif if asked for, the corner and the
    /// foot.
    private static func body(
        serif: Bool, using random: inout SeededGenerator
    ) -> (path: Path, corner: Point, foot: Point) {
        // The bar's length in parts of the height; its left end may lie a little higher or lower
        // than the corner.
        let width = random.uniform(0.45, 0.88)
        let start = Point(0, random.normal(deviation: 0.05).clamped(-0.12, 0.1))
        let corner = Point(width, 0)
        // A foot under the corner would be a 1 with a flat hook: rare.
        let reach = random.chance(0.1) ? random.uniform(0.6, 0.9) : random.uniform(0.05, 0.6)
        let foot = Point(width * reach, 1)
        // The stem is bent in seven of ten hands, straight in the others.
        let down =
            random.chance(0.7)
            ? Spline.through([corner, (corner + foot) / 2 + random.offset(0.04), foot])
            : [corner, foot]
        var bar: Path = [start, corner]
        // A third of the bars sags or rises.
        if random.chance(0.35) {
            let sag = random.uniform(-0.03, 0.08)
            bar = Spline.through([start, (start + corner) / 2 + [0, sag], corner])
        }
        // The serif hangs down 8 … 22 % of the height from the bar's start.
        if serif {
            bar.insert(start + [random.uniform(-0.04, 0.05), random.uniform(0.08, 0.22)], at: 0)
        }
        return (bar + down.dropFirst(), corner, foot)
    }

    /// Returns the short bar through the stem, at 36 … 60 % of the way from the corner to the foot.
    private static func cross(
        _ corner: Point, _ foot: Point, using random: inout SeededGenerator
    ) -> Path {
        let middle = corner + (foot - corner) * random.uniform(0.36, 0.6)
        // Half the short bar's length in parts of the height; its right half is mostly the shorter
        // one.
        let half = random.uniform(0.13, 0.34)
        let tilt = random.normal(deviation: 0.045)
        return [
            middle + [-half, tilt], middle + [half * random.uniform(0.6, 1.05), -tilt],
        ]
    }
}
