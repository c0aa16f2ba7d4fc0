import DigitTraining
import MNIST
import NeuralNetwork
import Testing

@Suite struct FineTuningTests {
    /// Two networks' classifiers that always say the same digit each, and pictures of both digits.
    private func outcome(
        ownBefore: Int, ownAfter: Int, replayBefore: Int, replayAfter: Int
    ) throws -> FineTuning.Outcome {
        FineTuning.Outcome(
            own: try comparison(ownBefore, ownAfter, of: 20),
            replay: try comparison(replayBefore, replayAfter, of: 2000))
    }

    /// Of `count` pictures, a network that says 0 reads so many right, one that says 1 so many.
    private func comparison(
        _ before: Int, _ after: Int, of count: Int
    ) throws -> FineTuning.Comparison {
        var labels = [UInt8](repeating: 2, count: count)
        for index in 0..<before { labels[index] = 0 }
        for index in 0..<after { labels[before + index] = 1 }
        let dataset = DigitDataset(
            pixels: [UInt8](repeating: 0, count: count * DigitImage.pixelCount), labels: labels)
        return FineTuning.Comparison(
            on: dataset, before: try says(0), after: try says(1), threads: 1)
    }

    /// A network without weights whose bias speaks for one digit.
    private func says(_ digit: Int) throws -> Classifier {
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 10, bias: true)], initialization: .glorotUniform)
        var network = try Network(spec)
        network.parameters[network.parameters.count - 10 + digit] = 5
        return Classifier(network: network)
    }

    @Test(arguments: [
        (5, 5, 990, 990, false), (5, 6, 990, 988, false), (6, 5, 990, 1000, true),
        (5, 6, 990, 987, true), (0, 0, 0, 0, false),
    ])
    func `worse is any fewer of one's own, or one in a thousand fewer of the others`(
        ownBefore: Int, ownAfter: Int, replayBefore: Int, replayAfter: Int, isWorse: Bool
    ) throws {
        let outcome = try outcome(
            ownBefore: ownBefore, ownAfter: ownAfter, replayBefore: replayBefore,
            replayAfter: replayAfter)
        #expect(outcome.own.before == ownBefore && outcome.own.after == ownAfter)
        #expect(outcome.replay.before == replayBefore && outcome.replay.after == replayAfter)
        #expect(outcome.isWorse == isWorse)
    }

    @Test func `a batch holds one's own, then replayed, then nothing's pictures`() throws {
        let (own, replay) = (dataset(label: 3, count: 5), dataset(label: 8, count: 7))
        let tuning = FineTuning()
        let labels = try labels(of: tuning.source(own: own, replay: replay, classCount: 11))
        #expect(labels.prefix(32).allSatisfy { $0 == 3 })
        #expect(labels[32..<88].allSatisfy { $0 == 8 })
        #expect(labels.suffix(8).allSatisfy { $0 == 10 })
        let ten = try self.labels(of: tuning.source(own: own, replay: replay, classCount: 10))
        #expect(ten.suffix(8).allSatisfy { $0 == 8 }, "a network without the class replays more")
    }

    private func dataset(label: UInt8, count: Int) -> DigitDataset {
        DigitDataset(
            pixels: [UInt8](repeating: 90, count: count * DigitImage.pixelCount),
            labels: [UInt8](repeating: label, count: count))
    }

    /// The labels of a first batch, as a trainer asks for it.
    private func labels(of source: any BatchSource) throws -> [UInt8] {
        final class Witness: @unchecked Sendable { var labels: [UInt8] = [] }
        // Only one shard asks, so one thread writes.
        struct Spy: BatchSource {
            let base: any BatchSource
            let witness: Witness
            var exampleCount: Int { base.exampleCount }
            func drawnCount(batchSize: Int) -> Int { base.drawnCount(batchSize: batchSize) }
            func fill(
                _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
                targets: UnsafeMutableBufferPointer<TrainingTarget>
            ) {
                base.fill(slice, inputs: inputs, targets: targets)
                if witness.labels.isEmpty { witness.labels = targets.map(\.label) }
            }
        }
        let witness = Witness()
        var options = FineTuning().options
        options.shards = 1
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 11, bias: true)], initialization: .glorotUniform)
        let trainer = try Trainer(
            Network(spec, seed: 1), options: options,
            source: Spy(base: source, witness: witness))
        trainer.run(shouldStop: { true })
        return witness.labels
    }
}
