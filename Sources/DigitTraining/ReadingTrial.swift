import DigitReading
package import MNIST
package import NeuralNetwork
import PhotoFiles
import Synchronization
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

    /// What the threads have read so far.
    private struct Answers {
        /// How many photos are done.
        var done = 0
        /// The answers by the numbers of their photos.
        var outcomes: [Int: Calibration.Outcome] = [:]
        /// Why a photo could not be had; nil while all could.
        var failure: SimulationError?
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
        // Outcomes are kept by the photo's number, since photos are finished in any order.
        let results = Mutex(Answers())
        Parallel.forEach(count: photos, threads: threads) { index in
            guard results.withLock({ $0.failure == nil }) else { return }
            do throws(SimulationError) {
                let (simulated, photo) = try simulation.photo(at: index)
                let row = reader.rows(for: photo, path: PhotoPath("")).first
                let done = results.withLock { results in
                    if let row, row.status == .ok, let digit = row.digit {
                        results.outcomes[index] = (
                            Float(row.confidence ?? 0), digit == simulated.label
                        )
                    }
                    results.done += 1
                    return results.done
                }
                onProgress(done)
            } catch {
                results.withLock { $0.failure = error }
            }
        }
        let all = results.withLock { $0 }
        if let failure = all.failure { throw failure }
        return all.outcomes.sorted { $0.key < $1.key }.map(\.value)
    }
}
