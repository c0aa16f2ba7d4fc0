package import SystemLibraries

/// A gap where the pen skipped, or where a ruled line was taken out together with the ink on it.
package struct Gaps: Augmentation {
    /// The probability, 0 … 1, that a picture gets a gap.
    package var probability: Float

    /// Makes the transform; `probability` is 0 … 1.
    package init(probability: Float) { self.probability = probability }

    /// Takes 0.6 … 1 of the ink under one random line away, 0.6 … 2.2 pixels wide and 3 … 28 long.
    ///
    /// The widths are those of pens that skip and of ruled lines in a 28×28 picture; set by eye.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        var gap = Line.random(width: 0.3...1.1, length: 3...28, using: &random)
        // Ink is near the middle, so that a gap at the border would be none.
        gap.x = random.uniform(6, 22)
        gap.y = random.uniform(4, 24)
        gap.erase(from: &canvas, share: random.uniform(0.6, 1))
    }
}
