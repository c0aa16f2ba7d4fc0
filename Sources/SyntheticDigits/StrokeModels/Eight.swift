import SystemLibraries

/// The strokes of an 8: one crossing stroke, two rings, or open where the stroke should have met
/// its start.
///
/// Weights and ranges are set by eye. The waist is where the upper ring ends, in parts of the
/// height.
enum Eight: StrokeModel {
    /// The ways of forming an 8, the most frequent first.
    static let styles = [
        // One closed stroke, begun near the top.
        StrokeStyle(.singleStrokeEight, weight: 0.55) { random in
            let start = random.uniform(-0.5, 0.5)
            return [figure(from: start, to: start + 2 * .pi, using: &random)]
        },
        // The upper ring is as wide as the lower one or narrower; each ring may stop short of its
        // start or overlap it, and the rings need not stand exactly above each other.
        StrokeStyle(.twoRingEight, weight: 0.27) { random in
            // The width of the lower ring, where the two meet and the width of the upper ring, in
            // parts of the height.
            let width = random.uniform(0.4, 0.66)
            let waist = random.uniform(0.4, 0.53)
            let upper = width * random.uniform(0.68, 1.02)
            let start = random.uniform(0, 360)
            let shift = random.normal(deviation: 0.03)
            return [
                Arc(
                    width / 2 + shift, waist / 2, upper / 2, waist / 2, from: start,
                    to: start + 360 + random.uniform(-15, 30), using: &random
                ).path(26),
                Arc(
                    width / 2, (1 + waist) / 2, width / 2, (1 - waist) / 2,
                    from: -90 + random.uniform(-15, 15), to: 270 + random.uniform(-15, 20),
                    using: &random
                ).path(28),
            ]
        },
        StrokeStyle(.openEight, weight: 0.18) { random in
            // Begun right of the top, ended left of it, or the two ends crossing above.
            let start = random.uniform(0.25, 0.7)
            let end = 2 * .pi - random.uniform(-0.15, 0.45)
            return [figure(from: start, to: end, using: &random)]
        },
    ]

    /// Returns the curve x = sin 2t, y = −cos t with an upper and a lower half of different size; t
    /// = 0 is the top, 2π once around.
    ///
    /// In one case of five it is drawn the other way round; the end drifts away from the start a
    /// little.
    private static func figure(
        from start: Float, to end: Float, using random: inout SeededGenerator
    ) -> Path {
        let width = random.uniform(0.4, 0.66)
        let upper = width * random.uniform(0.7, 1.05)
        let waist = random.uniform(0.4, 0.54)
        let drift = random.offset(0.03)
        let side = random.chance(0.8) ? Float(-1) : 1
        // Fuller bows than the plain sine gives: the exponent of 0.7 … 1 makes its waves broader.
        let fullness = random.uniform(0.7, 1)
        let count = 48
        return (0..<count).map { index in
            let share = Float(index) / Float(count - 1)
            let t = start + (end - start) * share
            let swing = (2 * t).sine
            let across = (swing < 0 ? -1 : 1) * abs(swing).raised(to: fullness)
            // The height on a plain figure of two equal halves, which is then stretched to the
            // waist.
            let level = (1 - t.cosine) / 2
            let half = level < 0.5 ? upper / 2 : width / 2
            let y = level < 0.5 ? level * 2 * waist : waist + (level - 0.5) * 2 * (1 - waist)
            return Point(width / 2 + side * across * half, y) + drift * share
        }
    }
}
