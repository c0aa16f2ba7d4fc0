package import MNIST
import NeuralNetwork
package import SyntheticDigits

/// Crops that the pipeline made of simulated photos, sorted by what is in them.
package struct CropPool: Sendable {
    /// A crop without a digit; a doubtful one may look like a digit all the same.
    package struct Other: Sendable, Hashable {
        package let image: DigitImage
        package let isDoubtful: Bool
    }

    /// Crops that hold the photo's written digit, with its label.
    package private(set) var right = DigitDataset()
    /// Crops that hold the photo's printed digit, with its label.
    package private(set) var printed = DigitDataset()
    /// Crops of photos of a digit that hold something else.
    package private(set) var wrong: [DigitImage] = []
    /// Crops of photos of letters and signs.
    package private(set) var others: [Other] = []

    /// Digits that look like none when they lie on their side.
    private static let wrongSideways: Set = [2, 3, 4, 5, 6, 7, 9]
    /// Digits that look like none when they stand on their head.
    private static let wrongUpsideDown: Set = [3, 4, 7]

    /// Makes an empty pool.
    package init() {}

    /// Adds another pool's crops.
    package mutating func append(_ other: CropPool) {
        right.append(contentsOf: other.right)
        printed.append(contentsOf: other.printed)
        wrong += other.wrong
        others += other.others
    }

    /// Files a crop of a photo that is about something by how much of that thing's ink it caught
    /// (`recall`) and how much of what it caught is the thing's (`precision`), both 0 … 1.
    package mutating func file(
        _ crop: DigitImage, of meaning: Meaning, recall: Double, precision: Double,
        turnedBy quarters: Int = 0
    ) {
        let isWhole = recall > 0.8 && precision > 0.75
        switch meaning {
        case .digit(let digit):
            file(crop, digit, in: \.right, isWhole, recall, precision, quarters)
        case .printed(let digit):
            file(crop, digit, in: \.printed, isWhole, recall, precision, quarters)
        case .other(let resemblesDigit):
            // An upright stick is a 1 to anybody. A piece of a letter, and a letter that is turned, may
            // look like a digit.
            guard !crop.isStick else { return }
            let isDoubtful = resemblesDigit || quarters != 0 || (recall > 0 && !isWhole)
            others.append(Other(image: crop, isDoubtful: isDoubtful))
        }
    }

    /// Files a crop of a photo of a digit.
    ///
    /// What lies between right and wrong teaches nothing and is dropped; so is an upright stick, which is a
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
            if !isPiece && !crop.isStick { wrong.append(crop) }
        }
    }
}

extension DigitImage {
    /// Whether the ink is hardly more than an upright or slanted line.
    fileprivate var isStick: Bool {
        let inked = (0..<Self.pixelCount).filter { pixels[$0] > 60 }
        guard !inked.isEmpty else { return false }
        let columns = Set(inked.map { $0 % Self.side })
        let rows = Set(inked.map { $0 / Self.side })
        func extent(_ places: Set<Int>) -> Int { (places.max() ?? 0) - (places.min() ?? 0) }
        let thickness = Double(inked.count) / Double(max(1, rows.count))
        return extent(rows) > extent(columns) && (extent(columns) < 7 || thickness < 3.2)
    }
}
