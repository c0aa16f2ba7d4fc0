extension Letters {
    /// The strokes of capitals and their widths, in heights of a capital: y is 0 at the top and 1 on the
    /// baseline, x 0 at the left.
    ///
    /// For first letters of words and words of capitals alone. Drawn for this project, each a plain printed form.
    static let capitals: [Character: (paths: [Path], width: Float)] = [
        "A": ([[[0, 1], [0.3, 0], [0.6, 1]], [[0.12, 0.62], [0.48, 0.62]]], 0.62),
        "B": ([stem, bow(0, 0.5, 0.38), bow(0.48, 1, 0.45)], 0.5),
        "C": (
            [Spline.through([[0.52, 0.15], [0.3, 0], [0.02, 0.5], [0.3, 1], [0.55, 0.86]])], 0.55
        ),
        "D": ([stem, bow(0, 1, 0.52)], 0.55),
        "E": (
            [[[0.48, 0], [0.03, 0], [0.03, 1], [0.5, 1]], [[0.03, 0.48], [0.42, 0.48]]], 0.52
        ),
        "F": ([[[0.48, 0], [0.03, 0], [0.03, 1]], [[0.03, 0.48], [0.42, 0.48]]], 0.5),
        "G": (
            [
                Spline.through([
                    [0.52, 0.15], [0.3, 0], [0.02, 0.5], [0.3, 1], [0.54, 0.85], [0.54, 0.55],
                ]), [[0.34, 0.55], [0.58, 0.55]],
            ], 0.6
        ),
        "H": ([stem, [[0.5, 0], [0.5, 1]], [[0.03, 0.5], [0.5, 0.5]]], 0.54),
        "I": ([stem], 0.12),
        "J": ([Spline.through([[0.34, 0], [0.34, 0.75], [0.2, 1], [0, 0.85]])], 0.38),
        "K": ([stem, [[0.48, 0], [0.04, 0.55], [0.52, 1]]], 0.54),
        "L": ([[[0.03, 0], [0.03, 1], [0.45, 1]]], 0.46),
        "M": ([[[0, 1], [0.05, 0], [0.35, 0.7], [0.65, 0], [0.72, 1]]], 0.75),
        "N": ([[[0.03, 1], [0.03, 0], [0.5, 1], [0.5, 0]]], 0.54),
        // The small letters' ring, 1.2 times as wide, and 1.72 times as high: from the top to the baseline.
        "O": ([ring.map { [1.2 * $0.x, 1 + 1.72 * ($0.y - 0.99)] }], 0.54),
        "P": ([stem, bow(0, 0.54, 0.45)], 0.48),
        "Q": (
            [
                ring.map { [1.2 * $0.x, 1 + 1.72 * ($0.y - 0.99)] },
                [[0.35, 0.75], [0.58, 1.05]],
            ],
            0.58
        ),
        "R": ([stem, bow(0, 0.54, 0.45), [[0.2, 0.54], [0.52, 1]]], 0.54),
        "S": (
            [
                Spline.through([
                    [0.45, 0.1], [0.2, 0], [0.06, 0.25], [0.42, 0.7], [0.25, 1], [0.02, 0.9],
                ])
            ], 0.46
        ),
        "T": ([[[0, 0.02], [0.6, 0.02]], [[0.3, 0.02], [0.3, 1]]], 0.6),
        "U": (
            [Spline.through([[0.03, 0], [0.05, 0.75], [0.25, 1], [0.47, 0.75], [0.5, 0]])], 0.54
        ),
        "V": ([[[0, 0], [0.28, 1], [0.56, 0]]], 0.58),
        "W": ([[[0, 0], [0.2, 1], [0.4, 0.3], [0.6, 1], [0.8, 0]]], 0.82),
        "X": ([[[0.02, 0], [0.5, 1]], [[0.5, 0], [0.02, 1]]], 0.54),
        "Y": ([[[0, 0], [0.25, 0.5]], [[0.5, 0], [0.25, 0.5], [0.25, 1]]], 0.5),
        "Z": ([[[0.03, 0.02], [0.5, 0.02], [0.02, 0.98], [0.52, 1]]], 0.54),
    ]

    /// The upright stroke at the left of a B, D or P.
    private static let stem: Path = [[0.03, 0], [0.03, 1]]

    /// Returns the round part of a B, D or P: from the stem at height `top` out to `width` and back at `bottom`.
    private static func bow(_ top: Float, _ bottom: Float, _ width: Float) -> Path {
        let middle = (top + bottom) / 2
        return Spline.through([
            [0.03, top], [0.7 * width, top + 0.05], [width, middle], [0.7 * width, bottom - 0.05],
            [0.03, bottom],
        ])
    }
}
