package import MNIST
package import NeuralNetwork
import SyntheticDigits

/// Fine-tuning of a trained network on a person's own digits without forgetting the others.
///
/// Every batch holds some of the person's digits, changed lightly, and more of the data set the
/// network was first trained on (*replay*), changed as strongly as then, and some pictures of
/// nothing. Source of replay: Robins, "Catastrophic Forgetting, Rehearsal and Pseudorehearsal",
/// Connection Science 7, 1995. `Benchmarks/LEARN.md` has what it brings to 14 writers; of its
/// constants none is recorded as tuned.
package struct FineTuning: Sendable {
    /// Passes over the person's digits, each followed by as many batches as hold them twice.
    package var epochs = 8
    /// The seed of everything random: order, augmentation, dropout.
    package var seed: UInt64 = 1
    /// A person's digits in a batch: a third, so that they count in each step without ruling it.
    package var ownCount = 32
    /// Replayed digits in a batch; with fewer, more of what the network knew would be forgotten.
    package var replayCount = 56
    /// Pictures of nothing in a batch, with which the network keeps its answer "not a digit"; a
    /// network that has no such answer gets replayed digits in their place.
    package var junkCount = 8

    /// The fewest steps of an epoch, so that a person with few digits has some tens of steps in
    /// all: 64 with eight epochs.
    ///
    /// Order of magnitude, not tuned: the average of weights that is kept goes over some 50 steps (`options`).
    private static let leastSteps = 8

    /// Makes the usual fine-tuning.
    package init() {}

    /// The options of the training: one cycle of small steps, since little is to change.
    ///
    /// The peak of the learning rate, 6·10⁻⁴, is 15 % of the first training's; the weights that are
    /// kept are an average over some 50 steps.
    package var options: TrainingOptions {
        TrainingOptions(
            epochs: epochs, batchSize: ownCount + replayCount + junkCount, seed: seed,
            optimizer: Adam.Options(beta2: 0.99, weightDecay: 5e-4),
            schedule: .oneCycle(peak: 6e-4, warmup: 0.2, startDivisor: 10, endDivisor: 50),
            labelSmoothing: 0.02, averageDecay: 0.98, shards: 2)
    }

    /// Returns batches that mix a person's digits with those replayed, for a network of
    /// `classCount` classes.
    package func source(
        own: DigitDataset, replay: DigitDataset, classCount: Int
    ) -> any BatchSource {
        Source(
            own: own, replay: replay, tuning: self,
            steps: max(Self.leastSteps, (2 * own.count + ownCount - 1) / ownCount),
            knowsJunk: classCount > DigitClasses.notADigit)
    }

    /// Makes batches: the person's digits at the first positions, then those replayed, then junk.
    private struct Source: BatchSource {
        /// The person's digits.
        let own: DigitDataset
        /// The data set that is replayed.
        let replay: DigitDataset
        /// The counts of each kind in a batch.
        let tuning: FineTuning
        /// The steps of an epoch: as many as draw the person's digits about twice.
        let steps: Int
        /// Whether the network has the class "not a digit".
        let knowsJunk: Bool

        /// The number of examples that an epoch goes through; it is above the person's digits,
        /// whose indices are taken modulo their number.
        var exampleCount: Int { steps * tuning.ownCount }
        /// How many of a batch's examples the trainer draws: the person's.
        func drawnCount(batchSize: Int) -> Int { tuning.ownCount }

        /// Fills a part of a batch: each position by the kind that it stands for, augmented anew.
        func fill(
            _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
            targets: UnsafeMutableBufferPointer<TrainingTarget>
        ) {
            var canvas = AugmentationCanvas()
            var pixels = [Float](repeating: 0, count: DigitImage.pixelCount)
            for (slot, position) in slice.positions.enumerated() {
                var random = slice.generator(forPosition: position)
                let isOwn = position < tuning.ownCount
                // Positions, not chance, decide the kind: every batch has the same numbers of each.
                if knowsJunk, position >= tuning.ownCount + tuning.replayCount {
                    targets[slot] = TrainingTarget(UInt8(DigitClasses.notADigit))
                    Augmenter.standard.junk(
                        into: &pixels, at: 0, canvas: &canvas, using: &random)
                } else {
                    let dataset = isOwn ? own : replay
                    // The person's digits are drawn in the trainer's shuffled order, the replayed
                    // ones at random.
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
    /// The readings of one data set by a network before and after its fine-tuning.
    package struct Comparison: Sendable, Equatable {
        /// Pictures that the network read right before.
        package let before: Int
        /// Pictures that it reads right after.
        package let after: Int
        /// Pictures in the data set.
        package let count: Int
        /// The mean cross-entropy before, in nats.
        package let lossBefore: Double
        /// The mean cross-entropy after, in nats.
        package let lossAfter: Double

        /// Reads a data set with both networks.
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

    /// The comparisons on digits that the network did not learn from.
    package struct Outcome: Sendable, Equatable {
        /// The comparison on the person's held-out digits.
        package let own: Comparison
        /// The comparison on the test part of the replayed data set.
        package let replay: Comparison

        /// Makes an outcome.
        package init(own: Comparison, replay: Comparison) {
            self.own = own
            self.replay = replay
        }

        /// Whether the network reads worse than before: any fewer of the person's digits, or more
        /// than one in a thousand fewer of the others.
        ///
        /// A thousandth of 10,000 test pictures is 10. It is set by eye: networks that differ
        /// by chance alone differ by less.
        package var isWorse: Bool {
            own.lost > 0 || replay.lost * 1000 > replay.count
        }
    }
}
