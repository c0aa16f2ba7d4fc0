import DigitTraining
import MNIST
import SyntheticDigits
import SystemLibraries
import Testing

@testable import NeuralNetwork

struct MixedSourceTests {
    private let mix = TrainingMix([
        .mnist: 6, .procedural: 4, .rightCrop: 4, .wrongCrop: 3, .junk: 3,
    ])
    private let mnist = ProceduralDigits(labelWeights: ProceduralDigits.evenWeights)
        .dataset(count: 30, seed: 1)

    /// Digits of one label only, so that a slot's label tells where it came from.
    private func only(_ label: Int, count: Int = 5) -> DigitDataset {
        var weights = [Float](repeating: 0, count: 10)
        weights[label] = 1
        return ProceduralDigits(labelWeights: weights).dataset(count: count, seed: 2)
    }

    private func source(gentleFrom: Int = 5) -> MixedSource {
        var crops = CropPool()
        let crop = only(3)
        for index in 0..<crop.count {
            crops.file(
                crop.image(at: index), of: .digit(Digit.allCases[3]), recall: 1, precision: 1)
        }
        crops.file(
            only(0, count: 1).image(at: 0), of: .digit(Digit.allCases[3]), recall: 0, precision: 0)
        return MixedSource(
            mix: mix, mnist: mnist, procedural: only(7), characters: Characters(), crops: crops,
            gentleFrom: gentleFrom)
    }

    private func slice(
        epoch: Int = 0, step: Int = 0, of parts: Int = 1, part: Int = 0, batchSize: Int? = nil,
        seed: UInt64 = 9
    ) -> BatchSlice {
        let batchSize = batchSize ?? mix.batchSize
        return BatchSlice(
            epoch: epoch, step: step, batchSize: batchSize,
            positions: Array(stride(from: part, to: batchSize, by: parts)),
            order: Array((0..<UInt32(mnist.count)).reversed()), drawnCount: mix[.mnist],
            generator: SeededGenerator(seed: seed).split(UInt64(step)))
    }

    private func filled(
        _ source: MixedSource, _ slice: BatchSlice
    ) -> (inputs: [Float], labels: [UInt8]) {
        let count = slice.positions.count
        var inputs = [Float](repeating: .nan, count: count * DigitImage.pixelCount)
        var targets = [TrainingTarget](repeating: TrainingTarget(255), count: count)
        inputs.withUnsafeMutableBufferPointer { inputs in
            targets.withUnsafeMutableBufferPointer { targets in
                source.fill(slice, inputs: inputs, targets: targets)
            }
        }
        return (inputs, targets.map(\.label))
    }

    @Test func `each place has its kind's label`() {
        let slice = slice(step: 2)
        let labels = filled(source(), slice).labels
        for position in 0..<mix[.mnist] {
            let index = slice.exampleIndex(forPosition: position)
            #expect(labels[position] == mnist.labels[index])
        }
        #expect(labels[6..<10].allSatisfy { $0 == 7 })
        #expect(labels[10..<14].allSatisfy { $0 == 3 })
        #expect(labels[14...].allSatisfy { $0 == UInt8(DigitClasses.notADigit) })
    }

    @Test func `every value is between paper and ink, and every digit has ink`() {
        for step in 0..<3 {
            let inputs = filled(source(), slice(step: step)).inputs
            #expect(inputs.allSatisfy { $0 >= 0 && $0 <= 1 })
            for slot in 0..<14 {
                let start = slot * DigitImage.pixelCount
                #expect(inputs[start..<start + DigitImage.pixelCount].max() ?? 0 > 0.3)
            }
        }
    }

    @Test func `a slice is filled the same again, whatever it shares a batch with`() {
        let source = source()
        let whole = filled(source, slice(step: 1))
        let again = filled(source, slice(step: 1))
        #expect(whole.inputs == again.inputs && whole.labels == again.labels)
        let size = DigitImage.pixelCount
        for part in 0..<2 {
            let half = filled(source, slice(step: 1, of: 2, part: part))
            for (slot, position) in stride(from: part, to: mix.batchSize, by: 2).enumerated() {
                #expect(half.labels[slot] == whole.labels[position])
                #expect(
                    half.inputs[slot * size..<(slot + 1) * size]
                        .elementsEqual(whole.inputs[position * size..<(position + 1) * size]))
            }
        }
        #expect(filled(source, slice(step: 1, seed: 10)).inputs != whole.inputs)
    }

    @Test func `an epoch draws each of MNIST's digits once`() {
        let steps = mnist.count / mix[.mnist]
        var drawn: [Int] = []
        for step in 0..<steps {
            drawn += (0..<mix[.mnist]).map { slice(step: step).exampleIndex(forPosition: $0) }
        }
        #expect(drawn.sorted() == Array(0..<mnist.count))
        #expect(source().exampleCount == mnist.count)
        #expect(source().drawnCount(batchSize: mix.batchSize) == mix[.mnist])
    }

    @Test func `the last epochs change MNIST's digits less`() {
        let source = source(gentleFrom: 5)
        func change(inEpoch epoch: Int) -> Float {
            var sum: Float = 0
            for step in 0..<5 {
                let slice = slice(epoch: epoch, step: step)
                let inputs = filled(source, slice).inputs
                for position in 0..<mix[.mnist] {
                    let image = mnist.image(at: slice.exampleIndex(forPosition: position))
                    for (pixel, ink) in image.pixels.enumerated() {
                        let value = inputs[position * DigitImage.pixelCount + pixel]
                        sum += abs(value - Float(ink) / 255)
                    }
                }
            }
            return sum
        }
        let (early, late) = (change(inEpoch: 4), change(inEpoch: 5))
        #expect(late < 0.9 * early, "\(late) against \(early)")
        #expect(late > 0)
    }

    @Test func `a kind of which there is nothing gives its place to another`() {
        let bare = MixedSource(
            mix: mix, mnist: mnist, procedural: DigitDataset(), characters: Characters(),
            crops: CropPool(), gentleFrom: 1)
        let (inputs, labels) = filled(bare, slice())
        #expect(labels[..<14].allSatisfy { $0 < 10 })
        #expect(labels[14...].allSatisfy { $0 == UInt8(DigitClasses.notADigit) })
        #expect(inputs.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
}
