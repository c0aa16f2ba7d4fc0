package import MNIST
import SystemLibraries

/// Trains a network.
///
///     let network = try Network(.mlp, seed: 1)
///     let trainer = try Trainer(
///         network, options: TrainingOptions(), source: DatasetSource(training),
///         validation: heldOut)
///     try trainer.run(
///         onProgress: { print($0.epoch, $0.loss, $0.accuracy) },
///         onEpoch: { trainer in try write(trainer.state.encoded(), to: "run.state") },
///         shouldStop: { interrupted.isSet })
///     let checkpoint = Checkpoint(network: trainer.network, …)
///
/// To go on after an interruption: `Trainer(resuming: try TrainingState(bytes), source: …)`. The same
/// options, seed and source give the same bits on one machine, whatever the number of threads and
/// wherever the run was interrupted.
package final class Trainer {
    /// The options that decide the run.
    package let options: TrainingOptions
    /// The number of steps in an epoch: as many as draw every example once.
    package let stepsPerEpoch: Int
    /// The number of steps done so far, over all epochs.
    package private(set) var step: Int
    /// The source of the examples.
    private let source: any BatchSource
    /// The held-out pictures that are read after each epoch; nil for none.
    private let validation: DigitDataset?
    /// The number of threads, which changes only the speed.
    private let threads: Int
    /// The network at the start, for its architecture.
    private let template: Network
    /// The trained numbers at the last step.
    private let weights: FloatBuffer
    /// The running statistics at the last step.
    private let statistics: FloatBuffer
    /// The moving average of the weights; nil where the options ask for none.
    private let average: WeightAverage?
    /// The optimizer with its moments.
    private var optimizer: Adam
    /// The parts of a batch, each with buffers of its own.
    private let shards: [TrainingShard]
    /// Where each tensor lies among the trained numbers, and whether weight decay applies to it.
    private let ranges: [(range: Range<Int>, decays: Bool)]
    /// The loss that is minimized.
    private let loss: SoftmaxCrossEntropy
    /// The loss and the right answers over the steps of the epoch at hand.
    private var score: SoftmaxCrossEntropy.Score
    /// The shuffled order of the epoch at hand; −1 before the first.
    private var order: (epoch: Int, indices: [UInt32]) = (-1, [])

    /// Makes a trainer for a network; `threads` changes only the speed.
    package convenience init(
        _ network: Network, options: TrainingOptions, source: any BatchSource,
        validation: DigitDataset? = nil, threads: Int = 1
    ) throws(NetworkSpecError) {
        try self.init(
            resuming: TrainingState(network, options: options), source: source,
            validation: validation, threads: threads)
    }

    /// Makes a trainer that goes on where another one stood.
    package init(
        resuming state: TrainingState, source: any BatchSource, validation: DigitDataset? = nil,
        threads: Int = 1
    ) throws(NetworkSpecError) {
        let options = state.options
        // A shard without examples could not be normalized, and an empty source would make an epoch
        // of no steps.
        guard source.exampleCount > 0, options.shards > 0, options.batchSize >= options.shards,
            options.batchSize <= 65_536
        else {
            throw .impossibleNetwork(
                "a batch of \(options.batchSize) cannot be filled in \(options.shards) parts from "
                    + "\(source.exampleCount) examples")
        }
        self.options = options
        self.source = source
        self.validation = validation
        self.threads = threads
        template = state.network
        let plan = template.plan
        weights = FloatBuffer(template.parameters)
        statistics = FloatBuffer(template.statistics)
        // A run that begins has no average yet: it starts as the first weights.
        average = options.averageDecay.map { decay in
            WeightAverage(decay: decay, from: state.average ?? state.network.parameters)
        }
        optimizer = Adam(
            options.optimizer, firstMoment: state.firstMoment, secondMoment: state.secondMoment,
            updates: state.step)
        (step, score) = (state.step, state.score)
        // Positions are dealt out in turn, so that all shards see the same mixture and differ by
        // one example at most.
        var shards: [TrainingShard] = []
        for index in 0..<options.shards {
            let positions = stride(from: index, to: options.batchSize, by: options.shards)
            shards.append(
                try TrainingShard(plan, count: Array(positions).count))
        }
        self.shards = shards
        ranges = plan.parameters.map { ($0.range, $0.spec.decays) }
        loss = SoftmaxCrossEntropy(
            classCount: plan.classCount, labelSmoothing: options.labelSmoothing)
        let drawn = max(1, source.drawnCount(batchSize: options.batchSize))
        stepsPerEpoch = (source.exampleCount + drawn - 1) / drawn
    }

    /// The network as it stands: the averaged one where weights are averaged.
    package var network: Network {
        var network = template
        network.parameters = average?.values.values ?? weights.values
        network.statistics = statistics.values
        return network
    }

    /// All that is needed to go on later.
    package var state: TrainingState {
        var network = template
        network.parameters = weights.values
        network.statistics = statistics.values
        return TrainingState(
            network: network, average: average?.values.values,
            firstMoment: optimizer.firstMoment.values, secondMoment: optimizer.secondMoment.values,
            step: step, score: score, options: options)
    }

    /// Trains until the last epoch is done or `shouldStop` answers true (asked after every step).
    ///
    /// `onProgress` is called after every step, `onEpoch` after every epoch; an error it throws ends
    /// the run. Returns whether the run is complete; either way `network` is valid and `state` can be
    /// resumed.
    @discardableResult
    package func run(
        onProgress: (TrainingProgress) -> Void = { _ in },
        onEpoch: (Trainer) throws -> Void,
        shouldStop: () -> Bool = { false }
    ) rethrows -> Bool {
        let clock = ContinuousClock()
        let (start, firstStep) = (clock.now, step)
        let total = options.epochs * stepsPerEpoch
        // A resumed run goes on in the middle of an epoch: all positions follow from the number of
        // the step.
        while step < total {
            score.add(advance(rate: options.schedule.rate(at: step, of: total)))
            let (epoch, done) = ((step - 1) / stepsPerEpoch, (step - 1) % stepsPerEpoch + 1)
            let elapsed = start.duration(to: clock.now)
            onProgress(
                TrainingProgress(
                    epoch: epoch, epochs: options.epochs, step: done, steps: stepsPerEpoch,
                    loss: score.meanLoss, accuracy: score.accuracy,
                    validation: done == stepsPerEpoch ? validate() : nil,
                    remaining: elapsed / (step - firstStep) * (total - step)))
            if done == stepsPerEpoch {
                score = .init()
                try onEpoch(self)
            }
            if shouldStop() { break }
        }
        return step >= total
    }

    /// Trains until the last epoch is done or `shouldStop` answers true, keeping nothing on the way.
    @discardableResult
    package func run(
        onProgress: (TrainingProgress) -> Void = { _ in }, shouldStop: () -> Bool = { false }
    ) -> Bool {
        run(onProgress: onProgress, onEpoch: { _ in }, shouldStop: shouldStop)
    }

    /// Does one step: all shards, their gradients summed in order, one update.
    private func advance(rate: Float) -> SoftmaxCrossEntropy.Score {
        let (epoch, stepInEpoch) = step.quotientAndRemainder(dividingBy: stepsPerEpoch)
        shuffle(for: epoch)
        let generator = SeededGenerator(seed: options.seed).split(1).split(UInt64(step))
        let drawn = max(1, source.drawnCount(batchSize: options.batchSize))
        Parallel.forEach(count: shards.count, threads: threads) { index in
            let slice = BatchSlice(
                epoch: epoch, step: stepInEpoch, batchSize: options.batchSize,
                positions: Array(stride(from: index, to: options.batchSize, by: shards.count)),
                order: order.indices, drawnCount: drawn, generator: generator.split(0))
            shards[index].run(
                slice, from: source, weights: weights.base, loss: loss,
                dropout: generator.split(1).split(UInt64(index)))
        }
        var score = SoftmaxCrossEntropy.Score()
        for shard in shards { score.add(shard.score) }
        // Shards are summed in their order, so that the rounding does not depend on which thread
        // was faster.
        let gradients = shards[0].gradients
        for shard in shards.dropFirst() {
            let (sum, part) = (gradients.base, shard.gradients.base)
            for index in 0..<gradients.count { sum[index] += part[index] }
        }
        optimizer.update(weights, gradients: gradients, rate: rate, ranges: ranges)
        observeStatistics()
        average?.take(weights, step: step)
        step += 1
        return score
    }

    /// Moves the running statistics a tenth of the way to the mean of those of this batch's shards.
    ///
    /// A tenth is PyTorch's default momentum of batch norm.
    private func observeStatistics() {
        let momentum = 0.1 / Float(shards.count)
        for index in 0..<statistics.count {
            var change: Float = 0
            for shard in shards { change += shard.statistics.base[index] - statistics.base[index] }
            statistics.base[index] += momentum * change
        }
    }

    /// Puts the examples into the order of an epoch, which depends on the seed and the epoch alone.
    private func shuffle(for epoch: Int) {
        guard order.epoch != epoch else { return }
        var generator = SeededGenerator(seed: options.seed).split(0).split(UInt64(epoch))
        order = (epoch, Array(0..<UInt32(source.exampleCount)).shuffled(using: &generator))
    }

    /// Returns loss and accuracy on the validation set; nil without one.
    private func validate() -> TrainingProgress.Validation? {
        guard let validation, validation.count > 0 else { return nil }
        let evaluation = Evaluation(
            Classifier(network: network), on: validation, threads: threads)
        return .init(loss: evaluation.loss, accuracy: evaluation.accuracy)
    }
}
