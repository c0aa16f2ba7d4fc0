import MNIST
import SyntheticDigits
import SystemLibraries
import Testing

struct AugmenterTests {
    private static let digits = ProceduralDigits(labelWeights: ProceduralDigits.evenWeights)
        .dataset(
            count: 60, seed: 2)

    private func augmented(_ augmenter: Augmenter, seed: UInt64) -> [Float] {
        var canvas = AugmentationCanvas()
        var output = [Float](repeating: -1, count: 784 * Self.digits.count)
        let root = SeededGenerator(seed: seed)
        for index in 0..<Self.digits.count {
            var random = root.split(UInt64(index))
            augmenter.augment(
                Self.digits.image(at: index), into: &output, at: 784 * index, canvas: &canvas,
                using: &random)
        }
        return output
    }

    @Test func `pixels stay between paper and ink, and every picture is written whole`() {
        for augmenter in [Augmenter.standard, .light, .rigid] {
            #expect(augmented(augmenter, seed: 1).allSatisfy { (0...1).contains($0) })
        }
    }

    @Test func `a list of no transforms leaves the picture itself`() {
        let expected = Self.digits.pixels.map { Float($0) / 255 }
        #expect(augmented(Augmenter([]), seed: 1) == expected)
    }

    @Test func `the same seed gives the same pixels, whatever the canvas held`() {
        #expect(augmented(.standard, seed: 3) == augmented(.standard, seed: 3))
        #expect(augmented(.standard, seed: 3) != augmented(.standard, seed: 4))

        var used = AugmentationCanvas()
        var output = [Float](repeating: 0, count: 784)
        var random = SeededGenerator(seed: 9)
        for _ in 0..<20 {
            Augmenter.standard.junk(into: &output, at: 0, canvas: &used, using: &random)
        }
        var fresh = AugmentationCanvas()
        var other = output
        var (first, second) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1))
        Augmenter.standard.augment(
            Self.digits.image(at: 0), into: &output, at: 0, canvas: &used, using: &first)
        Augmenter.standard.augment(
            Self.digits.image(at: 0), into: &other, at: 0, canvas: &fresh, using: &second)
        #expect(output == other)
    }

    @Test func `light changes less than standard`() {
        func distance(_ pixels: [Float]) -> Float {
            zip(pixels, Self.digits.pixels).reduce(0) { $0 + abs($1.0 - Float($1.1) / 255) }
        }
        #expect(
            distance(augmented(.light, seed: 1)) < 0.8 * distance(augmented(.standard, seed: 1)))
        #expect(distance(augmented(.light, seed: 1)) > 0)
    }

    @Test func `junk is no picture of the pool and differs from draw to draw`() {
        var canvas = AugmentationCanvas(pool: DigitPool(Self.digits))
        var random = SeededGenerator(seed: 4)
        var pictures: Set<[Float]> = []
        for _ in 0..<100 {
            var output = [Float](repeating: -1, count: 784)
            Augmenter.standard.junk(into: &output, at: 0, canvas: &canvas, using: &random)
            #expect(output.allSatisfy { (0...1).contains($0) })
            pictures.insert(output)
        }
        // Some specks are no speck at all: an empty sheet may come twice.
        #expect(pictures.count > 90)
        let sources = Set(
            (0..<Self.digits.count).map { Self.digits.image(at: $0).pixels.map { Float($0) / 255 } }
        )
        #expect(pictures.isDisjoint(with: sources))
    }
}
