import SystemLibraries

/// The strokes of a 1: a bare stem, or one with a hook of any length, with or without a base.
///
/// MNIST was written by Americans, who write a bare stem; most of the world adds a hook, which
/// makes networks that know MNIST alone read 7 or 2. Hence the small weight of the bare stem.
/// Weights and ranges are set by eye.
enum One: StrokeModel {
    /// The ways of forming a 1.
    static let styles = [
        // The foot lies up to 0.28 left of the top, or 0.1 right: a slant of −6 to 16 degrees.
        StrokeStyle(.plainOne, weight: 0.09) { random in
            let foot = Point(random.uniform(-0.28, 0.1), 1)
            return [stem(to: foot, bend: 0.02, using: &random)]
        },
        // A hook of an eighth to nearly half of the height.
        StrokeStyle(.hookedOne, weight: 0.31) { random in
            let foot = Point(random.uniform(-0.28, 0.1), 1)
            // 30 … 68 degrees below the horizontal: from a flag to a hook along the stem.
            return hooked(
                length: random.uniform(0.12, 0.46), angle: random.uniform(30, 68), foot: foot,
                using: &random)
        },
        StrokeStyle(.longHookedOne, weight: 0.2) { random in
            longHooked(&random).paths
        },
        // A base under a hooked stem or, in one case of eight, under a bare one.
        StrokeStyle(.basedOne, weight: 0.24) { random in
            let foot = Point(random.uniform(-0.22, 0.08), 1)
            let bare = random.chance(0.12)
            let body =
                bare
                ? [stem(to: foot, bend: 0.02, using: &random)]
                : hooked(
                    length: random.uniform(0.1, 0.48), angle: random.uniform(10, 65), foot: foot,
                    using: &random)
            return body + [base(under: foot, using: &random)]
        },
        StrokeStyle(.longHookedBasedOne, weight: 0.11) { random in
            let (body, foot) = longHooked(&random)
            return body + [base(under: foot, using: &random)]
        },
        // The stem ends in a tail to the right, as if joined to the next digit.
        StrokeStyle(.tailedOne, weight: 0.05) { random in
            let foot = Point(random.uniform(-0.2, 0.05), 1)
            // How far the tail reaches to the right, and how far its end lies below the foot, both
            // in parts of the height; mostly it rises, which is negative.
            let reach = random.uniform(0.06, 0.26)
            let rise = random.uniform(-0.12, 0.01)
            var strokes = hooked(
                length: random.uniform(0.1, 0.4), angle: random.uniform(28, 65), foot: foot,
                using: &random)
            let last = strokes.count - 1
            let tail = Spline.through([
                strokes[last][strokes[last].count - 3], foot + [0.02, -0.02],
                foot + [reach / 2, 0.02], foot + [reach, rise],
            ])
            // The tail replaces the last places of the stem, so that the two join smoothly.
            strokes[last].removeLast(3)
            strokes[last] += tail
            return strokes
        },
    ]

    /// Returns the stem from (0, 0) to its foot, its middle off the straight line by a standard
    /// deviation of `bend`.
    private static func stem(
        to foot: Point, bend: Float, using random: inout SeededGenerator
    ) -> Path {
        Spline.through([Point(0, 0), foot / 2 + Point(random.normal(deviation: bend), 0), foot])
    }

    /// Returns a stem whose hook, `length` long, leaves its top at `angle` degrees below the
    /// horizontal.
    ///
    /// One hand in five lifts the pen between hook and stem, so that they nearly meet.
    private static func hooked(
        length: Float, angle: Float, foot: Point, using random: inout SeededGenerator
    ) -> [Path] {
        // The hook's free end lies to the left of the stem's top and below it.
        let tip = length * Point(-angle.radians.cosine, angle.radians.sine)
        let stem = stem(to: foot, bend: 0.025, using: &random)
        let sway = length > 0.2 ? random.offset(0.025) : Point(0, 0)
        let hook =
            random.chance(0.6) ? Spline.through([tip, tip / 2 + sway, [0, 0]]) : [tip, [0, 0]]
        if random.chance(0.8) { return [hook + stem.dropFirst()] }
        let gap = random.offset(0.02)
        return [hook, stem.map { $0 + gap }]
    }

    /// Returns a stem with a hook of 0.42 … 1 of its height, and its foot.
    private static func longHooked(
        _ random: inout SeededGenerator
    ) -> (paths: [Path], foot: Point) {
        let angle = random.uniform(24, 60)
        // Flat hook and leaning stem together would be a 7.
        let foot = Point(angle < 38 ? random.uniform(-0.12, 0.1) : random.uniform(-0.26, 0.1), 1)
        let paths = hooked(
            length: random.uniform(0.42, 1), angle: angle, foot: foot, using: &random)
        return (paths, foot)
    }

    /// Returns a bar under the stem, at times apart from it or far wider than usual.
    ///
    /// One in five lies 5 … 13 % of the height below the foot; one in four reaches 0.25 … 0.7 to
    /// each side.
    private static func base(under foot: Point, using random: inout SeededGenerator) -> Path {
        // How far the base lies below the foot, how much it is tilted, and how far it reaches to
        // each side, in parts of the digit's height.
        let drop = random.chance(0.8) ? random.uniform(-0.01, 0.03) : random.uniform(0.05, 0.13)
        let tilt = random.normal(deviation: 0.045)
        let wide = random.chance(0.25)
        let left = wide ? random.uniform(0.25, 0.7) : random.uniform(0.08, 0.4)
        let right = wide ? random.uniform(0.25, 0.7) : random.uniform(0.08, 0.4)
        let middle = Point(foot.x, foot.y + drop + random.normal(deviation: 0.012))
        return Spline.through([
            Point(foot.x - left, foot.y + drop - tilt), middle,
            Point(foot.x + right, foot.y + drop + tilt),
        ])
    }
}
