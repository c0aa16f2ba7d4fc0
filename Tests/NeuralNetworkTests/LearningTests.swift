import Foundation
import MNIST
import NeuralNetwork
import TestSupport
import Testing

/// A few hundred steps on the real thing.
@Suite struct LearningTests {
    @Test(.enabled(if: SharedFolder.mnist != nil, "MNIST is not on this machine"))
    func `three hundred steps read nine of ten unseen digits`() throws {
        let folder = try #require(SharedFolder.mnist).path
        let training = try IDXReader.dataset(
            images: folder + "/train-images-idx3-ubyte.gz",
            labels: folder + "/train-labels-idx1-ubyte.gz")
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
