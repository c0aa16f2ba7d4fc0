package import MNIST
import SystemLibraries

/// Simulated photos by condition, for measuring what each condition costs a reader.
///
/// The photo of a condition and an index depends on the seed alone. Half of the digits come from
/// MNIST where a set is given; the others are procedural, each digit as often as the others.
package struct ConditionBenchmark: Sendable {
    /// The seed of all photos.
    package let seed: UInt64
    /// Digits of real hands; nil to draw all digits by stroke models.
    package let handwritten: DigitDataset?
    /// The longer side of the photos in pixels.
    package let longSide: Int

    /// Makes a benchmark; 640 pixels are a little more than the 512 of the working picture.
    package init(seed: UInt64, handwritten: DigitDataset? = nil, longSide: Int = 640) {
        self.seed = seed
        self.handwritten = handwritten
        self.longSide = longSide
    }

    /// Returns the photo of a digit under a condition; width and height are 3 : 4 or, in 30 %, 4 :
    /// 3.
    package func photo(_ condition: Condition, index: Int) -> SimulatedPhoto {
        // The seed of a photo depends on the condition's place among all: adding one at the end
        // changes no other.
        let place = Condition.allCases.firstIndex(of: condition) ?? 0
        var random = SeededGenerator(seed: seed).split(UInt64(place)).split(UInt64(index))
        let (long, short) = (longSide, longSide * 3 / 4)
        let (width, height) = random.chance(0.7) ? (short, long) : (long, short)
        var scene = PhotoScene(
            of: source(index, using: &random), width: width, height: height, using: &random)
        condition.worsen(&scene, using: &random)
        return PhotoSimulator().photo(of: scene, using: &random)
    }

    /// Returns a photo of any size of digit under up to two conditions at once, as strangers send
    /// them.
    package func mixedPhoto(index: Int) -> SimulatedPhoto {
        // Numbers far above those of the conditions give these photos a sequence of their own.
        var random = SeededGenerator(seed: seed).split(1_000_033).split(UInt64(index))
        let scene = PhotoScene.training(
            of: source(index, using: &random), longSide: longSide, using: &random)
        return PhotoSimulator().photo(of: scene, using: &random)
    }

    /// Returns a photo without any digit: letters, signs, or bare paper in one of eight.
    package func photoWithoutDigit(index: Int) -> SimulatedPhoto {
        var random = SeededGenerator(seed: seed).split(1_000_003).split(UInt64(index))
        let (long, short) = (longSide, longSide * 3 / 4)
        var scene = PhotoScene(
            of: source(1, using: &random), width: short, height: long, using: &random)
        let condition = random.pick([Condition.clean, .shadow, .ruled, .squared, .pageEdge])
        condition.worsen(&scene, using: &random)
        scene.writeSymbols(using: &random)
        if random.chance(0.125) { scene.writing.ink.opacity = 0 }
        return PhotoSimulator().photo(of: scene, using: &random)
    }

    /// Returns the digit for an index: for even ones, half of all, a picture of `handwritten` if
    /// there is one, else a digit of a stroke model, each as likely as the others.
    private func source(
        _ index: Int, using random: inout SeededGenerator
    ) -> PhotoScene.Source {
        if let handwritten, handwritten.count > 0, index.isMultiple(of: 2) {
            let place = random.index(below: handwritten.count)
            let label = Digit(Int(handwritten.labels[place])) ?? Digit.allCases[0]
            return .image(handwritten.image(at: place), label)
        }
        let label = random.pick(Digit.allCases)
        return .drawing(DigitDrawing(label, hand: .penInHand(using: &random), using: &random))
    }
}
