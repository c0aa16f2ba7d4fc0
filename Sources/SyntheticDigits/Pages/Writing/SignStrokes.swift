import SystemLibraries

/// Signs as pen strokes, in heights of a digit: y is 0 at a digit's top and 1 at its foot, x begins near 0.
enum SignStrokes {
    /// Returns the strokes of a sign, each time a little different; nil for characters that are no sign here.
    static func paths(of sign: Character, using random: inout SeededGenerator) -> [Path]? {
        if sign == "×" || sign == "*", random.chance(0.4) { return star(sign, using: &random) }
        guard let paths = shapes[sign] else { return nil }
        // Places move by 2 % of a digit's height, as far as a calm hand varies; set by eye.
        return paths.map { random.jittered($0, by: 0.02) }
    }

    /// Returns a multiplication sign as a small star of two or three arms, turned by any angle.
    private static func star(_ sign: Character, using random: inout SeededGenerator) -> [Path] {
        let (arms, radius) = (sign == "*" ? random.count(2...3) : 2, random.uniform(0.16, 0.3))
        let start = random.uniform(0, .pi)
        return (0..<arms).map { arm in
            let angle = start + .pi * Float(arm) / Float(arms)
            let half = radius * Point(angle.cosine, angle.sine)
            return random.jittered([Point(0.3, 0.6) - half, Point(0.3, 0.6) + half], by: 0.02)
        }
    }

    /// Returns a dot: a stroke so short that the pen's own width is all that is seen.
    private static func dot(_ x: Float, _ y: Float) -> Path { [[x, y], [x + 0.02, y + 0.02]] }

    /// The strokes of each sign in one common handwritten form, drawn for this project.
    private static let shapes: [Character: [Path]] = [
        "+": [[[0.3, 0.28], [0.3, 0.88]], [[0, 0.58], [0.6, 0.58]]],
        "-": [[[0, 0.58], [0.4, 0.57]]],
        "−": [[[0, 0.58], [0.58, 0.57]]],
        "×": [[[0, 0.34], [0.5, 0.86]], [[0.5, 0.34], [0, 0.86]]],
        "*": [
            [[0.25, 0.34], [0.25, 0.82]], [[0, 0.44], [0.5, 0.72]], [[0.5, 0.44], [0, 0.72]],
        ],
        "÷": [[[0, 0.58], [0.6, 0.57]], dot(0.3, 0.32), dot(0.3, 0.84)],
        "=": [[[0, 0.44], [0.6, 0.43]], [[0, 0.7], [0.6, 0.7]]],
        "/": [[[0.45, -0.05], [0, 1.08]]],
        "\\": [[[0, -0.05], [0.45, 1.08]]],
        ":": [dot(0, 0.52), dot(0, 0.95)],
        ";": [dot(0.05, 0.52), [[0.06, 0.92], [0, 1.14]]],
        ".": [dot(0, 0.95)],
        "·": [dot(0, 0.58)],
        ",": [[[0.06, 0.9], [0.07, 1], [0, 1.14]]],
        "'": [[[0.04, 0], [0, 0.2]]],
        "\"": [[[0.04, 0], [0.02, 0.22]], [[0.18, 0], [0.16, 0.22]]],
        "!": [[[0.03, 0], [0, 0.72]], dot(0, 0.97)],
        "?": [
            Spline.through([[0, 0.2], [0.22, 0], [0.42, 0.2], [0.2, 0.48], [0.2, 0.72]]),
            dot(0.2, 0.97),
        ],
        // Brackets and strokes reach above digits and below their line.
        "(": [Spline.through([[0.2, -0.1], [0.02, 0.25], [0.02, 0.75], [0.22, 1.1]])],
        ")": [Spline.through([[0, -0.1], [0.2, 0.25], [0.2, 0.75], [0, 1.1]])],
        "[": [[[0.22, -0.08], [0, -0.08], [0, 1.08], [0.22, 1.08]]],
        "]": [[[0, -0.08], [0.22, -0.08], [0.22, 1.08], [0, 1.08]]],
        "{": [
            Spline.through([
                [0.26, -0.1], [0.12, 0], [0.14, 0.4], [0, 0.5], [0.14, 0.6], [0.12, 1],
                [0.26, 1.1],
            ])
        ],
        "}": [
            Spline.through([
                [0, -0.1], [0.14, 0], [0.12, 0.4], [0.26, 0.5], [0.12, 0.6], [0.14, 1], [0, 1.1],
            ])
        ],
        "<": [[[0.5, 0.28], [0, 0.58], [0.5, 0.88]]],
        ">": [[[0, 0.28], [0.5, 0.58], [0, 0.88]]],
        "|": [[[0, -0.1], [0, 1.12]]],
        "_": [[[0, 1.06], [0.7, 1.06]]],
        "~": [Spline.through([[0, 0.62], [0.15, 0.5], [0.4, 0.66], [0.58, 0.54]])],
        "^": [[[0, 0.26], [0.18, 0], [0.36, 0.26]]],
        // Signs with rings.
        "°": [ring(0.11, 0.12, 0.11)],
        "%": [ring(0.13, 0.2, 0.15), [[0.62, 0], [0.08, 1]], ring(0.58, 0.8, 0.15)],
        "#": [
            [[0.25, 0], [0.15, 1]], [[0.55, 0], [0.45, 1]], [[0, 0.33], [0.7, 0.33]],
            [[0, 0.68], [0.68, 0.68]],
        ],
        "$": [
            Spline.through([
                [0.45, 0.12], [0.2, 0.04], [0.05, 0.28], [0.42, 0.68], [0.25, 0.95], [0, 0.85],
            ]), [[0.24, -0.1], [0.22, 1.1]],
        ],
        "€": [
            Spline.through([
                [0.6, 0.1], [0.4, 0], [0.14, 0.35], [0.14, 0.7], [0.42, 1], [0.62, 0.88],
            ]),
            [[0, 0.42], [0.42, 0.42]], [[0, 0.62], [0.4, 0.62]],
        ],
        "£": [
            Spline.through([[0.52, 0.16], [0.32, 0], [0.2, 0.3], [0.24, 0.7], [0.02, 1]]),
            [[0.02, 1], [0.56, 0.98]], [[0.04, 0.52], [0.42, 0.52]],
        ],
        "&": [
            Spline.through([
                [0.6, 1], [0.2, 0.35], [0.3, 0.02], [0.42, 0.25], [0.05, 0.75], [0.25, 1],
                [0.58, 0.55],
            ])
        ],
        "→": [[[0, 0.6], [0.9, 0.58]], [[0.68, 0.42], [0.9, 0.58], [0.68, 0.78]]],
        // A bullet is a scribble as small as the pen's width.
        "•": [[[0.05, 0.58], [0.08, 0.6], [0.05, 0.62], [0.03, 0.59], [0.07, 0.58]]],
        "√": [[[0, 0.6], [0.1, 0.55], [0.22, 1], [0.4, -0.05], [0.9, -0.05]]],
        "✓": [[[0, 0.6], [0.22, 0.98], [0.75, 0.05]]],
        "@": [
            ring(0.42, 0.58, 0.16),
            Spline.through([
                [0.6, 0.42], [0.6, 0.75], [0.8, 0.6], [0.62, 0.18], [0.2, 0.25], [0.1, 0.8],
                [0.5, 1], [0.75, 0.9],
            ]),
        ],
    ]

    /// Returns a circle around a place as a closed path of 14 chords.
    private static func ring(_ x: Float, _ y: Float, _ radius: Float) -> Path {
        (0...14).map { index in
            let angle = Float(index) / 14 * 2 * .pi
            return Point(x, y) + radius * Point(angle.cosine, angle.sine)
        }
    }
}
