import DigitReading
package import MNIST
package import NeuralNetwork
import SyntheticDigits

/// How the network inside the library is trained: from MNIST's training set, the pen strokes of UNIPEN's
/// writers, printed characters, and photos that are simulated with all of these.
///
/// No choice in here was made on MNIST's test set or on a real photo: the last 5,000 pictures of the
/// training set, a tenth of the writers and of the fonts are held out for that, and other simulated photos.
package struct ShippedRecipe: Sendable {
    /// Passes over the 55,000 pictures.
    ///
    /// Neither this number nor those below are recorded as tuned; training time grows with them.
    package var epochs = 40
    /// How many of the last epochs change MNIST's own pictures only lightly, so that the network
    /// ends on what the data is like.
    package var gentleEpochs = 8
    /// The seed of everything random; the photos for calibration and for the trial have seeds far
    /// from it.
    package var seed: UInt64 = 1
    /// How many simulated photos are made whose crops are learned from.
    package var simulatedPhotos = 12_000
    /// How many other simulated photos are made on which confidence is calibrated.
    package var calibrationPhotos = 300
    /// How many yet other simulated photos are read as users' photos are, to learn how often that
    /// errs.
    ///
    /// With 5,000, an error rate of 1 % rests on 50 errors, and one of 0.1 % on 5.
    package var trialPhotos = 5000
    /// How many digits the stroke models draw; they are augmented anew each time.
    package var proceduralDigits = 24_000
    /// The share of pictures without a digit, 0 … 1, that is expected in use: an assumption, not
    /// measured.
    ///
    /// The batches hold more, for the network to learn from. A larger share would reject more
    /// digits, a smaller one read more letters as digits.
    package var expectedNonDigits: Float = 1 / 60
    /// Characters of other hands and fonts, those learned from and those held out for choices.
    package var characters: (learned: Characters, heldOut: Characters) = (
        Characters(), Characters()
    )
    /// How many examples of each kind a batch has.
    package var mix = TrainingMix.shipped
    /// The number of threads; it changes only the speed.
    package var threads = 2

    /// How many pictures, the last ones of the training set, are held out; of small sets a tenth.
    package static let validationCount = 5000

    /// Makes the recipe with the shipped network's values.
    package init() {}

    /// The parts of a run, told to whoever waits.
    package enum Phase: Sendable {
        /// Drawing digits by the stroke models.
        case drawing
        /// Simulating photos: done, of how many.
        case simulating(Int, of: Int)
        /// Fitting the temperature.
        case calibrating
        /// Reading simulated photos: done, of how many.
        case trying(Int, of: Int)
    }

    /// The examples that a run needs besides the network.
    package struct Ingredients: Sendable {
        /// The batches that are learned from.
        package let source: MixedSource
        /// The pictures of MNIST's training set that are held out.
        package let validation: DigitDataset
    }

    /// The options of the training itself: `TrainingOptions.cnn` with the mix's batch size.
    package var options: TrainingOptions {
        var options = TrainingOptions.cnn(epochs: epochs, seed: seed)
        options.batchSize = mix.batchSize
        return options
    }

    /// Makes everything the network learns from; the same seed gives the same ingredients, also when
    /// a run is resumed.
    ///
    /// - Throws: where a photo could not be encoded
    package func ingredients(
        from training: DigitDataset, onPhase: @escaping @Sendable (Phase) -> Void
    ) throws(SimulationError) -> Ingredients {
        let held = min(Self.validationCount, training.count / 10)
        let learned = training.selecting(0..<training.count - held)
        let simulation = SimulatedCrops(
            photos: simulatedPhotos, seed: seed, mnist: learned, characters: characters.learned)
        // Where photos cannot be encoded, that is told before the minutes of drawing.
        if simulatedPhotos > 0 { _ = try simulation.photo(at: 0) }
        onPhase(.drawing)
        let procedural = ProceduralDigits().dataset(count: proceduralDigits, seed: seed)
        let crops = try simulation.pool(threads: threads) { [simulatedPhotos] done in
            onPhase(.simulating(done, of: simulatedPhotos))
        }
        return Ingredients(
            source: MixedSource(
                mix: mix, mnist: learned, procedural: procedural, characters: characters.learned,
                crops: crops, gentleFrom: epochs - gentleEpochs),
            validation: training.selecting(training.count - held..<training.count))
    }

    /// Fits the temperature and the prior of "not a digit" of a finished network, and measures how
    /// often readings with it err.
    ///
    /// - Throws: `CheckpointError` where photos cannot be read with it, `SimulationError` where a
    ///   photo could not be encoded
    package func calibrate(
        _ checkpoint: inout Checkpoint, on validation: DigitDataset,
        onPhase: @escaping @Sendable (Phase) -> Void
    ) throws {
        onPhase(.calibrating)
        let shift =
            mix.nonDigitShare > 0 ? PriorShift(from: mix.nonDigitShare, to: expectedNonDigits) : nil
        // Seeds that far apart give photos that none of the others has.
        let sample = try CalibrationSample(
            validation: validation, characters: characters.heldOut,
            photos: calibrationPhotos, seed: seed &+ 1_000_003, threads: threads)
        checkpoint.temperature = Calibration.temperature(
            of: sample.examples(
                for: Classifier(network: checkpoint.network), nonDigits: expectedNonDigits),
            shift: shift?.logit ?? 0)
        shift?.apply(
            to: &checkpoint.network, classIndex: DigitClasses.notADigit,
            temperature: checkpoint.temperature)
        let trial = ReadingTrial(
            photos: trialPhotos, seed: seed &+ 2_000_003, mnist: validation,
            characters: characters.heldOut, nonDigits: expectedNonDigits)
        let outcomes = try trial.outcomes(of: checkpoint, threads: threads) { [trialPhotos] done in
            onPhase(.trying(done, of: trialPhotos))
        }
        checkpoint.risk = RiskTable(outcomes)
    }

    /// Returns a sentence for people about what calibrating found.
    package static func summary(of checkpoint: Checkpoint) -> String {
        let risk = checkpoint.risk.map { risk in
            "; \(risk.mistakes.count) of \(risk.count) answers on simulated photos were wrong"
        }
        return "temperature \(checkpoint.temperature)\(risk ?? "")"
    }
}
