import MNIST

/// 0: closed, left open, ending in a curl, or crossed out by a slash.
enum Zero: StrokeModel {
    static let styles = [
        StrokeStyle(.ovalZero, weight: 0.62) { random in
            [ring(half: width(&random), over: random.uniform(-15, 30), using: &random)]
        },
        StrokeStyle(.curledZero, weight: 0.14) { random in
            let half = width(&random)
            var path = ring(half: half, over: random.uniform(35, 95), using: &random)
            // The end runs inside the ring, as of a pen that turned too early.
            let first = path.count * 3 / 4
            let depth = random.uniform(0.1, 0.35)
            for index in first..<path.count {
                let t = Float(index - first) / Float(path.count - first)
                path[index] += (Point(0.5, 0.5) - path[index]) * depth * t * t
            }
            return [path]
        },
        StrokeStyle(.openZero, weight: 0.08) { random in
            [ring(half: width(&random), over: random.uniform(-55, -20), using: &random)]
        },
        StrokeStyle(.slashedZero, weight: 0.16) { random in
            let half = width(&random)
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

    private static func width(_ random: inout SeededGenerator) -> Float {
        random.uniform(0.22, 0.5)
    }

    /// A full turn plus `over` degrees, begun near the top or, less often, anywhere.
    private static func ring(
        half: Float, over: Float, using random: inout SeededGenerator
    ) -> Path {
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
