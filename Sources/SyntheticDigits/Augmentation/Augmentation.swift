package import MNIST
package import SystemLibraries

/// A random transform of a training picture: one way in which two pictures of the same digit
/// differ.
///
/// A transform leaves every pixel in 0 … 1 and the label as it was.
package protocol Augmentation: Sendable {
    /// Changes the picture on the canvas in place, or leaves it alone as often as its probability
    /// says.
    ///
    /// The same canvas and generator state give the same picture.
    func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator)
}

/// The picture that transforms change in place, with all the buffers that they need, so that
/// augmenting a training set hardly allocates.
///
/// One canvas serves one thread; what it held before does not matter.
package struct AugmentationCanvas: Sendable {
    /// Columns and rows of the picture at the moment: 28, or 56 between `Warp` and `Shrink`.
    package internal(set) var side = DigitImage.side
    /// The picture's ink, 0 (paper) … 1 (ink), row by row; only the first `side * side` numbers
    /// count.
    package internal(set) var pixels: [Float]
    /// A second buffer of the size of `pixels`, for transforms of two passes.
    var scratch: [Float]
    /// A 28×28 picture with a border of two pixels of paper, from which `Warp` samples.
    var padded: [Float]
    /// The displacements of an elastic warp in pixels of 28: x, then y, for each of 5 rows of 56.
    var displacement: [Float]
    /// The digits from which cut neighbors and junk take their ink.
    let pool: DigitPool

    /// The side of the picture between `Warp` and `Shrink`, in pixels.
    static let fineSide = 2 * DigitImage.side

    /// Makes a blank canvas whose neighbors and junk are cut from a pool.
    package init(pool: DigitPool = .shared) {
        self.pool = pool
        pixels = [Float](repeating: 0, count: Self.fineSide * Self.fineSide)
        scratch = pixels
        padded = [Float](repeating: 0, count: Self.paddedSide * Self.paddedSide)
        displacement = [Float](repeating: 0, count: 2 * 5 * Self.fineSide)
    }

    /// The side of a 28×28 picture with a border of two pixels.
    static let paddedSide = DigitImage.side + 4

    /// Takes over a picture of 784 bytes, 0 … 255.
    mutating func load(_ image: DigitImage) {
        side = DigitImage.side
        for index in 0..<DigitImage.pixelCount { pixels[index] = Float(image.pixels[index]) / 255 }
    }

    /// Takes over a random picture of the pool, each as likely as the others.
    mutating func loadRandomDigit(using random: inout SeededGenerator) {
        load(pool.images[random.index(below: pool.images.count)])
    }

    /// Makes the picture 28×28 pixels of bare paper.
    mutating func clear() {
        side = DigitImage.side
        for index in 0..<DigitImage.pixelCount { pixels[index] = 0 }
    }
}

/// Digits whose pieces appear beside, or instead of, the digit that is learned.
package struct DigitPool: Sendable {
    /// The pictures; at least one.
    let images: [DigitImage]
    /// The digit that each picture shows, in the same order.
    let labels: [Digit]

    /// 150 procedural digits, each digit as likely as the others, made once at the first use.
    ///
    /// The seed spells "pool". The number is not tuned: it keeps the first use short, and with few
    /// pictures the network could learn them by heart.
    package static let shared = DigitPool(
        ProceduralDigits(labelWeights: ProceduralDigits.evenWeights).dataset(
            count: 150, seed: 0x706F_6F6C))

    /// Makes a pool of a data set that holds at least one picture.
    package init(_ dataset: DigitDataset) {
        precondition(dataset.count > 0)
        images = (0..<dataset.count).map(dataset.image(at:))
        labels = dataset.labels.map { Digit(Int($0)) ?? Digit.allCases[0] }
    }
}
