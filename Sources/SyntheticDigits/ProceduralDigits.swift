package import MNIST
package import SystemLibraries

/// A generator of digits drawn by stroke models, in the styles that strangers use and MNIST lacks.
package struct ProceduralDigits: Sendable {
    /// How often each digit is drawn, 0 first; ten numbers of which only the proportions matter.
    package var labelWeights: [Float]

    /// The label distribution for training, in percent that add up to 107: a quarter are 1, whose
    /// hooks and bases MNIST lacks most; 4 and 7 follow.
    ///
    /// Set by eye, not tuned. Much more weight on one digit would shift the network's prior towards
    /// it.
    package static let trainingWeights: [Float] = [9, 26, 9, 9, 12, 8, 7, 12, 7, 8]
    /// The uniform label distribution, for measuring and for pieces of digits.
    package static let evenWeights = [Float](repeating: 1, count: 10)

    /// Makes a source of digits with ten weights.
    package init(labelWeights: [Float] = Self.trainingWeights) {
        precondition(labelWeights.count == 10)
        self.labelWeights = labelWeights
    }

    /// Returns the strokes of a random digit in a random style and hand.
    package func drawing(using random: inout SeededGenerator) -> DigitDrawing {
        let label = Digit.allCases[random.index(weights: labelWeights)]
        return DigitDrawing(label, hand: .random(using: &random), using: &random)
    }

    /// Returns a random digit as a 28×28 picture in MNIST's frame, and its label.
    package func next(using random: inout SeededGenerator) -> (image: DigitImage, label: Digit) {
        let drawing = drawing(using: &random)
        // The pen's width in pixels of 28: 1.3 … 3.4 is the usual range of ball pens to fiber pens,
        // and one in eight is a marker of 3 … 5. Set by eye.
        let width = random.chance(0.87) ? random.uniform(1.3, 3.4) : random.uniform(3, 5)
        return (MNISTFrame.picture(of: drawing.strokes, penWidth: width), drawing.label)
    }

    /// Returns `count` digits as a data set; the digit at an index depends on the seed and the
    /// index alone.
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
