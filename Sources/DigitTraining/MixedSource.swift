package import MNIST
package import NeuralNetwork
import SyntheticDigits
import SystemLibraries

/// The batches that the shipped network learns from: each MNIST digit once an epoch, and others.
///
/// `TrainingMix` says how many of which kind. Everything is augmented anew each time; what is kept
/// as strokes or as a font's glyph is drawn anew as well. A batch depends on the seed, the epoch
/// and the step alone.
package struct MixedSource: BatchSource {
    /// The share of MNIST's own digits that are changed only lightly before the gentle epochs; not
    /// recorded as tuned.
    private static let gentleShare: Float = 0.4
    /// How many digits of MNIST, and how many drawn ones, pieces are cut from; not tuned, enough
    /// that none is seen often.
    private static let piecesOfEach = 2000

    /// How many examples of each kind a batch has.
    private let mix: TrainingMix
    /// MNIST's training pictures, without those held out.
    private let mnist: DigitDataset
    /// Digits of the stroke models, drawn once for the run.
    private let procedural: DigitDataset
    /// Characters of real hands and fonts, drawn anew each time.
    private let characters: Characters
    /// Crops of simulated photos, made once for the run.
    private let crops: CropPool
    /// The epoch, from 0, from which MNIST's own digits are changed only lightly.
    private let gentleFrom: Int
    /// The digits that neighbors, halves and pairs are cut from.
    private let pool: DigitPool

    /// Makes a source; from the epoch `gentleFrom` on, MNIST's own digits are changed only lightly,
    /// so that the network ends where the data is.
    package init(
        mix: TrainingMix, mnist: DigitDataset, procedural: DigitDataset, characters: Characters,
        crops: CropPool, gentleFrom: Int
    ) {
        self.mix = mix
        self.mnist = mnist
        self.procedural = procedural
        self.characters = characters
        self.crops = crops
        self.gentleFrom = gentleFrom
        var pieces = mnist.selecting(0..<min(Self.piecesOfEach, mnist.count))
        pieces.append(
            contentsOf: procedural.selecting(0..<min(Self.piecesOfEach, procedural.count)))
        pool = DigitPool(pieces)
    }

    /// The number of MNIST's pictures, each drawn once an epoch.
    package var exampleCount: Int { mnist.count }

    /// How many examples of a batch are MNIST's.
    package func drawnCount(batchSize: Int) -> Int { mix[.mnist] }

    /// Fills a part of a batch: each position by the kind that it stands for, augmented anew.
    package func fill(
        _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
        targets: UnsafeMutableBufferPointer<TrainingTarget>
    ) {
        var canvas = AugmentationCanvas(pool: pool)
        var pixels = [Float](repeating: 0, count: DigitImage.pixelCount)
        let isGentle = slice.epoch >= gentleFrom
        for (slot, position) in slice.positions.enumerated() {
            var random = slice.generator(forPosition: position)
            if let example = example(at: position, in: slice, isGentle: isGentle, &random) {
                example.augmenter.augment(
                    example.image, into: &pixels, at: 0, canvas: &canvas, using: &random)
                targets[slot] = example.target
            } else {
                Augmenter.standard.junk(into: &pixels, at: 0, canvas: &canvas, using: &random)
                targets[slot] = Self.none
            }
            let start = slot * DigitImage.pixelCount
            for index in 0..<DigitImage.pixelCount { inputs[start + index] = pixels[index] }
        }
    }

    /// A picture before it is augmented, with the augmentation that suits it and the class to be
    /// learned.
    private typealias Example = (augmenter: Augmenter, image: DigitImage, target: TrainingTarget)

    /// The target of what shows no digit.
    private static let none = TrainingTarget(UInt8(DigitClasses.notADigit))
    /// The target of what shows none, but may look like one.
    private static let doubtful = TrainingTarget(UInt8(DigitClasses.notADigit), isDoubtful: true)

    /// Returns the picture at a position of the batch before it is augmented; nil for junk, which
    /// is drawn.
    private func example(
        at position: Int, in slice: BatchSlice, isGentle: Bool, _ random: inout SeededGenerator
    ) -> Example? {
        switch kind(at: position) {
        case .mnist:
            return written(
                mnist, slice.exampleIndex(forPosition: position),
                isGentle || random.chance(Self.gentleShare) ? .light : .standard)
        case .procedural:
            return written(procedural, random.index(below: procedural.count), .standard)
        // Crops of photos have their photo's faults already, so that they are changed lightly.
        case .rightCrop: return written(crops.right, random.index(below: crops.right.count), .light)
        case .penDigit:
            let character = characters.pen.digit(using: &random)
            return (.standard, character.picture(using: &random), target(of: character.meaning))
        // Half of the printed digits come from simulated photos, half from the fonts.
        case .printedDigit:
            if crops.printed.count > 0, random.chance(0.5) {
                let index = random.index(below: crops.printed.count)
                return (
                    .rigid, crops.printed.image(at: index),
                    TrainingTarget(
                        crops.printed.labels[index] + UInt8(DigitClasses.printed.lowerBound))
                )
            }
            let glyph = random.pick(characters.print.digits)
            return (.rigid, glyph.picture, target(of: glyph.meaning))
        case .wrongCrop: return (.light, random.pick(crops.wrong), Self.none)
        case .penOther:
            // Whether a letter is doubtful depends on the letter alone, not on how this hand wrote
            // it.
            let character = characters.pen.other(using: &random)
            return (.standard, character.picture(using: &random), target(of: character.meaning))
        case .penJoined: return joined(&random)
        case .otherCrop:
            let other = random.pick(crops.others)
            return (.light, other.image, other.isDoubtful ? Self.doubtful : Self.none)
        case .printedOther:
            let glyph = random.pick(characters.print.others)
            return (.rigid, glyph.picture, target(of: glyph.meaning))
        case .junk: return nil
        }
    }

    /// Returns the class that a character is to be given: a digit, a printed digit, or no digit, which is doubtful
    /// where it resembles one.
    private func target(of meaning: Meaning) -> TrainingTarget {
        switch meaning {
        case .digit(let digit): TrainingTarget(UInt8(digit.value))
        case .printed(let digit):
            TrainingTarget(UInt8(digit.value + DigitClasses.printed.lowerBound))
        case .other(let resemblesDigit): resemblesDigit ? Self.doubtful : Self.none
        }
    }

    /// Returns two to four letters and signs that touch each other, half of the time with a digit
    /// among them.
    ///
    /// They are doubtful: what touches may well look like a digit.
    private func joined(_ random: inout SeededGenerator) -> Example {
        var word = characters.pen.word(length: 2 + random.index(below: 3), using: &random)
        if random.chance(0.5) {
            word[random.index(below: word.count)] = characters.pen.digit(using: &random)
        }
        return (
            .standard,
            PenCharacter.picture(of: word.joined(using: &random), using: &random), Self.doubtful
        )
    }

    /// Returns a labeled picture of a data set with its augmentation.
    private func written(
        _ dataset: DigitDataset, _ index: Int, _ augmenter: Augmenter
    ) -> Example {
        (augmenter, dataset.image(at: index), TrainingTarget(dataset.labels[index]))
    }

    /// Returns what stands at a position of the batch; a kind of which there is nothing gives its
    /// place to MNIST where it is a digit, to junk where it is none.
    private func kind(at position: Int) -> TrainingMix.Kind {
        switch mix.kind(at: position) {
        case .procedural where procedural.count == 0: .mnist
        case .rightCrop where crops.right.count == 0: .mnist
        case .penDigit where characters.pen.isEmpty: .mnist
        case .printedDigit where characters.print.isEmpty: .mnist
        case .wrongCrop where crops.wrong.isEmpty: .junk
        case .otherCrop where crops.others.isEmpty: .junk
        case .penOther where characters.pen.isEmpty: .junk
        case .penJoined where characters.pen.isEmpty: .junk
        case .printedOther where characters.print.isEmpty: .junk
        case let kind: kind
        }
    }
}

extension MixedSource: CustomStringConvertible {
    /// How many different examples of each kind there are.
    package var description: String {
        """
        \(mnist.count) digits of MNIST, \(procedural.count) drawn, \(characters.pen.digits.count) digits \
        and \(characters.pen.others.count) letters and signs of UNIPEN, \
        \(characters.print.digits.count) digits and \(characters.print.others.count) letters and signs in \
        print, \(crops.right.count) right, \(crops.printed.count) printed, \(crops.wrong.count) wrong and \
        \(crops.others.count) other crops of simulated photos
        """
    }
}
