package import MNIST

/// The picture that transforms work on in place, with the room they need, so that augmenting a
/// training set hardly allocates.
///
/// One canvas serves one thread; what it held before does not matter.
package struct AugmentationCanvas: Sendable {
    /// Columns and rows at the moment: 28, or 56 between `Warp` and `Shrink`.
    package internal(set) var side = DigitImage.side
    /// The picture, 0 (paper) … 1 (ink); only the first `side * side` count.
    package internal(set) var pixels: [Float]
    /// Room of the same size.
    var scratch: [Float]
    /// Room for the source of a resampling with a border of paper.
    var padded: [Float]
    /// Room for the displacements of an elastic warp: x, then y, for 5 rows of 56.
    var displacement: [Float]
    /// Where "cut neighbours" and junk take their ink from.
    let pool: DigitPool

    /// The larger of the two sides.
    static let fineSide = 2 * DigitImage.side

    /// Makes a canvas whose neighbours come from a pool.
    package init(pool: DigitPool = .shared) {
        self.pool = pool
        pixels = [Float](repeating: 0, count: Self.fineSide * Self.fineSide)
        scratch = pixels
        padded = [Float](repeating: 0, count: Self.paddedSide * Self.paddedSide)
        displacement = [Float](repeating: 0, count: 2 * 5 * Self.fineSide)
    }

    /// A 28×28 picture with a border of two.
    static let paddedSide = DigitImage.side + 4

    /// Takes a picture of 784 bytes.
    mutating func load(_ image: DigitImage) {
        side = DigitImage.side
        for index in 0..<DigitImage.pixelCount { pixels[index] = Float(image.pixels[index]) / 255 }
    }

    /// Takes a picture from the pool.
    mutating func loadRandomDigit(using random: inout SeededGenerator) {
        load(pool.images[random.index(below: pool.images.count)])
    }

    /// Wipes the picture.
    mutating func clear() {
        side = DigitImage.side
        for index in 0..<DigitImage.pixelCount { pixels[index] = 0 }
    }
}

/// Digits whose pieces appear beside, or instead of, the digit that is learnt.
package struct DigitPool: Sendable {
    /// The digits; at least one.
    let images: [DigitImage]
    /// Their labels.
    let labels: [Digit]

    /// Many procedural digits, each as often as the others.
    package static let shared = DigitPool(
        ProceduralDigits(labelWeights: ProceduralDigits.evenWeights).dataset(
            count: 150, seed: 0x706F_6F6C))

    /// Makes a pool from a data set that holds at least one picture.
    package init(_ dataset: DigitDataset) {
        precondition(dataset.count > 0)
        images = (0..<dataset.count).map(dataset.image(at:))
        labels = dataset.labels.map { Digit(Int($0)) ?? Digit.allCases[0] }
    }
}
