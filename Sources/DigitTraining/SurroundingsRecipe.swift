import MNIST
package import NeuralNetwork
import SyntheticDigits
import SystemLibraries

/// The training of the small network that judges a digit's surroundings, on generated pages alone.
///
/// `Benchmarks/PAGES.md` has the command, its cost and what the network brings; its size and its
/// options are not recorded as tuned.
package struct SurroundingsRecipe: Sendable {
    /// Passes over as many examples as there are.
    package var epochs = 12
    /// The seed of everything random.
    package var seed: UInt64 = 1
    /// The number of threads; it changes only the speed.
    package var threads = 2

    /// Makes the recipe with the shipped network's values.
    package init() {}

    /// Three convolutions and two linear layers; the second output speaks for a digit (46,610
    /// parameters).
    private static let architecture = NetworkSpec(
        layers: [16, 32, 48].flatMap { filters -> [LayerSpec] in
            [
                .convolution(filters: filters, kernel: 3, padding: .same, bias: false), .batchNorm,
                .relu, .maxPool,
            ]
        } + [
            .flatten, .dropout(rate: 0.3), .linear(outputs: 64, bias: true), .relu,
            .dropout(rate: 0.3), .linear(outputs: 2, bias: true),
        ], initialization: .heNormal)

    /// Trains the network; `onEpoch` hears of each epoch's loss, and no examples are an error.
    package func network(
        of examples: [NumberExamples.Example], onEpoch: (TrainingProgress) -> Void
    ) throws(NetworkSpecError) -> Network {
        var options = TrainingOptions.cnn(epochs: epochs, seed: seed)
        options.batchSize = 64
        options.labelSmoothing = 0
        let trainer = try Trainer(
            try Network(Self.architecture, seed: seed), options: options,
            source: SurroundingsSource(weighted(examples)), threads: threads)
        trainer.run(
            onProgress: { if $0.step == $0.steps { onEpoch($0) } }, onEpoch: { _ in })
        return trainer.network
    }

    /// Returns as many examples as there are, each as often as its weight asks for: systematic
    /// resampling.
    ///
    /// Points at equal distances along the sum of the weights pick the examples, so that each is
    /// taken the nearest whole number of times below or above its share.
    private func weighted(_ examples: [NumberExamples.Example]) -> DigitDataset {
        var random = SeededGenerator(seed: seed)
        var sums: [Double] = []
        for example in examples { sums.append((sums.last ?? 0) + example.weight) }
        let total = sums.last ?? 0
        let step = total / Double(max(1, examples.count))
        let offset = Double(random.unit()) * step
        var (pixels, labels): ([UInt8], [UInt8]) = ([], [])
        var place = 0
        for number in examples.indices {
            while sums[place] < offset + Double(number) * step, place + 1 < sums.count {
                place += 1
            }
            let example = examples[place]
            pixels += example.surroundings.pixels
            labels.append(example.isDigit ? 1 : 0)
        }
        return DigitDataset(pixels: pixels, labels: labels)
    }
}
