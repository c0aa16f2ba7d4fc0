import MNIST

/// 2: round with a straight, looped or wavy base, or all corners like a Z.
enum Two: StrokeModel {
    static let styles = [
        StrokeStyle(.swanTwo, weight: 0.52) { random in
            let width = random.uniform(0.48, 0.9)
            let corner = corner(&random)
            let end = Point(
                width * random.uniform(0.9, 1.2), corner.y + random.normal(deviation: 0.035))
            return [neck(width, to: corner, using: &random) + [end]]
        },
        StrokeStyle(.loopedTwo, weight: 0.24) { random in
            let width = random.uniform(0.5, 0.9)
            let corner = corner(&random)
            let size = random.uniform(0.035, 0.11)
            let loop = [
                corner, corner + [0.015, -2 * size], corner + [2.3 * size, -size],
                Point(width * 0.62, 1), Point(width * random.uniform(0.95, 1.25), 0.93),
            ]
            let top = crook(width, using: &random)
            let belly = random.jittered([[width * 0.5, 0.68]], by: 0.02)
            return [top + Spline.through([top[top.count - 1]] + belly + loop).dropFirst()]
        },
        StrokeStyle(.wavyTwo, weight: 0.14) { random in
            let width = random.uniform(0.5, 0.9)
            let corner = corner(&random)
            let rise = random.uniform(0.03, 0.09)
            let wave = Spline.through([
                corner, corner + [width * 0.3, -rise], [width * 0.75, 1 + rise / 2],
                [width * random.uniform(1, 1.25), 1 - random.uniform(0.02, 0.12)],
            ])
            return [neck(width, to: corner, using: &random) + wave.dropFirst()]
        },
        StrokeStyle(.angularTwo, weight: 0.1) { random in
            let width = random.uniform(0.5, 0.85)
            let corner = corner(&random)
            if random.chance(0.5) {
                return [
                    [
                        [0, random.uniform(0, 0.08)], [width, 0], corner,
                        [width, random.uniform(0.92, 1)],
                    ]
                ]
            }
            // Seven-segment manner: across, down, across, down, across.
            let middle = random.uniform(0.42, 0.56)
            return [
                [
                    [0, 0], [width, random.normal(deviation: 0.02)], [width, middle],
                    [corner.x, middle + random.normal(deviation: 0.03)], [corner.x, 1],
                    [width, 1 + random.normal(deviation: 0.03)],
                ]
            ]
        },
    ]

    private static func corner(_ random: inout SeededGenerator) -> Point {
        Point(random.uniform(-0.05, 0.08), random.uniform(0.92, 1))
    }

    private static func crook(_ width: Float, using random: inout SeededGenerator) -> Path {
        let height = random.uniform(0.24, 0.31)
        return Arc(
            width / 2, height, width / 2, height, from: random.uniform(-205, -160),
            to: random.uniform(0, 25), using: &random
        ).path(16)
    }

    private static func neck(
        _ width: Float, to corner: Point, using random: inout SeededGenerator
    ) -> Path {
        let top = crook(width, using: &random)
        let bend = Point(width * random.uniform(0.48, 0.62), 0.7) + random.offset(0.02)
        return top + Spline.through([top[top.count - 1], bend, corner]).dropFirst()
    }
}
