import SystemLibraries

/// The strokes of a 9: a ring with a straight, curved or hooked leg, or a ring that does not close.
///
/// Weights and ranges are set by eye. The waist is where the ring ends, in parts of the height.
enum Nine: StrokeModel {
    /// The ways of forming a 9, the most frequent first.
    static let styles = [
        // The foot lies up to 0.22 left and 0.06 right of the ring's right side.
        StrokeStyle(.straightNine, weight: 0.4) { random in
            let (width, waist) = size(&random)
            let foot = Point(width + random.uniform(-0.22, 0.06), 1)
            return joined(
                // 345 … 405 degrees: from a small gap to an overlap of an eighth of the ring.
                ring(width, waist, turn: random.uniform(345, 405), using: &random),
                leg: [top(width, waist, using: &random), foot], using: &random)
        },
        // The leg bends to the left, as in print.
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
        // The leg ends in a bow to the left, like a g.
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
        // The ring lacks 20 to 60 degrees; the leg starts in its upper third.
        StrokeStyle(.openNine, weight: 0.12) { random in
            let (width, waist) = size(&random)
            let ring = ring(width, waist, turn: random.uniform(300, 340), using: &random)
            let start = Point(width + random.normal(deviation: 0.02), random.uniform(0, waist / 3))
            return [ring, [start, Point(width + random.uniform(-0.18, 0.05), 1)]]
        },
    ]

    /// Returns a random width of the ring and the height at which it ends.
    private static func size(_ random: inout SeededGenerator) -> (width: Float, waist: Float) {
        // In parts of the digit's height.
        (random.uniform(0.42, 0.7), random.uniform(0.4, 0.6))
    }

    /// Returns where the leg starts: at the ring's right side, in its upper half.
    private static func top(
        _ width: Float, _ waist: Float, using random: inout SeededGenerator
    ) -> Point {
        Point(width + random.normal(deviation: 0.02), random.uniform(0, waist * 0.5))
    }

    /// Returns the ring, begun at its upper right and drawn over the top, `turn` degrees round.
    private static func ring(
        _ width: Float, _ waist: Float, turn: Float, using random: inout SeededGenerator
    ) -> Path {
        // −45 degrees is the upper right, 10 a little below the right; negative turns run against
        // the clock.
        let start = random.uniform(-45, 10)
        return Arc(
            width / 2, waist / 2, width / 2, waist / 2, from: start, to: start - turn,
            using: &random
        ).path(28)
    }

    /// Returns ring and leg as two strokes or, half of the time, as one.
    private static func joined(
        _ ring: Path, leg: Path, using random: inout SeededGenerator
    ) -> [Path] {
        random.chance(0.5) ? [ring, leg] : [ring + leg]
    }
}
