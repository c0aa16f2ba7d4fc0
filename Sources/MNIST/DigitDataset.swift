/// Pictures of 28×28 pixels and their labels, as a pair of IDX files holds them.
public struct DigitDataset: Sendable, Equatable {
    /// The pictures' bytes, 784 each, one picture after the other: 0 paper … 255 ink, row by row from the top left.
    public private(set) var pixels: [UInt8]
    /// The label of each picture, 0 … 9.
    public private(set) var labels: [UInt8]

    /// Makes a data set of all pictures' bytes in a row and their labels; any other count than 784 bytes a label is a
    /// programmer's error.
    package init(pixels: [UInt8], labels: [UInt8]) {
        precondition(pixels.count == labels.count * DigitImage.pixelCount)
        self.pixels = pixels
        self.labels = labels
    }

    /// Makes an empty data set.
    public init() {
        pixels = []
        labels = []
    }

    /// The number of pictures.
    public var count: Int { labels.count }

    /// Returns the picture at an index, which must be less than `count`; its bytes are copied.
    public func image(at index: Int) -> DigitImage {
        let start = index * DigitImage.pixelCount
        return DigitImage(pixels: Array(pixels[start..<start + DigitImage.pixelCount]))
    }

    /// Appends a picture and its label.
    public mutating func append(_ image: DigitImage, label: Digit) {
        pixels.append(contentsOf: image.pixels)
        labels.append(UInt8(label.value))
    }

    /// Appends the pictures and labels of another data set.
    public mutating func append(contentsOf other: DigitDataset) {
        pixels += other.pixels
        labels += other.labels
    }

    /// Returns the pictures at the given indices with their labels, in that order; an index may come several times.
    package func selecting(_ indices: some Collection<Int>) -> DigitDataset {
        var subset = DigitDataset()
        subset.pixels.reserveCapacity(indices.count * DigitImage.pixelCount)
        subset.labels.reserveCapacity(indices.count)
        for index in indices {
            let start = index * DigitImage.pixelCount
            subset.pixels.append(contentsOf: pixels[start..<start + DigitImage.pixelCount])
            subset.labels.append(labels[index])
        }
        return subset
    }
}

/// One of the two parts of a data set.
package enum DatasetPart: String, Sendable, Hashable, CaseIterable {
    /// The part that a network is trained with.
    case train
    /// The part that a network is tested with.
    case test
}
