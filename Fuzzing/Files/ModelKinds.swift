// Models, the states of training runs, and data sets.
import Files
import MNIST
import NeuralNetwork

/// A network small enough for a fuzzer's inputs: 7,850 numbers of half precision.
private func smallNetwork() throws -> Network {
    try Network(
        NetworkSpec(
            layers: [.flatten, .linear(outputs: 10, bias: true)], initialization: .glorotUniform),
        seed: 1)
}

let modelKinds: [FileKind] = [
    FileKind(
        name: "model",
        seeds: {
            var checkpoint = Checkpoint(network: try smallNetwork(), training: "a seed")
            let plain = try checkpoint.encoded(precision: .float16)
            checkpoint.risk = RiskTable([(0.9, true), (0.8, false), (0.5, true)])
            return [plain, try checkpoint.encoded(precision: .float16)]
        },
        take: { bytes in
            let checkpoint = try Checkpoint(bytes: bytes)
            let back = try Checkpoint(bytes: try checkpoint.encoded())
            check(back.network.parameters == checkpoint.network.parameters, "a model stays one")
            if let risk = checkpoint.risk {
                for share in [1e-9, 0.001, 0.5, 0.999] { _ = risk.threshold(forErrors: share) }
                check(risk.leastErrors.isFinite, "a table of risks promises something")
            }
            guard checkpoint.network.parameters.count < 100_000 else { return }
            try checkpoint.checkAnswers()
            let answer = Classifier(checkpoint: checkpoint).opinions([DigitImage()])[0]
            check(
                answer.digits.allSatisfy(\.isFinite) && answer.notADigit.isFinite,
                "answers are numbers")
        }),
    FileKind(
        name: "state",
        seeds: {
            let network = try smallNetwork()
            return try [TrainingOptions(epochs: 2, batchSize: 8), .cnn(epochs: 1, seed: 2)].map {
                try TrainingState(network, options: $0).encoded()
            }
        },
        take: { bytes in
            let state = try TrainingState(bytes: bytes)
            _ = try state.encoded()
            guard state.network.parameters.count < 100_000, state.options.batchSize <= 64 else {
                return
            }
            let pictures = DigitDataset(
                pixels: [UInt8](repeating: 9, count: 784 * 64),
                labels: [UInt8](repeating: 3, count: 64)
            )
            let trainer = try Trainer(
                resuming: state, source: DatasetSource(pictures), validation: nil, threads: 1)
            // One step: inputs of another shape would be written beyond their end.
            var steps = 0
            _ = trainer.run(
                onProgress: { _ in steps += 1 }, onEpoch: { _ in }, shouldStop: { steps > 0 })
        }),
    FileKind(
        name: "idx",
        seeds: {
            let images = IDXWriter.encoded(.images, [UInt8](repeating: 7, count: 784 * 2))
            let labels = IDXWriter.encoded(.labels, [3, 4])
            return [images, labels, try Gzip.pack(images), try Gzip.pack(labels)]
        },
        take: { bytes in
            var refusals = 0
            for kind in [IDXKind.images, .labels] {
                do {
                    let entries = try IDXReader.entries(kind, in: bytes, name: "a file")
                    check(entries.count.isMultiple(of: kind.entrySize), "entries are whole")
                    check(kind == .images || entries.allSatisfy { $0 <= 9 }, "labels are digits")
                } catch { refusals += 1 }
            }
            check(refusals > 0, "a file is not of both kinds")
        }),
]
