import SystemLibraries

/// The strokes of a 3: two bows, a flat top, all corners, or a loop in the middle.
///
/// Weights and ranges are set by eye. The waist is where the upper part meets the lower one, in
/// parts of the height.
enum Three: StrokeModel {
    /// The ways of forming a 3.
    static let styles = [
        // Two bows, in 60 % with a notch between them that points to the left.
        StrokeStyle(.roundThree, weight: 0.55) { random in
            // Width and waist in parts of the height; the upper bow is mostly smaller.
            let width = random.uniform(0.45, 0.78)
            let waist = random.uniform(0.4, 0.51)
            // The notch lies 10 … 40 % of the width from the left.
            let notch = Point(width * random.uniform(0.1, 0.4), waist)
            let top = Arc(
                width * 0.42, waist / 2, width * random.uniform(0.45, 0.55), waist / 2,
                from: random.uniform(-175, -120), to: 88, using: &random
            ).path(18)
            let bottom = belly(width, waist, using: &random)
            return [random.chance(0.6) ? top + [notch] + bottom : top + bottom]
        },
        // A bar and a straight line back to the middle, as of a 7, then a belly.
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
        // Four straight lines.
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
        // The loop reaches 6 … 16 % of the height to the left.
        StrokeStyle(.loopedThree, weight: 0.12) { random in
            let width = random.uniform(0.45, 0.75)
            let waist = random.uniform(0.42, 0.52)
            // Half the loop's length.
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

    /// Returns the lower bow, from the waist to its lower left end.
    private static func belly(
        _ width: Float, _ waist: Float, using random: inout SeededGenerator
    ) -> Path {
        // The lower bow starts at its top (−90 degrees), so that it goes on where the upper part
        // ended, and ends at 105 … 168 degrees, below and left of its middle.
        Arc(
            width * 0.4, (1 + waist) / 2, width * 0.6, (1 - waist) / 2, from: -90,
            to: random.uniform(105, 168), using: &random
        ).path(20)
    }
}
