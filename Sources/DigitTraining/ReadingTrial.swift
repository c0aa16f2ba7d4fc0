import DigitReading
package import MNIST
package import NeuralNetwork
import PhotoFiles
import SyntheticDigits

/// A measurement of how often readings err: simulated photos that nothing was learned from are read
/// as users' photos are, and each answer's confidence is kept with whether it was right.
///
/// A letter that is read as a digit is wrong. Unlike the crops the network is calibrated on, these
/// photos pass through the whole decision: the confidence measured here is the one that users see.
package struct ReadingTrial: Sendable {
    /// The number of photos to read.
    package var photos: Int
    /// The seed of all photos.
    package var seed: UInt64
    /// Digits of real hands that were held out of the training.
    private let mnist: DigitDataset
    /// Characters of other hands and in print that were held out of the training.
    private let characters: Characters
    /// The share of the photos, 0 … 1, that show a letter or sign, where there are any.
    private let nonDigits: Float

    /// Makes a trial that writes with the given digits and characters, which must be held out of
    /// the training.
    package init(
        photos: Int, seed: UInt64, mnist: DigitDataset, characters: Characters = Characters(),
        nonDigits: Float = 0
    ) {
        self.photos = photos
        self.seed = seed
        self.mnist = mnist
        self.characters = characters
        self.nonDigits = nonDigits
    }

    /// Returns the answers in the order of the photos; a photo on which no digit was found, or
    /// whose digit was rejected, has none.
    ///
    /// - Throws: `CheckpointError` where the library's network for surroundings cannot be used,
    ///   `SimulationError` where a photo could not be encoded
    ///
    /// `onProgress` hears how many photos are done, from any thread. The result does not depend on
    /// `threads`.
    package func outcomes(
        of checkpoint: Checkpoint, threads: Int, onProgress: @Sendable (Int) -> Void = { _ in }
    ) throws -> [Calibration.Outcome] {
        let reader = DigitReader(try Model(checkpoint))
        var simulation = SimulatedCrops(
            photos: photos, seed: seed, mnist: mnist, characters: characters)
        // Letters and signs come from real hands alone here, as often as they are expected in use.
        simulation.symbolShare = 0
        simulation.penShare = nonDigits
        simulation.printShare = 0
        return try Parallel.map(count: photos, threads: threads, onProgress: onProgress) {
            index throws(SimulationError) -> Calibration.Outcome? in
            let (simulated, photo) = try simulation.photo(at: index)
            let row = reader.rows(for: photo, path: PhotoPath("")).first
            guard let row, row.status == .ok, let digit = row.digit else { return nil }
            return (Float(row.confidence ?? 0), digit == simulated.label)
        }.compactMap(\.self)
    }
}
