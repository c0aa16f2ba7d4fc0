/// The options that, with the seed and the data, decide how a training run ends.
package struct TrainingOptions: Sendable, Hashable, Codable {
    /// The number of passes over the data.
    package var epochs: Int
    /// The number of examples between two updates.
    package var batchSize: Int
    /// The seed of order, dropout and whatever the source invents.
    package var seed: UInt64
    /// The optimizer's hyperparameters.
    package var optimizer: Adam.Options
    /// The learning rate over the run.
    package var schedule: LearningRateSchedule
    /// The share of each label that is spread over all classes, 0 ..< 1.
    package var labelSmoothing: Float
    /// The decay of the weights' moving average at most, 0 ..< 1; nil keeps the last step's
    /// weights.
    package var averageDecay: Float?
    /// The number of parts that a batch is split into; each can have its thread.
    ///
    /// It belongs to the recipe, as batch norm looks at one part at a time and as sums are rounded
    /// part by part.
    package var shards: Int

    /// Makes options; the defaults are those of Keras' `fit` and `Adam`.
    package init(
        epochs: Int = 20, batchSize: Int = 32, seed: UInt64 = 1, optimizer: Adam.Options = .init(),
        schedule: LearningRateSchedule = .constant(1e-3), labelSmoothing: Float = 0,
        averageDecay: Float? = nil, shards: Int = 1
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.seed = seed
        self.optimizer = optimizer
        self.schedule = schedule
        self.labelSmoothing = labelSmoothing
        self.averageDecay = averageDecay
        self.shards = shards
    }

    /// Whether a run can have these options: a file may claim any.
    var areSound: Bool {
        (1...10_000).contains(epochs) && (1...65_536).contains(batchSize)
            && (1...64).contains(shards) && shards <= batchSize
            && (0..<1).contains(labelSmoothing)
            && averageDecay.map { (0..<1).contains($0) } ?? true
    }

    /// Returns the options of the convolutional network: AdamW, one cycle, smoothed labels,
    /// averaged weights.
    ///
    /// That single values were tuned is not recorded. A decay of 0.999 averages over some thousand
    /// steps.
    package static func cnn(epochs: Int, seed: UInt64) -> TrainingOptions {
        TrainingOptions(
            epochs: epochs, batchSize: 128, seed: seed,
            optimizer: Adam.Options(beta2: 0.99, weightDecay: 5e-4),
            schedule: .oneCycle(peak: 4e-3, warmup: 0.2, startDivisor: 20, endDivisor: 200),
            labelSmoothing: 0.02, averageDecay: 0.999, shards: 2)
    }
}
