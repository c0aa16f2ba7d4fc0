package import SystemLibraries

/// All ink moved towards one end of the scale by the same share: paler ink, or gray paper.
package struct Fade: Augmentation {
    /// The end of the scale that keeps its value.
    package enum Fixed: Sendable {
        /// Paper keeps its 0, and full ink becomes the drawn level.
        case paper
        /// Full ink keeps its 1, and paper becomes the drawn level, as where the background was estimated too
        /// light.
        case ink
    }

    /// The probability, 0 … 1, that a picture is faded.
    package var probability: Float
    /// The end of the scale that keeps its value.
    package var fixed: Fixed
    /// The range of what the other end becomes, on the scale of ink, drawn evenly.
    package var level: ClosedRange<Float>

    /// Makes the transform; `probability` and the levels are 0 … 1.
    package init(probability: Float, fixed: Fixed, level: ClosedRange<Float>) {
        self.probability = probability
        self.fixed = fixed
        self.level = level
    }

    /// Scales the distance of every pixel from the fixed end.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        let drawn = random.uniform(level.lowerBound, level.upperBound)
        for index in 0..<canvas.side * canvas.side {
            switch fixed {
            case .paper: canvas.pixels[index] *= drawn
            case .ink: canvas.pixels[index] += (1 - canvas.pixels[index]) * drawn
            }
        }
    }
}
