/// How far a training run is, told after every step.
package struct TrainingProgress: Sendable {
    /// Loss and accuracy on held-out pictures.
    package struct Validation: Sendable, Hashable {
        /// The mean cross-entropy.
        package let loss: Double
        /// The share of right answers.
        package let accuracy: Double
    }

    /// The epoch, from 0.
    package let epoch: Int
    /// Epochs in the run.
    package let epochs: Int
    /// Steps done in this epoch, from 1.
    package let step: Int
    /// Steps in an epoch.
    package let steps: Int
    /// The mean loss over this epoch's steps so far (those since a resume).
    package let loss: Double
    /// The share of right answers over this epoch's steps so far.
    package let accuracy: Double
    /// The last step's learning rate.
    package let learningRate: Float
    /// Set with an epoch's last step, when there are validation pictures.
    package let validation: Validation?
    /// Since the run was started or resumed.
    package let elapsed: Duration
    /// Until the run ends, should it go on as fast; nothing before the first step.
    package let remaining: Duration?

    /// Whether this was the epoch's last step.
    package var isEndOfEpoch: Bool { step == steps }
}
