package import MNIST

/// The pictures of a data set as they are, ink 0 … 255 scaled to 0 … 1.
package struct DatasetSource: BatchSource {
    private let dataset: DigitDataset

    /// Makes a source of a data set that is not empty.
    package init(_ dataset: DigitDataset) { self.dataset = dataset }

    package var exampleCount: Int { dataset.count }

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
