import SystemLibraries

/// Pen drawings that are no digit and look like none: capital letters, signs, doodles.
///
/// What people also write as a digit (B, I, O, S, Z, G, Q …) or what a digit may look like when
/// carelessly written (Y, H, C, ?) is left out.
enum Symbols {
    /// Returns the strokes of one symbol, about 1 high, each kind as likely as the others; every
    /// place is moved by about 2 % of the height, so that no two are equal.
    static func strokes(using random: inout SeededGenerator) -> [Path] {
        let strokes = random.pick(shapes)()
        return strokes.map { random.jittered($0, by: 0.02) }
    }

    /// The symbols' center lines in a unit box, x to the right and y down.
    private static let shapes: [@Sendable () -> [Path]] = [
        { [[[0, 1], [0.4, 0], [0.8, 1]], [[0.18, 0.62], [0.64, 0.62]]] },  // A
        { [[[0.7, 0], [0, 0], [0, 1], [0.7, 1]], [[0, 0.5], [0.55, 0.5]]] },  // E
        { [[[0.7, 0], [0, 0], [0, 1]], [[0, 0.45], [0.5, 0.45]]] },  // F
        { [[[0, 0], [0, 1]], [[0.65, 0], [0, 0.55], [0.7, 1]]] },  // K
        { [[[0, 1], [0.1, 0], [0.45, 0.7], [0.8, 0], [0.9, 1]]] },  // M
        { [[[0, 1], [0, 0], [0.7, 1], [0.7, 0]]] },  // N
        { [[[0, 1], [0, 0]], bow(0, 0.25, 0.5) + [[0.05, 0.5], [0.6, 1]]] },  // R
        { [[[0, 0], [0.25, 1], [0.5, 0.35], [0.75, 1], [1, 0]]] },  // W
        { [[[0, 0], [0.75, 1]], [[0.75, 0], [0, 1]]] },  // X
        { [[[0, 0], [0.4, 1], [0.8, 0]]] },  // V
        { [[[0.4, 0], [0.4, 0.9]], [[0, 0.45], [0.8, 0.45]]] },  // +
        { [[[0, 0.2], [0.9, 0.2]], [[0, 0.6], [0.9, 0.6]]] },  // =
        {  // #
            [
                [[0.3, 0], [0.2, 1]], [[0.7, 0], [0.6, 1]], [[0, 0.33], [0.95, 0.33]],
                [[0, 0.7], [0.9, 0.7]],
            ]
        },
        {  // *
            [
                [[0.45, 0], [0.45, 0.9]], [[0.05, 0.2], [0.85, 0.7]],
                [[0.85, 0.2], [0.05, 0.7]],
            ]
        },
        { [bow(0.2, 0.2, 0.4) + [[0.2, 0.2]], [[0.8, 0], [0.15, 1]], ring(0.75, 0.8, 0.17)] },  // %
        { [[[0.4, 0], [0, 0.9], [0.95, 0.35], [-0.1, 0.35], [0.75, 0.9], [0.4, 0]]] },  // star
        {  // smiling face
            [
                ring(0.5, 0.5, 0.5), ring(0.33, 0.35, 0.04), ring(0.67, 0.35, 0.04),
                Spline.through([[0.25, 0.62], [0.5, 0.8], [0.75, 0.62]]),
            ]
        },
        {  // house
            [
                [
                    [0, 1], [0, 0.4], [0.4, 0], [0.8, 0.4], [0.8, 1], [0, 1],
                ], [[0.3, 1], [0.3, 0.65], [0.5, 0.65], [0.5, 1]],
            ]
        },
        {  // heart
            [
                Spline.through([
                    [0.5, 1], [0.05, 0.5], [0.1, 0.12], [0.35, 0.08], [0.5, 0.3], [0.65, 0.08],
                    [0.9, 0.12], [0.95, 0.5], [0.5, 1],
                ])
            ]
        },
        { [[[0, 0.5], [1, 0.5]], [[0.65, 0.25], [1, 0.5], [0.65, 0.75]]] },  // arrow
        { [[[0, 0.9], [0.5, 0], [1, 0.9], [0, 0.9]]] },  // triangle
        { [[[0, 0], [0.9, 0], [0.9, 0.9], [0, 0.9], [0, 0]], [[0, 0], [0.9, 0.9]]] },  // box
        {  // spiral
            [
                (0..<60).map { index in
                    let angle = Float(index) * 0.32
                    return Point(0.5, 0.5) + Float(index) / 120 * Point(angle.cosine, angle.sine)
                }
            ]
        },
        {  // scribble
            [
                (0..<14).map { index in
                    Point(Float(index) / 12, index.isMultiple(of: 2) ? 0.1 : 0.9)
                }
            ]
        },
    ]

    /// Returns a closed circle of 21 places.
    private static func ring(_ x: Float, _ y: Float, _ radius: Float) -> Path {
        (0...20).map { index in
            let angle = Float(index) / 20 * 2 * .pi
            return Point(x, y) + radius * Point(angle.cosine, angle.sine)
        }
    }

    /// Returns a half ring open to the left, as in P and R: `width` wide, twice `y` high, its
    /// middle at (x, y).
    private static func bow(_ x: Float, _ y: Float, _ width: Float) -> Path {
        (0...12).map { index in
            let angle = (Float(index) / 12 - 0.5) * .pi
            return Point(x + width * angle.cosine, y + y * angle.sine)
        }
    }
}
