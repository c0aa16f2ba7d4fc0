package import SystemLibraries

/// Scales the picture so that its darkest pixel is full ink, as the preprocessing does.
package struct PeakNormalization: Augmentation {
    /// The probability, 0 … 1, that a picture is scaled.
    package var probability: Float

    /// Makes the transform; `probability` is 0 … 1.
    package init(probability: Float) { self.probability = probability }

    /// Divides by the greatest ink, which counts as 0.1 at least: bare paper stays paper.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let count = canvas.side * canvas.side
        canvas.pixels.withUnsafeMutableBufferPointer { pixels in
            // The least peak, 0.1 of full ink, set by eye: without it, noise on bare paper would
            // become full ink.
            var peak: Float = 0.1
            for index in 0..<count { peak = max(peak, pixels[index]) }
            let gain = 1 / peak
            for index in 0..<count { pixels[index] = min(1, pixels[index] * gain) }
        }
    }
}
