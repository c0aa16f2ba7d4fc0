import MNIST
import NeuralNetwork
import SyntheticDigits
import SystemLibraries

/// Held-out pictures on which a network's confidence is calibrated, each kind with a weight of its
/// own: MNIST's, crops of simulated photos, and other hands' digits, letters and signs.
struct CalibrationSample {
    /// Held-out pictures of MNIST's training set.
    private let mnist: DigitDataset
    /// 28×28 pictures that the pipeline made of simulated photos of held-out digits and characters.
    private let crops: CropPool
    /// Digits of the held-out writers, drawn once each.
    private let hands: DigitDataset
    /// Pictures that show no digit: letters and signs of held-out writers and fonts, and crops of
    /// photos.
    private let others: [DigitImage]

    /// Simulates photos and draws the characters of the held-out writers once each.
    ///
    /// The same seed gives the same sample; `threads` changes only the speed.
    ///
    /// - Throws: where a photo could not be encoded
    init(
        validation: DigitDataset, characters: Characters, photos: Int, seed: UInt64, threads: Int
    ) throws(SimulationError) {
        mnist = validation
        crops = try SimulatedCrops(
            photos: photos, seed: seed, mnist: validation, characters: characters
        ).pool(threads: threads)
        var random = SeededGenerator(seed: seed)
        var hands = DigitDataset()
        for character in characters.pen.digits {
            if let digit = character.digit {
                hands.append(character.picture(using: &random), label: digit)
            }
        }
        self.hands = hands
        others =
            characters.pen.others.map { $0.picture(using: &random) }
            + characters.print.others.map(\.picture) + crops.others.map(\.image) + crops.wrong
    }

    /// Returns the labeled logits of a network, weighted: MNIST counts half of the digits, crops
    /// of photos and other hands' digits a quarter each, and what is no digit counts `nonDigits`
    /// (0 … 1) of everything.
    ///
    /// The weights add up to 1, for a network without that answer to 1 − `nonDigits`. The shares
    /// are set by eye, not measured. A kind without pictures leaves its share to the others.
    func examples(for classifier: Classifier, nonDigits: Float) -> [Calibration.Example] {
        let digits = Double(1 - nonDigits)
        let parts = [(mnist, 0.5), (crops.right, 0.25), (hands, 0.25)].filter { $0.0.count > 0 }
        let all = parts.reduce(0) { $0 + $1.1 }
        return parts.flatMap { dataset, share in
            classifier.examples(
                of: dataset, weight: digits * share / all / Double(dataset.count))
        } + nonDigitExamples(for: classifier, weight: Double(nonDigits))
    }

    /// Returns the examples that show no digit, of `weight` in all; none for a network without that class.
    private func nonDigitExamples(
        for classifier: Classifier, weight: Double
    ) -> [Calibration.Example] {
        guard classifier.classCount > DigitClasses.notADigit, !others.isEmpty else { return [] }
        return classifier.logits(others).map {
            Calibration.Example(
                logits: $0[...], answer: DigitClasses.notADigit,
                weight: weight / Double(others.count))
        }
    }
}
