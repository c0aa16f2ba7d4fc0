import SystemLibraries

/// The learning curves of a training run: loss and accuracy over its epochs.
///
/// A model file keeps them, so that an evaluation of the model can show how it was trained.
package struct TrainingCurves: Sendable, Equatable {
    /// One entry per epoch, the first one first.
    package var epochs: [Epoch]

    /// Makes the curves of some epochs.
    package init(epochs: [Epoch]) { self.epochs = epochs }

    /// What one pass over the training pictures (an epoch) ended with.
    package struct Epoch: Sendable, Equatable, Codable {
        /// Mean loss (cross-entropy in nats, of smoothed labels where training smooths them) over
        /// the training pictures.
        package var loss: Double
        /// Share of training pictures read right, 0 … 1, as they were given to the network.
        package var accuracy: Double
        /// Mean loss over the pictures held out for validation; nil where none were.
        package var validationLoss: Double?
        /// Share of held-out pictures read right, 0 … 1; nil where none were held out.
        package var validationAccuracy: Double?

        /// Makes an epoch's figures.
        package init(
            loss: Double, accuracy: Double, validationLoss: Double? = nil,
            validationAccuracy: Double? = nil
        ) {
            self.loss = loss
            self.accuracy = accuracy
            self.validationLoss = validationLoss
            self.validationAccuracy = validationAccuracy
        }
    }
}

extension TrainingCurves {
    /// The epochs as lines of JSON, one object each with sorted keys, as a model file and an
    /// interrupted run keep them.
    ///
    /// An epoch with a number that is not finite has no JSON and is left out.
    package var lines: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return epochs.compactMap { try? encoder.encode($0) }
            .map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
    }

    /// Reads lines of JSON in the order of the epochs; throws a `DecodingError` where a line is no epoch.
    package init(lines: String) throws {
        let decoder = JSONDecoder()
        self.init(
            epochs: try lines.split(separator: "\n").map {
                try decoder.decode(Epoch.self, from: Data($0.utf8))
            })
    }
}
