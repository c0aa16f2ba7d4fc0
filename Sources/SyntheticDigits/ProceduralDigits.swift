package import MNIST

/// Digits drawn by stroke models, in the styles that strangers use and MNIST lacks.
package struct ProceduralDigits: Sendable {
    /// How often each digit is drawn, 0 first; only the proportions matter.
    package var labelWeights: [Float]

    /// A quarter are 1, whose hooks and bases MNIST lacks most; 4 and 7 follow.
    package static let trainingWeights: [Float] = [9, 26, 9, 9, 12, 8, 7, 12, 7, 8]
    /// Each digit as often as the others.
    package static let evenWeights = [Float](repeating: 1, count: 10)

    /// Makes a source of digits with ten weights.
    package init(labelWeights: [Float] = Self.trainingWeights) {
        precondition(labelWeights.count == 10)
        self.labelWeights = labelWeights
    }

    /// Returns the strokes of a random digit.
    package func drawing(using random: inout SeededGenerator) -> DigitDrawing {
        let label = Digit.allCases[random.index(weights: labelWeights)]
        return DigitDrawing(label, hand: .random(using: &random), using: &random)
    }

    /// Returns a random digit as MNIST would hold it.
    package func next(using random: inout SeededGenerator) -> (image: DigitImage, label: Digit) {
        let drawing = drawing(using: &random)
        let width = random.chance(0.87) ? random.uniform(1.3, 3.4) : random.uniform(3, 5)
        return (MNISTFrame.picture(of: drawing.strokes, penWidth: width), drawing.label)
    }

    /// Returns `count` digits; the digit at an index depends on the seed and the index alone.
    package func dataset(count: Int, seed: UInt64) -> DigitDataset {
        let root = SeededGenerator(seed: seed)
        var dataset = DigitDataset()
        for index in 0..<count {
            var random = root.split(UInt64(index))
            let (image, label) = next(using: &random)
            dataset.append(image, label: label)
        }
        return dataset
    }
}
