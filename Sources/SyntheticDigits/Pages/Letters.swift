import SystemLibraries

/// Letters as pen strokes, for the words that stand beside digits on a page.
///
/// In heights of a digit: capitals and ascenders begin at y = 0, small letters at 0.42, the baseline is at
/// 1, descenders end at 1.35; x begins at 0. Some look like digits (l, o, s, g): only their company tells
/// that they are none.
enum Letters {
    /// Words that stand on forms, score sheets and meters, chosen by hand.
    private static let words = [
        "total", "name", "date", "sum", "math", "score", "theory", "marks", "note", "mean", "area",
        "course", "item", "cost", "temp", "meter", "gas", "rate", "day", "hour", "test", "lab",
        "english", "science", "remarks", "physics", "grade", "comp", "subject", "hindi",
    ]

    /// All small letters, the frequent ones of English several times: their order of frequency, not a count.
    private static let common = Array("eeeetttaaaooiinnsshhrrddllccuummwffggyyppbvkxjqz")

    /// Returns a word in small letters: one that stands on forms, or two to eight letters at random.
    ///
    /// Half of the words are made up, so that a network cannot tell words from numbers by knowing some by heart.
    static func word(using random: inout SeededGenerator) -> String {
        guard random.chance(0.5) else { return random.pick(words) }
        return String((0..<random.count(2...8)).map { _ in random.pick(common) })
    }

    /// Returns the strokes of a letter, each time a little different, and its width without the gap to the next.
    ///
    /// Both are in heights of a digit; a character without a drawing becomes a dash.
    static func strokes(
        of letter: Character, using random: inout SeededGenerator
    ) -> (paths: [Path], width: Float) {
        let (paths, width) =
            shapes[letter] ?? capitals[letter] ?? ([[[0, 0.75], [0.3, 0.75]]], 0.35)
        // Places move by 1.5 % of a digit's height, as far as a calm hand varies; set by eye.
        return (paths.map { random.jittered($0, by: 0.015) }, width)
    }

    /// The ring of an a, d, g, o and q, begun at its right side and closed there.
    static let ring = Spline.through([
        [0.42, 0.5], [0.2, 0.42], [0.02, 0.7], [0.2, 0.99], [0.42, 0.8], [0.42, 0.5],
    ])

    /// The strokes of small letters and their widths, each in one common handwritten form.
    private static let shapes: [Character: (paths: [Path], width: Float)] = [
        "a": ([ring, Spline.through([[0.43, 0.42], [0.43, 0.9], [0.52, 1]])], 0.55),
        // The ring mirrored, so that it begins and ends at the stem.
        "b": ([[[0.03, 0], [0.03, 1]], ring.map { [0.46 - $0.x, $0.y] }], 0.5),
        "c": (
            [Spline.through([[0.4, 0.5], [0.2, 0.42], [0.02, 0.7], [0.2, 1], [0.42, 0.9]])], 0.45
        ),
        "d": ([ring, [[0.44, 0], [0.44, 1]]], 0.5),
        "e": (
            [
                Spline.through([
                    [0.03, 0.72], [0.38, 0.66], [0.2, 0.42], [0.03, 0.72], [0.2, 1], [0.42, 0.9],
                ])
            ], 0.45
        ),
        "g": (
            [ring, Spline.through([[0.43, 0.42], [0.43, 1.15], [0.25, 1.35], [0.02, 1.2]])], 0.5
        ),
        "h": (
            [
                [[0.03, 0], [0.03, 1]],
                Spline.through([[0.03, 0.6], [0.25, 0.42], [0.4, 0.6], [0.4, 1]]),
            ],
            0.45
        ),
        "f": (
            [
                Spline.through([[0.36, 0.06], [0.2, 0.02], [0.14, 0.3], [0.14, 1]]),
                [[0, 0.45], [0.32, 0.45]],
            ], 0.34
        ),
        "i": ([[[0.05, 0.42], [0.05, 1]], [[0.05, 0.2], [0.06, 0.22]]], 0.15),
        "j": ([Spline.through([[0.2, 0.42], [0.2, 1.1], [0.12, 1.33], [0, 1.25]])], 0.25),
        "k": ([[[0.03, 0], [0.03, 1]], [[0.38, 0.42], [0.04, 0.72], [0.4, 1]]], 0.42),
        "l": ([[[0.05, 0], [0.05, 0.95], [0.12, 1]]], 0.18),
        "m": (
            [
                [[0.03, 0.42], [0.03, 1]],
                Spline.through([[0.03, 0.6], [0.2, 0.42], [0.32, 0.6], [0.32, 1]]),
                Spline.through([[0.32, 0.6], [0.5, 0.42], [0.62, 0.6], [0.62, 1]]),
            ], 0.7
        ),
        "n": (
            [
                [[0.03, 0.42], [0.03, 1]],
                Spline.through([[0.03, 0.6], [0.25, 0.42], [0.4, 0.6], [0.4, 1]]),
            ], 0.46
        ),
        "o": ([ring], 0.48),
        "p": ([[[0.03, 0.42], [0.03, 1.35]], ring.map { [0.46 - $0.x, $0.y] }], 0.5),
        "r": (
            [
                [[0.03, 0.42], [0.03, 1]],
                Spline.through([[0.03, 0.6], [0.15, 0.45], [0.32, 0.45]]),
            ], 0.34
        ),
        "s": (
            [
                Spline.through([
                    [0.34, 0.48], [0.15, 0.42], [0.05, 0.56], [0.33, 0.82], [0.2, 1], [0.02, 0.93],
                ])
            ], 0.4
        ),
        "t": ([[[0.15, 0.1], [0.15, 0.93], [0.28, 0.99]], [[0, 0.42], [0.3, 0.42]]], 0.32),
        "u": (
            [
                Spline.through([[0.03, 0.42], [0.05, 0.9], [0.22, 1], [0.4, 0.85]]),
                [[0.41, 0.42], [0.41, 1]],
            ], 0.46
        ),
        "q": ([ring, [[0.43, 0.42], [0.43, 1.3], [0.52, 1.2]]], 0.52),
        "v": ([[[0.02, 0.42], [0.2, 1], [0.38, 0.42]]], 0.4),
        "w": ([[[0.02, 0.42], [0.15, 1], [0.29, 0.5], [0.43, 1], [0.56, 0.42]]], 0.58),
        "x": ([[[0.02, 0.42], [0.38, 1]], [[0.38, 0.42], [0.02, 1]]], 0.4),
        "y": ([[[0.03, 0.42], [0.2, 0.95]], [[0.4, 0.42], [0.2, 1], [0.08, 1.35]]], 0.42),
        "z": ([[[0.03, 0.44], [0.38, 0.44], [0.03, 0.99], [0.4, 1]]], 0.42),
    ]
}
