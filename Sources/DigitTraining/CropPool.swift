package import MNIST

/// Crops that the pipeline made of simulated photos, sorted by what is in them.
package struct CropPool: Sendable {
    /// Crops that hold the digit, with its label.
    package var right = DigitDataset()
    /// Crops that hold something else.
    package var wrong: [DigitImage] = []

    /// Digits that look like none when they lie on their side.
    private static let wrongSideways: Set = [2, 3, 4, 5, 6, 7, 9]
    /// Digits that look like none when they stand on their head.
    private static let wrongUpsideDown: Set = [3, 4, 7]

    /// Makes an empty pool.
    package init() {}

    /// Adds another pool's crops.
    package mutating func append(_ other: CropPool) {
        right.append(contentsOf: other.right)
        wrong += other.wrong
    }

    /// Files a crop by how much of the digit's ink it caught (`recall`) and how much of what it
    /// caught is the digit's (`precision`), both 0 … 1.
    ///
    /// What lies between right and wrong teaches
    /// nothing and is dropped; so is an upright stick, which is a 1 to anybody, and a piece of the digit
    /// that may well read as another one.
    ///
    /// A digit turned by quarters is none, if anybody can see that it is turned.
    package mutating func file(
        _ crop: DigitImage, label: Digit, recall: Double, precision: Double,
        turnedBy quarters: Int = 0
    ) {
        if recall > 0.8, precision > 0.75 {
            if quarters == 0 {
                right.append(crop, label: label)
            } else if quarters == 2
                ? Self.wrongUpsideDown.contains(label.value)
                : Self.wrongSideways.contains(label.value)
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
