import MNIST

/// 5: with the bar joined, apart, in one S-like stroke, or all corners.
enum Five: StrokeModel {
    static let styles = [
        StrokeStyle(.joinedFive, weight: 0.38) { random in
            let (body, top, width) = body(&random)
            let bar = Point(
                top.x + width * random.uniform(0.6, 1.15), random.normal(deviation: 0.04))
            return random.chance(0.5) ? [[bar] + body] : [body, [top, bar]]
        },
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
        StrokeStyle(.singleStrokeFive, weight: 0.18) { random in
            let width = random.uniform(0.45, 0.7)
            let waist = random.uniform(0.36, 0.47)
            let knots: Path = [
                [width * random.uniform(0.85, 1.15), random.uniform(0, 0.06)],
                [width * 0.45, random.uniform(0.0, 0.05)],
                [random.uniform(0.02, 0.14), waist * 0.55],
                [width * 0.3, waist], [width * 0.85, waist + 0.16],
                [width * 0.9, 0.8], [width * 0.5, 1], [random.uniform(-0.06, 0.08), 0.92],
            ]
            return [Spline.through(random.jittered(knots, by: 0.015), steps: 6)]
        },
        StrokeStyle(.angularFive, weight: 0.12) { random in
            let width = random.uniform(0.45, 0.75)
            let waist = random.uniform(0.38, 0.52)
            return [
                random.jittered(
                    [[width, 0], [0, 0], [0, waist], [width, waist], [width, 1], [0, 1]], by: 0.02)
            ]
        },
    ]

    /// Neck and belly; `top` is where the bar belongs.
    private static func body(
        _ random: inout SeededGenerator
    ) -> (path: Path, top: Point, width: Float) {
        let width = random.uniform(0.45, 0.75)
        let top = Point(random.uniform(0, 0.15), 0)
        let waist = random.uniform(0.34, 0.48)
        let belly = Arc(
            width * 0.35, (1 + waist) / 2 - 0.02, width * 0.65, (1 - waist) / 2 + 0.03,
            from: random.uniform(-140, -100), to: random.uniform(95, 162), using: &random
        ).path(20)
        let neck = Point(top.x - random.uniform(-0.02, 0.08), waist + 0.03)
        return ([top, neck] + belly, top, width)
    }
}
