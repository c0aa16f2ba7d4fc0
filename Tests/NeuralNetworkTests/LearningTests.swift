import Foundation
import MNIST
import NeuralNetwork
import Testing

/// A few hundred steps on the real thing.
@Suite struct LearningTests {
    /// Where MNIST lies: beside the package, or where `DIGITS_SHARED` says.
    static let directory =
        (ProcessInfo.processInfo.environment["DIGITS_SHARED"] ?? "../shared") + "/mnist"
    static let isPresent = FileManager.default.fileExists(
        atPath: directory + "/train-images-idx3-ubyte.gz")

    @Test(.enabled(if: isPresent, "needs MNIST in \(directory)"))
    func `three hundred steps read nine of ten unseen digits`() throws {
        let training = try IDXReader.dataset(
            images: Self.directory + "/train-images-idx3-ubyte.gz",
            labels: Self.directory + "/train-labels-idx1-ubyte.gz")
        let options = TrainingOptions(epochs: 1, batchSize: 32, seed: 1)
        let trainer = try Trainer(
            Network(.mlp, seed: 1), options: options,
            source: DatasetSource(training.selecting(0..<9600)))
        #expect(trainer.run())
        #expect(trainer.step == 300)
        let heldOut = training.selecting(59_000..<60_000)
        let evaluation = Evaluation(Classifier(network: trainer.network), on: heldOut)
        #expect(evaluation.accuracy > 0.9)
        let read = try Checkpoint(
            bytes: try Checkpoint(network: trainer.network, temperature: 1).encoded())
        let again = Evaluation(Classifier(checkpoint: read), on: heldOut)
        #expect(again.loss == evaluation.loss)
        #expect(again.predictions == evaluation.predictions)
    }
}
