package import SystemLibraries

/// Steeper edges around a random level: between the soft ink of a pencil and a binary scan.
package struct EdgeHardness: Augmentation {
    /// The probability, 0 … 1, that edges are made harder.
    package var probability: Float

    /// Makes the transform; `probability` is 0 … 1.
    package init(probability: Float) { self.probability = probability }

    /// Maps ink linearly with a slope of 1.2 … 4 around a level of 0.25 … 0.6, clamped to 0 … 1;
    /// ink of at most 0.02 becomes paper.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        // 1.2 hardly changes a picture, 4 leaves gray only within an eighth of the level. Below
        // 0.02 is no ink but paper, which a low level would otherwise lift. Set by eye.
        let slope = random.uniform(1.2, 4)
        let level = random.uniform(0.25, 0.6)
        let count = canvas.side * canvas.side
        canvas.pixels.withUnsafeMutableBufferPointer { pixels in
            for index in 0..<count {
                let ink = pixels[index]
                let hard = max(0, min(1, (ink - level) * slope + 0.5))
                pixels[index] = ink > 0.02 ? hard : 0
            }
        }
    }
}
