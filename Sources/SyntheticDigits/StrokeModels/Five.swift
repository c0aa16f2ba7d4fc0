import SystemLibraries

/// The strokes of a 5: with the bar joined, apart, in one S-like stroke, or all corners.
///
/// Weights and ranges are set by eye. The waist is where the neck meets the belly, in parts of the
/// height.
enum Five: StrokeModel {
    /// The ways of forming a 5, the most frequent first.
    static let styles = [
        // The bar is drawn first, from its right end into the neck, or last, as a stroke of its
        // own.
        StrokeStyle(.joinedFive, weight: 0.38) { random in
            let (body, top, width) = body(&random)
            // The bar is 0.6 … 1.15 of the width long, and level give or take 4 % of the height.
            let bar = Point(
                top.x + width * random.uniform(0.6, 1.15), random.normal(deviation: 0.04))
            return random.chance(0.5) ? [[bar] + body] : [body, [top, bar]]
        },
        // A third of the bars hangs clearly above the neck and to its right, the others miss it by
        // a little.
        StrokeStyle(.detachedFive, weight: 0.32) { random in
            let (body, top, width) = body(&random)
            let gap =
                random.chance(0.35)
                ? Point(random.uniform(0.02, 0.14), -random.uniform(0.02, 0.12))
                : random.offset(0.035)
            let end = Point(
                top.x + width * random.uniform(0.6, 1.25), random.normal(deviation: 0.05))
            return [body, [top + gap, end + gap]]
        },
        // From the right end of the bar to the left end of the belly without lifting the pen.
        StrokeStyle(.singleStrokeFive, weight: 0.18) { random in
            let width = random.uniform(0.45, 0.7)
            let waist = random.uniform(0.36, 0.47)
            // Right end of the bar, its left end, the neck, the waist, the belly and its end at the
            // lower left.
            let knots: Path = [
                [width * random.uniform(0.85, 1.15), random.uniform(0, 0.06)],
                [width * 0.45, random.uniform(0.0, 0.05)],
                [random.uniform(0.02, 0.14), waist * 0.55],
                [width * 0.3, waist], [width * 0.85, waist + 0.16],
                [width * 0.9, 0.8], [width * 0.5, 1], [random.uniform(-0.06, 0.08), 0.92],
            ]
            return [Spline.through(random.jittered(knots, by: 0.015), steps: 6)]
        },
        // The seven-segment form: five straight lines.
        StrokeStyle(.angularFive, weight: 0.12) { random in
            let width = random.uniform(0.45, 0.75)
            let waist = random.uniform(0.38, 0.52)
            return [
                random.jittered(
                    [[width, 0], [0, 0], [0, waist], [width, waist], [width, 1], [0, 1]], by: 0.02)
            ]
        },
    ]

    /// Returns neck and belly as one path, the place `top` where the bar belongs, and the digit's
    /// width.
    private static func body(
        _ random: inout SeededGenerator
    ) -> (path: Path, top: Point, width: Float) {
        let width = random.uniform(0.45, 0.75)
        // The neck's top is at most 15 % of the height from the left; the neck leans as much or a
        // little more.
        let top = Point(random.uniform(0, 0.15), 0)
        let waist = random.uniform(0.34, 0.48)
        // The belly is an arc from the upper left around the right to the lower left, more or less
        // closed.
        let belly = Arc(
            width * 0.35, (1 + waist) / 2 - 0.02, width * 0.65, (1 - waist) / 2 + 0.03,
            from: random.uniform(-140, -100), to: random.uniform(95, 162), using: &random
        ).path(20)
        let neck = Point(top.x - random.uniform(-0.02, 0.08), waist + 0.03)
        return ([top, neck] + belly, top, width)
    }
}
