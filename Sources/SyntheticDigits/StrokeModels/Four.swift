import SystemLibraries

/// The strokes of a 4: closed at the top, open like a chair turned over, in one stroke, or with
/// crossing bars.
///
/// Weights and ranges are set by eye. `bar` is the height at which the level stroke lies, from 0 at
/// the top to 1 at the foot.
enum Four: StrokeModel {
    /// The ways of forming a 4.
    static let styles = [
        // Down to the left and along the bar; the stem is a second stroke.
        StrokeStyle(.closedFour, weight: 0.34) { random in
            let bar = random.uniform(0.52, 0.74)
            let top = Point(random.uniform(0.45, 0.75), 0)
            let right = Point(random.uniform(0.65, 1.05), bar + random.normal(deviation: 0.04))
            let left = Point(random.normal(deviation: 0.02), bar)
            // The stem starts at the tip or a little beside and below it.
            let start =
                top
                + (random.chance(0.5)
                    ? Point(random.normal(deviation: 0.02), random.uniform(0, 0.22)) : .zero)
            return [
                [top, left, right], [start, Point(top.x + random.uniform(-0.12, 0.06), 1)],
            ]
        },
        // The left side is upright or leaning, straight or bent; in three of ten the bar ends at
        // the stem, else beyond it. One in four lifts the pen between side and bar.
        StrokeStyle(.openFour, weight: 0.4) { random in
            // `lean` is how far the left side leans to the right, `stem` where the stem stands and
            // `width` where the bar ends, in parts of the height.
            let bar = random.uniform(0.42, 0.7)
            let lean = random.uniform(0, 0.25)
            let stem = random.uniform(0.5, 0.78)
            let width = stem + (random.chance(0.3) ? 0.01 : random.uniform(0.05, 0.35))
            let tip = Point(lean, random.uniform(0, 0.15))
            let side: Path =
                random.chance(0.5)
                ? Spline.through(
                    random.jittered([tip, [lean * 0.5, bar * 0.5], [0, bar]], by: 0.02))
                : [tip, [random.uniform(-0.03, 0.05), bar]]
            let bars: Path = [
                side[side.count - 1], [width, bar + random.normal(deviation: 0.045)],
            ]
            let down: Path = [
                [stem + random.uniform(0, 0.12), random.uniform(0, 0.3)],
                [stem + random.uniform(-0.12, 0.05), 1],
            ]
            return random.chance(0.75) ? [side + bars.dropFirst(), down] : [side, bars, down]
        },
        // The pen goes from the bar's end up to the stem's top and down again.
        StrokeStyle(.singleStrokeFour, weight: 0.12) { random in
            let bar = random.uniform(0.5, 0.7)
            let width = random.uniform(0.5, 0.8)
            // The stem's top may lie up to a fifth of the height below the left side's.
            let top = Point(width + random.uniform(-0.02, 0.05), random.uniform(0, 0.2))
            return [
                [
                    [random.uniform(0, 0.3), 0], [0, bar],
                    [width, bar + random.normal(deviation: 0.03)], top,
                    [width + random.uniform(-0.1, 0.02), 1],
                ]
            ]
        },
        // The stem is short and crosses the bar, whose end reaches out to the right.
        StrokeStyle(.crossedFour, weight: 0.14) { random in
            let bar = random.uniform(0.5, 0.7)
            let stem = random.uniform(0.4, 0.65)
            let tip = Point(stem + random.uniform(-0.05, 0.05), 0)
            let bend = Spline.through(
                random.jittered([tip, [stem * 0.45, bar * 0.55], [0, bar]], by: 0.015))
            // How far the bar reaches beyond the stem.
            let reach = random.uniform(0.1, 0.35)
            return [
                bend + [[stem + reach, bar + random.normal(deviation: 0.03)]],
                [
                    [stem + random.uniform(-0.02, 0.06), bar - random.uniform(0.1, 0.4)],
                    [stem + random.uniform(-0.1, 0.05), 1],
                ],
            ]
        },
    ]
}
