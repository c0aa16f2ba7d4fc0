import MNIST

/// 3: two bows, a flat top, all corners, or a loop in the middle.
enum Three: StrokeModel {
    static let styles = [
        StrokeStyle(.roundThree, weight: 0.55) { random in
            let width = random.uniform(0.45, 0.78)
            let waist = random.uniform(0.4, 0.51)
            let notch = Point(width * random.uniform(0.1, 0.4), waist)
            let top = Arc(
                width * 0.42, waist / 2, width * random.uniform(0.45, 0.55), waist / 2,
                from: random.uniform(-175, -120), to: 88, using: &random
            ).path(18)
            let bottom = belly(width, waist, using: &random)
            return [random.chance(0.6) ? top + [notch] + bottom : top + bottom]
        },
        StrokeStyle(.flatToppedThree, weight: 0.22) { random in
            let width = random.uniform(0.45, 0.75)
            let waist = random.uniform(0.36, 0.46)
            return [
                [
                    [0, random.normal(deviation: 0.03)],
                    [width * random.uniform(0.8, 1), random.normal(deviation: 0.03)],
                    [width * random.uniform(0.25, 0.5), waist],
                ] + belly(width, waist, using: &random)
            ]
        },
        StrokeStyle(.zigzagThree, weight: 0.11) { random in
            let width = random.uniform(0.4, 0.7)
            let waist = random.uniform(0.42, 0.54)
            let knots: Path = [
                [0, random.uniform(0, 0.12)], [width, random.uniform(0, 0.12)],
                [width * random.uniform(0.1, 0.45), waist],
                [width * random.uniform(0.85, 1.1), random.uniform(0.68, 0.85)],
                [random.uniform(-0.1, 0.1), 1],
            ]
            if random.chance(0.4) {  // pointed bows: Σ turned round
                return [[knots[0], [width, 0.22], knots[2], knots[3], knots[4]]]
            }
            return [knots]
        },
        StrokeStyle(.loopedThree, weight: 0.12) { random in
            let width = random.uniform(0.45, 0.75)
            let waist = random.uniform(0.42, 0.52)
            let size = random.uniform(0.03, 0.08)
            let top = Arc(
                width * 0.42, waist / 2, width / 2, waist / 2,
                from: random.uniform(-170, -120), to: 60, using: &random
            ).path(16)
            let loop: Path = [
                top[top.count - 1], [width * 0.3, waist + size * 0.6],
                [width * 0.3 - 2 * size, waist], [width * 0.3, waist - size],
                [width * 0.6, waist + size],
            ]
            let bottom = belly(width, waist, using: &random).dropFirst(4)
            return [top + Spline.through(loop, steps: 6).dropFirst() + bottom]
        },
    ]

    private static func belly(
        _ width: Float, _ waist: Float, using random: inout SeededGenerator
    ) -> Path {
        Arc(
            width * 0.4, (1 + waist) / 2, width * 0.6, (1 - waist) / 2, from: -90,
            to: random.uniform(105, 168), using: &random
        ).path(20)
    }
}
