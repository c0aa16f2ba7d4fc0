package import MNIST
package import NeuralNetwork
import SyntheticDigits

/// How a trained network learns a person's own digits without forgetting the others.
///
/// Every batch holds some of the person's digits, changed lightly, and more of the data set the
/// network was first trained on (*replay*), changed as strongly as then, and some pictures of
/// nothing. Source of replay: Robins, "Catastrophic Forgetting, Rehearsal and Pseudorehearsal",
/// Connection Science 7, 1995.
package struct FineTuning: Sendable {
    /// Passes over the person's digits, each followed by as many batches as hold them twice.
    package var epochs = 8
    /// Decides everything random.
    package var seed: UInt64 = 1
    /// A person's digits in a batch.
    package var ownCount = 32
    /// Replayed digits in a batch.
    package var replayCount = 56
    /// Pictures of nothing in a batch, where the network knows "not a digit".
    package var junkCount = 8

    /// The fewest steps of an epoch, for people with few digits.
    private static let leastSteps = 8

    /// Makes the usual way.
    package init() {}

    /// The options of the training: small steps, since little is to change.
    package var options: TrainingOptions {
        TrainingOptions(
            epochs: epochs, batchSize: ownCount + replayCount + junkCount, seed: seed,
            optimizer: Adam.Options(beta2: 0.99, weightDecay: 5e-4),
            schedule: .oneCycle(peak: 6e-4, warmup: 0.2, startDivisor: 10, endDivisor: 50),
            labelSmoothing: 0.02, averageDecay: 0.98, shards: 2)
    }

    /// Mixes a person's digits with those replayed, for a network of so many classes.
    package func source(
        own: DigitDataset, replay: DigitDataset, classCount: Int
    ) -> any BatchSource {
        Source(
            own: own, replay: replay, tuning: self,
            steps: max(Self.leastSteps, (2 * own.count + ownCount - 1) / ownCount),
            knowsJunk: classCount > DigitClasses.notADigit)
    }

    private struct Source: BatchSource {
        let own: DigitDataset
        let replay: DigitDataset
        let tuning: FineTuning
        let steps: Int
        let knowsJunk: Bool

        // The person's digits are few: each is drawn by chance, as often as the steps need.
        var exampleCount: Int { steps * tuning.ownCount }
        func drawnCount(batchSize: Int) -> Int { tuning.ownCount }

        func fill(
            _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
            targets: UnsafeMutableBufferPointer<TrainingTarget>
        ) {
            var canvas = AugmentationCanvas()
            var pixels = [Float](repeating: 0, count: DigitImage.pixelCount)
            for (slot, position) in slice.positions.enumerated() {
                var random = slice.generator(forPosition: position)
                let isOwn = position < tuning.ownCount
                if knowsJunk, position >= tuning.ownCount + tuning.replayCount {
                    targets[slot] = TrainingTarget(UInt8(DigitClasses.notADigit))
                    Augmenter.standard.junk(
                        into: &pixels, at: 0, canvas: &canvas, using: &random)
                } else {
                    let dataset = isOwn ? own : replay
                    let index =
                        isOwn
                        ? slice.exampleIndex(forPosition: position) % own.count
                        : Int.random(in: 0..<replay.count, using: &random)
                    targets[slot] = TrainingTarget(dataset.labels[index])
                    (isOwn ? Augmenter.light : .standard).augment(
                        dataset.image(at: index), into: &pixels, at: 0, canvas: &canvas,
                        using: &random)
                }
                let start = slot * DigitImage.pixelCount
                for pixel in 0..<DigitImage.pixelCount { inputs[start + pixel] = pixels[pixel] }
            }
        }
    }
}

extension FineTuning {
    /// How well a network read before and after.
    package struct Comparison: Sendable, Equatable {
        /// Pictures read right before.
        package let before: Int
        /// Pictures read right after.
        package let after: Int
        /// All pictures.
        package let count: Int
        /// The mean cross-entropy before.
        package let lossBefore: Double
        /// The mean cross-entropy after.
        package let lossAfter: Double

        /// Compares two networks on a data set.
        package init(
            on dataset: DigitDataset, before: Classifier, after: Classifier, threads: Int
        ) {
            func right(_ evaluation: Evaluation) -> Int {
                evaluation.confusion.indices.reduce(0) { $0 + evaluation.confusion[$1][$1] }
            }
            let (old, new) = (
                Evaluation(before, on: dataset, threads: threads),
                Evaluation(after, on: dataset, threads: threads)
            )
            self.before = right(old)
            self.after = right(new)
            count = dataset.count
            lossBefore = old.loss
            lossAfter = new.loss
        }

        /// How many fewer pictures are read right than before; 0 where there are not fewer.
        package var lost: Int { max(0, before - after) }
    }

    /// What a run came to, on digits that it did not learn from.
    package struct Outcome: Sendable, Equatable {
        /// The person's held-out digits.
        package let own: Comparison
        /// The replayed data set's test part.
        package let replay: Comparison

        /// Makes an outcome.
        package init(own: Comparison, replay: Comparison) {
            self.own = own
            self.replay = replay
        }

        /// Whether the network reads worse than before: any fewer of the person's digits, or so many
        /// fewer of the others, one in a thousand, that it is no chance any more.
        package var isWorse: Bool {
            own.lost > 0 || replay.lost * 1000 > replay.count
        }
    }
}
