import SystemLibraries

/// The strokes of a 0: closed, left open, ending in a curl, or crossed out by a slash.
///
/// Weights and ranges are set by eye.
enum Zero: StrokeModel {
    /// The ways of forming a 0.
    static let styles = [
        // The end stops up to 15 degrees short of the start or runs up to 30 beyond it.
        StrokeStyle(.ovalZero, weight: 0.62) { random in
            [ring(half: width(&random), over: random.uniform(-15, 30), using: &random)]
        },
        StrokeStyle(.curledZero, weight: 0.14) { random in
            let half = width(&random)
            var path = ring(half: half, over: random.uniform(35, 95), using: &random)
            // The end runs inside the ring, as of a pen that turned too early.
            let first = path.count * 3 / 4
            // The last quarter of the ring is drawn towards the middle, its end by 8 … 28 % of the
            // way.
            let depth = random.uniform(0.1, 0.35)
            for index in first..<path.count {
                let t = Float(index - first) / Float(path.count - first)
                path[index] += (Point(0.5, 0.5) - path[index]) * depth * t * t
            }
            return [path]
        },
        // A gap of 20 to 55 degrees.
        StrokeStyle(.openZero, weight: 0.08) { random in
            [ring(half: width(&random), over: random.uniform(-55, -20), using: &random)]
        },
        // The slash is 45 … 85 % as high as the ring; in one case of eight it leans to the left.
        StrokeStyle(.slashedZero, weight: 0.16) { random in
            let half = width(&random)
            // The slash runs through the middle of the ring from the upper right to the lower left;
            // `reach` is its height and, in parts of the ring's width, its width.
            let reach = random.uniform(0.45, 0.85)
            let lean: Float = random.chance(0.88) ? 1 : -1
            let tip = Point(half * reach * lean, -0.5 * reach)
            let middle = Point(0.5, 0.5) + random.offset(0.02)
            return [
                ring(half: half, over: random.uniform(-10, 25), using: &random),
                [middle + tip, middle - tip],
            ]
        },
    ]

    /// Returns a random half width: from a narrow ring, 0.44 wide and 1 high, to a circle.
    private static func width(_ random: inout SeededGenerator) -> Float {
        random.uniform(0.22, 0.5)
    }

    /// Returns a ring of a full turn and `over` degrees, begun near the top or, less often,
    /// anywhere.
    ///
    /// In one case of five it is drawn clockwise.
    private static func ring(
        half: Float, over: Float, using random: inout SeededGenerator
    ) -> Path {
        // −90 degrees is the top; most people begin within 40 degrees of it.
        let start = random.chance(0.25) ? random.uniform(0, 360) : random.uniform(-130, -60)
        let turn = (360 + over) * (random.chance(0.8) ? -1 : 1)
        var path = Arc(0.5, 0.5, half, 0.5, from: start, to: start + turn, using: &random).path(40)
        if random.chance(0.4) {  // the pen drifts, so that the ends miss each other
            let drift = random.offset(0.045)
            for index in path.indices { path[index] += drift * Float(index) / 39 }
        }
        return path
    }
}
