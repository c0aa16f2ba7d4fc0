import MNIST
import NeuralNetwork
import Testing

@Suite struct PriorShiftTests {
    private let spec = NetworkSpec(
        layers: [.flatten, .linear(outputs: 3, bias: true)], initialization: .heNormal)

    /// By Bayes' rule: the class's odds change by the ratio of its prior odds, the others' ratio not.
    @Test func `the odds of the class change by the ratio of the prior odds`() throws {
        var network = try Network(spec, seed: 5)
        let image = DigitImage(pixels: (0..<784).map { UInt8($0 % 251) })
        let before = probabilities(network, image)
        PriorShift(from: 0.2, to: 0.05).apply(to: &network, classIndex: 2, temperature: 0.6)
        let after = probabilities(network, image)
        func odds(_ probability: Float) -> Float { probability / (1 - probability) }
        let ratio = odds(after[2]) / odds(before[2])
        let expected: Float = (0.05 / 0.95) / (0.2 / 0.8)
        #expect(abs(ratio / expected - 1) < 1e-3)
        #expect(abs(after[0] / after[1] / (before[0] / before[1]) - 1) < 1e-3)
    }

    private func probabilities(_ network: Network, _ image: DigitImage) -> [Float] {
        Softmax.probabilities(
            Classifier(network: network).logits([image])[0], temperature: 0.6)
    }

    @Test func `the same share changes nothing`() {
        #expect(PriorShift(from: 0.1, to: 0.1).logit == 0)
    }

    @Test func `a network without biases of its classes stays as it is`() throws {
        let bare = NetworkSpec(
            layers: [.flatten, .linear(outputs: 3, bias: false)], initialization: .heNormal)
        var network = try Network(bare, seed: 5)
        let before = network.parameters
        PriorShift(from: 0.2, to: 0.05).apply(to: &network, classIndex: 2, temperature: 1)
        #expect(network.parameters == before)
    }
}
