/// How the 60,000 pictures of MNIST's training set measure: histograms with the steps of each measure's range.
///
/// `digits inspect train-images-idx3-ubyte --format json` prints these counts as `histograms`.
///
/// They are constants, as an inspection must not need MNIST's files. A changed range or measure needs them anew.
package enum MNISTShape {
    /// How many of the 60,000 pictures lie in each of the twenty steps, by measure.
    private static let counts: [DigitShape.Measure: [Int]] = [
        .centerX: [
            0, 0, 0, 0, 0, 0, 0, 0, 11915, 17358, 18180, 12547, 0, 0, 0, 0, 0, 0, 0, 0,
        ],
        .centerY: [
            0, 0, 0, 0, 0, 0, 0, 0, 12249, 18267, 17627, 11857, 0, 0, 0, 0, 0, 0, 0, 0,
        ],
        .longSide: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13, 59987, 0, 0, 0, 0, 0, 0, 0,
        ],
        .strokeWidth: [
            0, 0, 0, 0, 181, 3534, 9985, 12884, 11847, 8722, 5490, 3315, 1826, 1086, 549, 260,
            138, 84, 42, 57,
        ],
        .ink: [
            0, 10, 355, 1803, 3757, 5613, 7373, 8330, 8404, 7322, 5774, 4232, 2916, 1817, 1082,
            577, 336, 169, 68, 62,
        ],
    ]

    /// Returns the share of MNIST's pictures in each step of a measure's range, 0 … 1.
    package static func shares(_ measure: DigitShape.Measure) -> [Double] {
        let own = counts[measure] ?? []
        let total = Double(max(1, own.reduce(0, +)))
        // Shares, as other sets have other sizes.
        return own.map { Double($0) / total }
    }
}
