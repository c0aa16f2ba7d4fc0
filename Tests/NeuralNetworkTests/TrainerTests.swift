import Foundation
import MNIST
import NeuralNetwork
import Synchronization
import SystemLibraries
import Testing

@Suite struct TrainerTests {
    /// Ten random pictures and noisy copies of them: easy to learn, and made in no time.
    private static let dataset: DigitDataset = {
        var generator = SeededGenerator(seed: 99)
        let patterns = (0..<10).map { _ in (0..<784).map { _ in generator.unit() } }
        var dataset = DigitDataset()
        for index in 0..<200 {
            let pixels = patterns[index % 10].map {
                UInt8(255 * min(1, max(0, $0 + generator.normal(deviation: 0.3))))
            }
            if let digit = Digit(index % 10) {
                dataset.append(DigitImage(pixels: pixels), label: digit)
            }
        }
        return dataset
    }()

    /// Every kind of layer, as small as it gets.
    private static let spec = NetworkSpec(
        layers: [
            .convolution(filters: 4, kernel: 3, padding: .valid, bias: false), .batchNorm, .relu,
            .maxPool, .flatten, .dropout(rate: 0.1), .linear(outputs: 10, bias: true),
        ], initialization: .heNormal)

    private static let options = TrainingOptions(
        epochs: 3, batchSize: 24, seed: 8, optimizer: .init(weightDecay: 0.01),
        schedule: .oneCycle(peak: 0.01, warmup: 0.2, startDivisor: 20, endDivisor: 200),
        labelSmoothing: 0.02, averageDecay: 0.9, shards: 3)

    private func trainer(
        _ options: TrainingOptions = options, threads: Int = 1, validation: DigitDataset? = nil
    ) throws -> Trainer {
        try Trainer(
            Network(Self.spec, seed: 4), options: options, source: DatasetSource(Self.dataset),
            validation: validation, threads: threads)
    }

    @Test func `the same seed gives the same bits on one thread and on three`() throws {
        let (one, three) = (try trainer(), try trainer(threads: 3))
        one.run()
        three.run()
        #expect(one.network.parameters == three.network.parameters)
        #expect(one.network.statistics == three.network.statistics)
        #expect(one.state.firstMoment == three.state.firstMoment)
        var other = Self.options
        other.seed = 9
        let second = try trainer(other)
        second.run()
        #expect(one.network.parameters != second.network.parameters)
    }

    @Test(arguments: [1, 9, 10, 14]) func `an interrupted run goes on with the same bits`(
        steps: Int
    ) throws {
        var epochs: (whole: [Double], parted: [Double]) = ([], [])
        let whole = try trainer()
        #expect(whole.run(onProgress: { if $0.isEndOfEpoch { epochs.whole.append($0.loss) } }))
        let interrupted = try trainer()
        let note: (TrainingProgress) -> Void = {
            if $0.isEndOfEpoch { epochs.parted.append($0.loss) }
        }
        #expect(
            !interrupted.run(onProgress: note, shouldStop: { interrupted.step == steps }))
        #expect(interrupted.step == steps)
        #expect(interrupted.network.parameters.allSatisfy { $0.isFinite })
        let state = try TrainingState(bytes: interrupted.state.encoded())
        let resumed = try Trainer(resuming: state, source: DatasetSource(Self.dataset))
        #expect(resumed.run(onProgress: note))
        #expect(epochs.parted == epochs.whole)
        #expect(resumed.network.parameters == whole.network.parameters)
        #expect(resumed.network.statistics == whole.network.statistics)
        #expect(resumed.state.secondMoment == whole.state.secondMoment)
    }

    @Test func `a batch that goes forward in several passes has the gradient of the whole`() throws
    {
        // 28×28×32 floats and as many of their gradients: sixty examples are more than one pass.
        let spec = NetworkSpec(
            layers: [
                .convolution(filters: 32, kernel: 3, padding: .same, bias: true), .relu, .maxPool,
                .flatten, .linear(outputs: 10, bias: true),
            ], initialization: .heNormal)
        func trained(shards: Int) throws -> Trainer {
            let options = TrainingOptions(epochs: 1, batchSize: 60, seed: 3, shards: shards)
            let trainer = try Trainer(
                Network(spec, seed: 4), options: options, source: DatasetSource(Self.dataset))
            trainer.run(shouldStop: { true })
            return trainer
        }
        // A shard of one example has nothing to split.
        let (whole, alone) = (try trained(shards: 1), try trained(shards: 60))
        let (found, expected) = (whole.state.firstMoment, alone.state.firstMoment)
        let largest = expected.map { abs($0) }.max() ?? 0
        #expect(largest > 1e-4)
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-4 * largest })
    }

    @Test func `it learns, and tells how far it is`() throws {
        var options = Self.options
        options.epochs = 6
        let trainer = try trainer(options, validation: Self.dataset)
        var (reports, checkpoints): ([TrainingProgress], [Int]) = ([], [])
        trainer.run(
            onProgress: { reports.append($0) }, onEpoch: { checkpoints.append($0.step) })
        #expect(trainer.stepsPerEpoch == 9)
        #expect(checkpoints == [9, 18, 27, 36, 45, 54])
        #expect(reports.map(\.step).prefix(10) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 1])
        #expect(reports.map { $0.validation != nil } == reports.map(\.isEndOfEpoch))
        let last = try #require(reports.last)
        #expect(last.epoch == 5)
        #expect(last.remaining == .zero)
        #expect(last.accuracy > 0.9)
        #expect(try #require(last.validation).accuracy > 0.95)
        #expect(last.loss < (try #require(reports.first)).loss / 2)
    }

    @Test func `an error while saving ends the run`() throws {
        struct DiskFull: Error {}
        let trainer = try trainer()
        #expect(throws: DiskFull.self) { try trainer.run(onEpoch: { _ in throw DiskFull() }) }
        #expect(trainer.step == 9)
    }

    /// Half of each batch from a data set, half invented; notes what it was asked for.
    private final class HalfInvented: BatchSource {
        let exampleCount = 10
        let asked = Mutex<[String: Int]>([:])

        func drawnCount(batchSize: Int) -> Int { batchSize / 2 }

        func fill(
            _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
            targets: UnsafeMutableBufferPointer<TrainingTarget>
        ) {
            #expect(inputs.count == slice.positions.count * 784)
            #expect(targets.count == slice.positions.count)
            for (slot, position) in slice.positions.enumerated() {
                var generator = slice.generator(forPosition: position)
                let drawn = position < drawnCount(batchSize: slice.batchSize)
                let key =
                    drawn
                    ? "\(slice.epoch)/\(slice.exampleIndex(forPosition: position))" : "invented"
                asked.withLock { $0[key, default: 0] += 1 }
                targets[slot] = TrainingTarget(UInt8(position % 10))
                for pixel in 0..<784 { inputs[slot * 784 + pixel] = generator.unit() }
            }
        }
    }

    @Test func `an epoch draws every example once, however the batch is split`() throws {
        for shards in [1, 2] {
            let source = HalfInvented()
            let options = TrainingOptions(epochs: 2, batchSize: 4, shards: shards)
            let trainer = try Trainer(
                Network(Self.spec, seed: 1), options: options, source: source)
            trainer.run()
            let asked = source.asked.withLock { $0 }
            #expect(asked["invented"] == 20)
            #expect(asked.count == 21)
            #expect(asked.filter { $0.key != "invented" }.values.allSatisfy { $0 == 1 })
        }
    }

    @Test func `a run that cannot be is refused`() {
        #expect(throws: NetworkSpecError.self) {
            try Trainer(
                Network(Self.spec, seed: 1), options: Self.options,
                source: DatasetSource(DigitDataset()))
        }
        var options = Self.options
        options.shards = 30
        #expect(throws: NetworkSpecError.self) { try trainer(options) }
    }

    @Test func `a state of another network than one that reads digits is refused`() throws {
        for spec in [
            NetworkSpec(
                input: Shape(rows: 1, columns: 1, channels: 1),
                layers: [.flatten, .linear(outputs: 10, bias: true)],
                initialization: .glorotUniform),
            NetworkSpec(
                layers: [.flatten, .linear(outputs: 3, bias: true)], initialization: .glorotUniform),
        ] {
            let state = TrainingState(try Network(spec, seed: 1), options: Self.options)
            let bytes = try state.encoded()
            #expect(throws: CheckpointError.self) { try TrainingState(bytes: bytes) }
        }
    }

    @Test(arguments: [
        ("step", "-1"), ("step", "1099511627777"), ("step", "9223372036854775807"), ("step", "x"),
        ("score", "{}"),
        ("score", #"{"loss":1,"correct":5,"count":4}"#), ("options", "{}"),
        ("options", #"{"batchSize":0}"#), ("options", #"{"batchSize":9223372036854775807}"#),
        ("options", #"{"epochs":9223372036854775807}"#), ("options", #"{"shards":0}"#),
        ("options", #"{"shards":100000}"#), ("options", #"{"averageDecay":2}"#),
        ("options", #"{"labelSmoothing":-1}"#), ("options", #"{"labelSmoothing":1}"#),
        ("options", #"{"averageDecay":1}"#),
    ])
    func `a state that no run can be in is refused`(name: String, value: String) throws {
        let network = try Network(Self.spec, seed: 1)
        let state = TrainingState(network, options: .cnn(epochs: 2, seed: 1))
        var file = try Safetensors(bytes: state.encoded())
        #expect(throws: Never.self) { try TrainingState(bytes: try file.encoded()) }
        if name == "options", value != "{}" {
            // All is as in a true state, but for one option.
            func object(_ text: String) throws -> [String: Any] {
                let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
                return try #require(parsed as? [String: Any])
            }
            let options = try object(try #require(file.metadata[name]))
            let changed = options.merging(try object(value)) { $1 }
            #expect(changed.count == options.count)
            file.metadata[name] = String(
                decoding: try JSONSerialization.data(withJSONObject: changed), as: UTF8.self)
        } else {
            file.metadata[name] = value
        }
        let bytes = try file.encoded()
        #expect(throws: CheckpointError.self) { try TrainingState(bytes: bytes) }
    }

    @Test func `the state of another program is refused`() throws {
        let bytes = try Checkpoint(network: try Network(.mlp, seed: 1)).encoded()
        #expect(throws: CheckpointError.self) { try TrainingState(bytes: bytes) }
    }
}
