/// A report on how far a training run is, made after every step.
package struct TrainingProgress: Sendable {
    /// Loss and accuracy on held-out pictures.
    package struct Validation: Sendable, Hashable {
        /// The mean cross-entropy in nats.
        package let loss: Double
        /// The share of right answers, 0 … 1.
        package let accuracy: Double
    }

    /// The number of the epoch, from 0.
    package let epoch: Int
    /// The number of epochs in the run.
    package let epochs: Int
    /// The number of steps done in this epoch, from 1.
    package let step: Int
    /// The number of steps in an epoch.
    package let steps: Int
    /// The mean loss over this epoch's steps so far (those since a resume).
    package let loss: Double
    /// The share of right answers over this epoch's steps so far.
    package let accuracy: Double
    /// The measurement on validation pictures; nil except with an epoch's last step, and where
    /// there are none.
    package let validation: Validation?
    /// The time until the run ends, should it go on as fast; nil where that is not known.
    package let remaining: Duration?

    /// Whether this was the epoch's last step.
    package var isEndOfEpoch: Bool { step == steps }
}
