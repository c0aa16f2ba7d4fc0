import SystemLibraries

/// The strokes of a 2: round with a straight, looped or wavy base, or all corners like a Z.
///
/// Weights and ranges are set by eye. The corner is where the neck meets the base, at the lower
/// left.
enum Two: StrokeModel {
    /// The ways of forming a 2.
    static let styles = [
        // The base is straight and ends at 0.9 … 1.2 of the width.
        StrokeStyle(.swanTwo, weight: 0.52) { random in
            // The width of the bow in parts of the height.
            let width = random.uniform(0.48, 0.9)
            let corner = corner(&random)
            let end = Point(
                width * random.uniform(0.9, 1.2), corner.y + random.normal(deviation: 0.035))
            return [neck(width, to: corner, using: &random) + [end]]
        },
        // The pen turns at the corner in a loop 7 … 22 % of the height high and goes on into the
        // base.
        StrokeStyle(.loopedTwo, weight: 0.24) { random in
            let width = random.uniform(0.5, 0.9)
            let corner = corner(&random)
            // Half the loop's height, in parts of the digit's.
            let size = random.uniform(0.035, 0.11)
            let loop = [
                corner, corner + [0.015, -2 * size], corner + [2.3 * size, -size],
                Point(width * 0.62, 1), Point(width * random.uniform(0.95, 1.25), 0.93),
            ]
            let top = crook(width, using: &random)
            let belly = random.jittered([[width * 0.5, 0.68]], by: 0.02)
            return [top + Spline.through([top[top.count - 1]] + belly + loop).dropFirst()]
        },
        // The base rises, falls and rises again.
        StrokeStyle(.wavyTwo, weight: 0.14) { random in
            let width = random.uniform(0.5, 0.9)
            let corner = corner(&random)
            // How far the wave rises above the base line, in parts of the height.
            let rise = random.uniform(0.03, 0.09)
            let wave = Spline.through([
                corner, corner + [width * 0.3, -rise], [width * 0.75, 1 + rise / 2],
                [width * random.uniform(1, 1.25), 1 - random.uniform(0.02, 0.12)],
            ])
            return [neck(width, to: corner, using: &random) + wave.dropFirst()]
        },
        // Half of them like a Z, half in the manner of a seven-segment display.
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
            // Seven-segment manner: across, down, across, down, across; the middle bar lies near
            // half the height.
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

    /// Returns the lower left corner, near (0, 1).
    private static func corner(_ random: inout SeededGenerator) -> Point {
        Point(random.uniform(-0.05, 0.08), random.uniform(0.92, 1))
    }

    /// Returns the bow at the top, from its left end over the top to its right.
    private static func crook(_ width: Float, using random: inout SeededGenerator) -> Path {
        // Half the bow's height: the bow takes the upper half of the digit. It begins at the left,
        // between 20 degrees above and 25 below its middle, and ends at the right, up to 25 degrees
        // below it.
        let height = random.uniform(0.24, 0.31)
        return Arc(
            width / 2, height, width / 2, height, from: random.uniform(-205, -160),
            to: random.uniform(0, 25), using: &random
        ).path(16)
    }

    /// Returns the bow and, below it, the bent way down to the corner.
    private static func neck(
        _ width: Float, to corner: Point, using random: inout SeededGenerator
    ) -> Path {
        let top = crook(width, using: &random)
        // The neck is bent at 0.7 of the height, near the middle of the width.
        let bend = Point(width * random.uniform(0.48, 0.62), 0.7) + random.offset(0.02)
        return top + Spline.through([top[top.count - 1], bend, corner]).dropFirst()
    }
}
