/// What one batch is made of, in examples.
package struct TrainingMix: Sendable, Hashable, Codable {
    /// MNIST's own digits, augmented.
    package var mnist: Int
    /// Digits of the stroke models, in styles MNIST lacks, augmented.
    package var procedural: Int
    /// Crops that our pipeline made of simulated photos and that hold the digit.
    package var rightCrops: Int
    /// Crops that hold something else: class "not a digit".
    package var wrongCrops: Int
    /// Pieces, pairs, lines, blobs and texture: class "not a digit".
    package var junk: Int

    /// Makes a mix.
    package init(mnist: Int, procedural: Int, rightCrops: Int, wrongCrops: Int, junk: Int) {
        self.mnist = mnist
        self.procedural = procedural
        self.rightCrops = rightCrops
        self.wrongCrops = wrongCrops
        self.junk = junk
    }

    /// Examples in a batch.
    package var batchSize: Int { mnist + procedural + rightCrops + wrongCrops + junk }

    /// The share of pictures that show no digit.
    package var nonDigitShare: Float { Float(wrongCrops + junk) / Float(batchSize) }

    /// The mix of the shipped network.
    package static let shipped = TrainingMix(
        mnist: 144, procedural: 28, rightCrops: 28, wrongCrops: 14, junk: 10)

    /// What the example at a place of the batch is.
    func kind(at position: Int) -> Kind {
        var rest = position
        for (kind, count) in [
            (Kind.mnist, mnist), (.procedural, procedural), (.rightCrop, rightCrops),
            (.wrongCrop, wrongCrops),
        ] {
            if rest < count { return kind }
            rest -= count
        }
        return .junk
    }

    enum Kind { case mnist, procedural, rightCrop, wrongCrop, junk }
}
