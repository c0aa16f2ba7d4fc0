import MNIST

/// 4: closed at the top, open like a chair turned over, in one stroke, or with crossing bars.
enum Four: StrokeModel {
    static let styles = [
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
        StrokeStyle(.openFour, weight: 0.4) { random in
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
        StrokeStyle(.singleStrokeFour, weight: 0.12) { random in
            let bar = random.uniform(0.5, 0.7)
            let width = random.uniform(0.5, 0.8)
            let top = Point(width + random.uniform(-0.02, 0.05), random.uniform(0, 0.2))
            return [
                [
                    [random.uniform(0, 0.3), 0], [0, bar],
                    [width, bar + random.normal(deviation: 0.03)], top,
                    [width + random.uniform(-0.1, 0.02), 1],
                ]
            ]
        },
        StrokeStyle(.crossedFour, weight: 0.14) { random in
            let bar = random.uniform(0.5, 0.7)
            let stem = random.uniform(0.4, 0.65)
            let tip = Point(stem + random.uniform(-0.05, 0.05), 0)
            let bend = Spline.through(
                random.jittered([tip, [stem * 0.45, bar * 0.55], [0, bar]], by: 0.015))
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
