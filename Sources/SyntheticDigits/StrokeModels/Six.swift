import SystemLibraries

/// The strokes of a 6: a curved or straight back, the loop closed, left open or curled in.
///
/// Weights and ranges are set by eye. The waist is where the loop begins, in parts of the height.
enum Six: StrokeModel {
    /// The ways of forming a 6, the most frequent first.
    static let styles = [
        // The back begins in the right half of the top; the loop closes more or less.
        StrokeStyle(.curvedSix, weight: 0.55) { random in
            // The width and the top of the loop, in parts of the height.
            let (width, waist) = (random.uniform(0.48, 0.78), random.uniform(0.33, 0.54))
            let back = Spline.through(
                random.jittered(
                    [[width * random.uniform(0.5, 1), 0], [width * 0.25, 0.3]], by: 0.02)
                    + [[0, (1 + waist) / 2]])
            return [
                back + loop(width, waist, turn: random.uniform(325, 400), using: &random)
            ]
        },
        // A straight back from the top to the loop's left side.
        StrokeStyle(.straightSix, weight: 0.25) { random in
            let (width, waist) = (random.uniform(0.45, 0.75), random.uniform(0.4, 0.58))
            let top = Point(width * random.uniform(0.05, 0.75), 0)
            return [
                [top] + loop(width, waist, turn: random.uniform(330, 395), using: &random)
            ]
        },
        // The back begins with a small bow, and the loop's end curls towards its middle.
        StrokeStyle(.curledSix, weight: 0.2) { random in
            let (width, waist) = (random.uniform(0.48, 0.75), random.uniform(0.36, 0.52))
            let back = Spline.through(
                random.jittered(
                    [[width * random.uniform(0.7, 1.05), 0.05], [width * 0.5, 0]], by: 0.015)
                    + [[width * 0.1, 0.32], [0, (1 + waist) / 2]])
            var path = loop(width, waist, turn: random.uniform(290, 350), using: &random)
            let heart = Point(width / 2, (1 + waist) / 2)
            // The last eight places of the loop move towards its middle, the very last by up to
            // three tenths of the way.
            let depth = random.uniform(0.05, 0.35)
            for index in path.indices.suffix(8) {
                let t = Float(index - path.count + 8) / 8
                path[index] += (heart - path[index]) * depth * t
            }
            return [back + path]
        },
    ]

    /// Returns the loop, begun at its left and drawn over the bottom, `turn` degrees round.
    private static func loop(
        _ width: Float, _ waist: Float, turn: Float, using random: inout SeededGenerator
    ) -> Path {
        Arc(
            width / 2, (1 + waist) / 2, width / 2, (1 - waist) / 2, from: 180, to: 180 - turn,
            using: &random
        ).path(28)
    }
}
