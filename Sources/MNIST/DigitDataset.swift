/// Pictures and their labels, as an IDX pair holds them.
public struct DigitDataset: Sendable, Equatable {
    /// `784 * count` bytes: one picture after the other.
    public private(set) var pixels: [UInt8]
    /// One label, 0 … 9, per picture.
    public private(set) var labels: [UInt8]

    /// Makes a data set from all pictures' bytes in a row and their labels (784 bytes a label).
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

    /// The picture at an index.
    public func image(at index: Int) -> DigitImage {
        let start = index * DigitImage.pixelCount
        return DigitImage(pixels: Array(pixels[start..<start + DigitImage.pixelCount]))
    }

    /// Appends a picture and its label.
    public mutating func append(_ image: DigitImage, label: Digit) {
        pixels.append(contentsOf: image.pixels)
        labels.append(UInt8(label.value))
    }

    /// Appends another set's pictures and labels.
    public mutating func append(contentsOf other: DigitDataset) {
        pixels += other.pixels
        labels += other.labels
    }

    /// Returns the pictures at the given indices, in that order.
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
