package import MNIST

/// A trained network, ready to say how much each class speaks for a 28×28 picture.
///
/// Batch norms are folded into the layers before them and dropout is gone, so that one picture costs
/// little more than its matrix products. It can be used from many threads at once: each call has
/// buffers to itself.
package struct Classifier: Sendable {
    /// The number of the network's outputs: 10, 11 where it knows "not a digit", 21 where it knows
    /// print, too.
    package let classCount: Int
    /// The temperature by which logits are divided before the softmax, so that confidence means
    /// frequency; above 0, and 1 for an uncalibrated network.
    package let temperature: Float
    /// The network, folded for inference.
    private let network: Network
    /// Passes for one picture at a time, kept between calls.
    private let singles: IdlePasses
    /// Passes for several pictures at a time, kept between calls.
    private let batches: IdlePasses

    /// Makes a classifier of a trained network; `temperature` must be above 0.
    package init(network: Network, temperature: Float = 1) {
        self.network = network.foldedForInference()
        singles = IdlePasses(self.network, pictures: 1)
        batches = IdlePasses(self.network, pictures: InferencePass.mostPictures)
        self.temperature = temperature
        classCount = network.plan.classCount
    }

    /// Makes a classifier of a checkpoint with the temperature that stands in it.
    package init(checkpoint: Checkpoint) {
        self.init(network: checkpoint.network, temperature: checkpoint.temperature)
    }

    /// Returns one row of `classCount` logits for each picture, in their order; nothing for no
    /// picture.
    package func logits(_ images: [DigitImage]) -> [[Float]] {
        rows(run(images).logits, width: classCount)
    }

    /// Returns what the network makes of each picture, calibrated with the temperature.
    package func opinions(_ images: [DigitImage]) -> [DigitOpinion] {
        logits(images).map { opinion(of: $0) }
    }

    /// Returns what one row of logits says, calibrated with the temperature.
    package func opinion(of logits: some Collection<Float>) -> DigitOpinion {
        DigitOpinion(Softmax.probabilities(logits, temperature: temperature))
    }

    /// Returns, per picture, what the last layer reads: the picture as the network has understood it.
    package func penultimate(_ images: [DigitImage]) -> [[Float]] {
        rows(run(images).penultimate, width: network.plan.layers.last?.input.count ?? 0)
    }

    /// Runs pictures through the network, and returns for all of them in turn the logits and what the last layer reads.
    ///
    /// One picture has passes of its own, since a pass holds memory for as many as it was made for.
    private func run(_ images: [DigitImage]) -> (logits: [Float], penultimate: [Float]) {
        func fill(_ index: Int, _ inputs: UnsafeMutablePointer<Float>) {
            images[index].pixels.withUnsafeBufferPointer { pixels in
                if let start = pixels.baseAddress { PixelScaling.scale(start, into: inputs) }
            }
        }
        return (images.count == 1 ? singles : batches).use {
            $0.run(count: images.count, fill: fill)
        }
    }

    /// Returns the logits for a whole data set: `classCount` floats a picture, one after the other.
    package func logits(of dataset: DigitDataset, threads: Int = 1) -> [Float] {
        // Pictures that one thread takes at a time: enough to make the cost of a pass small, few
        // enough to share 60,000 among many threads. Not tuned.
        let chunk = 250
        let chunks = (dataset.count + chunk - 1) / chunk
        let logits = FloatBuffer(count: dataset.count * classCount)
        dataset.pixels.withUnsafeBufferPointer { pixels in
            guard let start = pixels.baseAddress else { return }
            Parallel.forEach(count: chunks, threads: threads) { index in
                let first = index * chunk
                let flat = InferencePass(network, pictures: chunk).run(
                    count: min(chunk, dataset.count - first)
                ) { offset, inputs in
                    PixelScaling.scale(
                        start + (first + offset) * DigitImage.pixelCount, into: inputs)
                }
                flat.logits.withUnsafeBufferPointer { part in
                    guard let from = part.baseAddress else { return }
                    (logits.base + first * classCount).update(from: from, count: part.count)
                }
            }
        }
        return logits.values
    }

    /// Returns what a temperature is fitted to: the logits for a data set with its labels.
    package func examples(
        of dataset: DigitDataset, weight: Double = 1, threads: Int = 1
    ) -> [Calibration.Example] {
        let logits = logits(of: dataset, threads: threads)
        return dataset.labels.enumerated().map { index, label in
            Calibration.Example(
                logits: logits[index * classCount..<(index + 1) * classCount],
                answer: Int(label), weight: weight)
        }
    }

    /// Splits numbers that follow one another into rows of a width.
    private func rows(_ flat: [Float], width: Int) -> [[Float]] {
        stride(from: 0, to: flat.count, by: max(1, width)).map { Array(flat[$0..<$0 + width]) }
    }
}

/// The mapping of a picture's bytes, 0 … 255, to the numbers that the network reads: 0 is paper, 1
/// is ink.
enum PixelScaling {
    /// Scales the 784 bytes of one picture into 784 numbers.
    static func scale(_ pixels: UnsafePointer<UInt8>, into inputs: UnsafeMutablePointer<Float>) {
        for index in 0..<DigitImage.pixelCount { inputs[index] = Float(pixels[index]) * (1 / 255) }
    }
}
