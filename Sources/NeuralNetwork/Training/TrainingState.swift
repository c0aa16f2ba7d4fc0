import SystemLibraries

/// A training run between two steps: all that is needed to go on with the same bits.
///
/// Saved as safetensors too: the weights under `weights/`, their average under `average/`, Adam's
/// moments under `first-moment/` and `second-moment/`. The random numbers need no state of their own,
/// as they depend on seed, epoch and step alone.
package struct TrainingState: Sendable {
    /// The network with the weights of the last step.
    package let network: Network
    /// The averaged weights; nil where weights are not averaged.
    package let average: [Float]?
    /// Adam's m, a number for each weight.
    package let firstMoment: [Float]
    /// Adam's v, a number for each weight.
    package let secondMoment: [Float]
    /// The number of steps done so far, over all epochs.
    package let step: Int
    /// The loss and the right answers of the steps of the epoch that has begun.
    package let score: SoftmaxCrossEntropy.Score
    /// The options that decide the run.
    package let options: TrainingOptions

    /// Makes a state of its parts; weights, average and moments are of equal length.
    init(
        network: Network, average: [Float]?, firstMoment: [Float], secondMoment: [Float],
        step: Int, score: SoftmaxCrossEntropy.Score, options: TrainingOptions
    ) {
        self.network = network
        self.average = average
        self.firstMoment = firstMoment
        self.secondMoment = secondMoment
        self.step = step
        self.score = score
        self.options = options
    }

    /// Makes the state before the first step.
    package init(_ network: Network, options: TrainingOptions) {
        let zeros = [Float](repeating: 0, count: network.parameters.count)
        self.init(
            network: network, average: options.averageDecay.map { _ in network.parameters },
            firstMoment: zeros, secondMoment: zeros, step: 0, score: .init(),
            options: options)
    }

    /// The most steps that a file may claim: 2⁴⁰, more than any run does; beyond it products of
    /// steps could overflow.
    private static let mostSteps = 1 << 40

    /// The beginnings of the tensors' names in a file: weights and their average.
    private static let (weights, averaged) = ("weights/", "average/")
    /// The beginnings of the tensors' names in a file: Adam's two moments.
    private static let (first, second) = ("first-moment/", "second-moment/")

    /// Reads a file's bytes: the state of a network for this purpose.
    package init(
        bytes: [UInt8], for purpose: Checkpoint.Purpose = .digits
    ) throws(CheckpointError) {
        let file = try Safetensors(bytes: bytes)
        let network = try Network(tensors: file, prefix: Self.weights)
        try purpose.check(network)
        // A file may claim anything: options, step and score are checked before a run goes on with
        // them.
        guard let text = file.metadata["options"], let count = file.metadata["step"],
            let step = Int(count), step >= 0
        else { throw .missing("training options") }
        let options: TrainingOptions
        let score: SoftmaxCrossEntropy.Score
        do {
            options = try JSONDecoder().decode(TrainingOptions.self, from: Data(text.utf8))
            score = try JSONDecoder().decode(
                SoftmaxCrossEntropy.Score.self, from: Data((file.metadata["score"] ?? "").utf8))
        } catch {
            throw .malformed("its training options are not those of this version")
        }
        guard options.areSound, score.isSound, step <= Self.mostSteps else {
            throw .malformed("its training options are none that a run can have")
        }
        // Average and moments have the names of the trained tensors under prefixes of their own.
        let tensors = network.plan.parameters
        self.init(
            network: network,
            average: options.averageDecay == nil
                ? nil : try file.values(of: tensors, prefix: Self.averaged),
            firstMoment: try file.values(of: tensors, prefix: Self.first),
            secondMoment: try file.values(of: tensors, prefix: Self.second), step: step,
            score: score, options: options)
    }

    /// Returns the file's bytes; the same state gives the same bytes.
    package func encoded() throws(CheckpointError) -> [UInt8] {
        var file = Safetensors()
        try network.store(in: &file, prefix: Self.weights, precision: .float32)
        let tensors = network.plan.parameters
        if let average {
            file.store(average, as: tensors, prefix: Self.averaged, precision: .float32)
        }
        file.store(firstMoment, as: tensors, prefix: Self.first, precision: .float32)
        file.store(secondMoment, as: tensors, prefix: Self.second, precision: .float32)
        file.metadata["step"] = "\(step)"
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            // A run whose loss is no number any more is saved, too.
            encoder.nonConformingFloatEncodingStrategy = .convertToString(
                positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
            file.metadata["options"] = String(
                decoding: try encoder.encode(options), as: UTF8.self)
            file.metadata["score"] = String(decoding: try encoder.encode(score), as: UTF8.self)
        } catch {
            throw .malformed("its training options cannot be written (\(error))")
        }
        return try file.encoded()
    }
}
