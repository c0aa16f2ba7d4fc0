/// A data set as a table, as Kaggle publishes MNIST: a heading, then the label and 784 pixels a line.
package enum DigitCSV {
    /// The first line: `label,pixel0,…,pixel783`.
    package static let heading =
        "label," + (0..<DigitImage.pixelCount).map { "pixel\($0)" }.joined(separator: ",") + "\n"

    /// Returns the file's bytes.
    package static func encoded(_ dataset: DigitDataset) -> [UInt8] {
        // Every byte's text once, not once per pixel.
        let numbers = (0...255).map { Array(",\($0)".utf8) }
        var text = Array(heading.utf8)
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
