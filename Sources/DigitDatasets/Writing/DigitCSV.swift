package import MNIST

/// A data set as a table, as Kaggle publishes MNIST: a heading, then a line for each picture with its label and 784
/// pixels.
package enum DigitCSV {
    /// The first line: `label,pixel0,…,pixel783` and a line feed.
    package static let heading =
        "label," + (0..<DigitImage.pixelCount).map { "pixel\($0)" }.joined(separator: ",") + "\n"

    /// Returns the table's bytes; every line ends with a line feed, pixels are numbers 0 … 255.
    package static func encoded(_ dataset: DigitDataset) -> [UInt8] {
        // Every byte's text is made once, not once for each pixel.
        let numbers = (0...255).map { Array(",\($0)".utf8) }
        var text = Array(heading.utf8)
        // A line of MNIST has about 1,800 bytes, since most pixels are 0.
        text.reserveCapacity(text.count + dataset.count * 2_000)
        for index in 0..<dataset.count {
            text.append(UInt8(ascii: "0") + dataset.labels[index])
            let start = index * DigitImage.pixelCount
            for pixel in dataset.pixels[start..<start + DigitImage.pixelCount] {
                text += numbers[Int(pixel)]
            }
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }
}
