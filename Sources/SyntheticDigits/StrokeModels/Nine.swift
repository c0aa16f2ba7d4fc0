import MNIST

/// 9: a ring with a straight, curved or hooked leg, or a ring that does not close.
enum Nine: StrokeModel {
    static let styles = [
        StrokeStyle(.straightNine, weight: 0.4) { random in
            let (width, waist) = size(&random)
            let foot = Point(width + random.uniform(-0.22, 0.06), 1)
            return joined(
                ring(width, waist, turn: random.uniform(345, 405), using: &random),
                leg: [top(width, waist, using: &random), foot], using: &random)
        },
        StrokeStyle(.curvedNine, weight: 0.28) { random in
            let (width, waist) = size(&random)
            let leg = Spline.through([
                top(width, waist, using: &random), [width, 0.6],
                [width * random.uniform(0.3, 0.85), 1],
            ])
            return joined(
                ring(width, waist, turn: random.uniform(345, 405), using: &random), leg: leg,
                using: &random)
        },
        StrokeStyle(.hookedNine, weight: 0.2) { random in
            let (width, waist) = size(&random)
            let leg = Spline.through([
                top(width, waist, using: &random), [width, 0.65],
                [width * random.uniform(0.5, 0.9), 0.97],
                [width * random.uniform(-0.05, 0.35), random.uniform(0.88, 1)],
            ])
            return joined(
                ring(width, waist, turn: random.uniform(345, 405), using: &random), leg: leg,
                using: &random)
        },
        StrokeStyle(.openNine, weight: 0.12) { random in
            let (width, waist) = size(&random)
            let ring = ring(width, waist, turn: random.uniform(300, 340), using: &random)
            let start = Point(width + random.normal(deviation: 0.02), random.uniform(0, waist / 3))
            return [ring, [start, Point(width + random.uniform(-0.18, 0.05), 1)]]
        },
    ]

    private static func size(_ random: inout SeededGenerator) -> (width: Float, waist: Float) {
        (random.uniform(0.42, 0.7), random.uniform(0.4, 0.6))
    }

    private static func top(
        _ width: Float, _ waist: Float, using random: inout SeededGenerator
    ) -> Point {
        Point(width + random.normal(deviation: 0.02), random.uniform(0, waist * 0.5))
    }

    /// The ring, begun at its upper right and drawn over the top.
    private static func ring(
        _ width: Float, _ waist: Float, turn: Float, using random: inout SeededGenerator
    ) -> Path {
        let start = random.uniform(-45, 10)
        return Arc(
            width / 2, waist / 2, width / 2, waist / 2, from: start, to: start - turn,
            using: &random
        ).path(28)
    }

    private static func joined(
        _ ring: Path, leg: Path, using random: inout SeededGenerator
    ) -> [Path] {
        random.chance(0.5) ? [ring, leg] : [ring + leg]
    }
}
