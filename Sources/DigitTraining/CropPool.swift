package import MNIST
import NeuralNetwork
package import SyntheticDigits

/// 28×28 pictures that the pipeline made of simulated photos, sorted by what they show.
///
/// Thresholds on recall and precision are set by eye, not tuned: they leave out what lies
/// between right and wrong.
package struct CropPool: Sendable {
    /// A crop without a digit, of a photo without one.
    package struct Other: Sendable, Hashable {
        /// The crop.
        package let image: DigitImage
        /// Whether the crop may look like a digit all the same, so that the network is not pressed
        /// to refuse it.
        package let isDoubtful: Bool
    }

    /// Crops that hold the photo's written digit, with its label.
    package private(set) var right = DigitDataset()
    /// Crops that hold the photo's printed digit, with its label.
    package private(set) var printed = DigitDataset()
    /// Crops of photos of a digit that hold something else, to be refused as no digit.
    package private(set) var wrong: [DigitImage] = []
    /// Crops of photos of letters and signs.
    package private(set) var others: [Other] = []

    /// Digits that look like none when they are turned by a quarter: all but 0, 1 and 8.
    private static let wrongSideways: Set = [2, 3, 4, 5, 6, 7, 9]
    /// Digits that look like none when they are turned by a half: a 2 or 5 stays one, a 6 and a 9
    /// become each other.
    private static let wrongUpsideDown: Set = [3, 4, 7]

    /// Makes a pool without crops.
    package init() {}

    /// Adds another pool's crops behind this one's.
    package mutating func append(_ other: CropPool) {
        right.append(contentsOf: other.right)
        printed.append(contentsOf: other.printed)
        wrong += other.wrong
        others += other.others
    }

    /// Files a crop of a photo of something by how much of that thing's ink it caught (`recall`)
    /// and how much of what it caught is the thing's (`precision`), both 0 … 1.
    ///
    /// `quarters` is the number of quarter turns by which the pipeline turned the ink, 0 … 3.
    package mutating func file(
        _ crop: DigitImage, of meaning: Meaning, recall: Double, precision: Double,
        turnedBy quarters: Int = 0
    ) {
        // More than 0.8 of the ink caught and little else: anybody would read the digit.
        let isWhole = recall > 0.8 && precision > 0.75
        switch meaning {
        case .digit(let digit):
            file(crop, digit, in: \.right, isWhole, recall, precision, quarters)
        case .printed(let digit):
            file(crop, digit, in: \.printed, isWhole, recall, precision, quarters)
        case .other(let resemblesDigit):
            // A vertical stroke is a 1 to anybody. A piece of a letter, and a letter that is turned, may
            // look like a digit.
            guard !crop.isVerticalStroke else { return }
            let isDoubtful = resemblesDigit || quarters != 0 || (recall > 0 && !isWhole)
            others.append(Other(image: crop, isDoubtful: isDoubtful))
        }
    }

    /// Files a crop of a photo of a digit.
    ///
    /// What lies between right and wrong teaches nothing and is dropped; so is a vertical stroke, which is a
    /// 1 to anybody, and a piece of the digit that may well read as another one. A digit turned by
    /// quarters is none, if anybody can see that it is turned.
    private mutating func file(
        _ crop: DigitImage, _ digit: Digit, in dataset: WritableKeyPath<CropPool, DigitDataset>,
        _ isWhole: Bool, _ recall: Double, _ precision: Double, _ quarters: Int
    ) {
        if isWhole {
            if quarters == 0 {
                self[keyPath: dataset].append(crop, label: digit)
            } else if quarters == 2
                ? Self.wrongUpsideDown.contains(digit.value)
                : Self.wrongSideways.contains(digit.value)
            {
                wrong.append(crop)
            }
        } else if recall < 0.5 || precision < 0.5 {
            let isPiece = recall > 0.3 && recall < 0.85 && precision > 0.75
            if !isPiece && !crop.isVerticalStroke { wrong.append(crop) }
        }
    }
}

extension DigitImage {
    /// Whether the ink is hardly more than an upright or slanted line.
    ///
    /// Ink is above 60 of 255. A vertical stroke is higher than wide, and at most 7 pixels wide or with less
    /// than 3.2 inked pixels in the mean row, which is one stroke's width. Set by eye.
    fileprivate var isVerticalStroke: Bool {
        let inked = (0..<Self.pixelCount).filter { pixels[$0] > 60 }
        guard !inked.isEmpty else { return false }
        let columns = Set(inked.map { $0 % Self.side })
        let rows = Set(inked.map { $0 / Self.side })
        func extent(_ places: Set<Int>) -> Int { (places.max() ?? 0) - (places.min() ?? 0) }
        let thickness = Double(inked.count) / Double(max(1, rows.count))
        return extent(rows) > extent(columns) && (extent(columns) < 7 || thickness < 3.2)
    }
}
