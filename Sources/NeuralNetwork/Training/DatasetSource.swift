package import MNIST

/// Batches of the pictures of a data set as they are, ink 0 … 255 scaled to 0 … 1.
package struct DatasetSource: BatchSource {
    /// The pictures and their labels.
    private let dataset: DigitDataset

    /// Makes a source of a data set that is not empty.
    package init(_ dataset: DigitDataset) { self.dataset = dataset }

    /// The number of pictures, each drawn once an epoch.
    package var exampleCount: Int { dataset.count }

    /// Fills a part of a batch with the pictures whose turn it is.
    package func fill(
        _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
        targets: UnsafeMutableBufferPointer<TrainingTarget>
    ) {
        guard let target = inputs.baseAddress else { return }
        dataset.pixels.withUnsafeBufferPointer { pixels in
            guard let source = pixels.baseAddress else { return }
            for (slot, position) in slice.positions.enumerated() {
                let index = slice.exampleIndex(forPosition: position)
                targets[slot] = TrainingTarget(dataset.labels[index])
                PixelScaling.scale(
                    source + index * DigitImage.pixelCount,
                    into: target + slot * DigitImage.pixelCount)
            }
        }
    }
}
