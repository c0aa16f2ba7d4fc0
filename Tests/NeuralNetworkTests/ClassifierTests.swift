import MNIST
import NeuralNetwork
import SystemLibraries
import Testing

@Suite struct ClassifierTests {
    private func picture(_ seed: UInt64) -> DigitImage {
        var generator = SeededGenerator(seed: seed)
        return DigitImage(pixels: (0..<784).map { _ in UInt8(generator.next() & 255) })
    }

    @Test func `known weights give the logits worked out by hand`() throws {
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 2, bias: true)], initialization: .heNormal)
        var network = try Network(spec)
        network.parameters[3] = 2  // class 0 reads pixel 3 twice,
        network.parameters[784 + 5] = -1  // class 1 pixel 5 negatively,
        network.parameters[2 * 784 + 1] = 0.5  // and has a bias.
        var image = DigitImage()
        image[3, 0] = 255
        image[5, 0] = 51
        let classifier = Classifier(network: network, temperature: 0.5)
        #expect(classifier.classCount == 2)
        let logits = try #require(classifier.logits([image]).first)
        #expect(abs(logits[0] - 2) < 1e-6)
        #expect(abs(logits[1] - 0.3) < 1e-6)
        let probabilities = try #require(classifier.opinions([image]).first).digits
        #expect(abs(probabilities[0] - 0.967704) < 1e-5)
        #expect(abs(probabilities[0] + probabilities[1] - 1) < 1e-6)
    }

    @Test func `folding batch norms away changes no answer`() throws {
        var network = try Network(.cnn, seed: 3)
        var generator = SeededGenerator(seed: 4)
        for tensor in network.plan.statistics {
            for index in tensor.range { network.statistics[index] = generator.uniform(0.3, 2) }
        }
        for tensor in network.plan.parameters where tensor.spec.shape.count == 1 {
            for index in tensor.range { network.parameters[index] = generator.uniform(-1, 2) }
        }
        let folded = network.foldedForInference()
        #expect(!folded.spec.layers.contains(.batchNorm))
        let image = picture(1)
        let expected = try unfolded(network, image)
        let found = try #require(Classifier(network: network).logits([image]).first)
        #expect(found.count == expected.count)
        for (left, right) in zip(found, expected) {
            #expect(abs(left - right) < 1e-3 * (1 + abs(right)))
        }
    }

    /// The network's answer layer by layer, batch norms and all.
    private func unfolded(_ network: Network, _ image: DigitImage) throws -> [Float] {
        var values = FloatBuffer(image.pixels.map { Float($0) / 255 })
        let (weights, statistics) = (
            FloatBuffer(network.parameters), FloatBuffer(network.statistics)
        )
        for placed in network.plan.layers {
            let layer = try placed.spec.makeLayer(
                input: placed.input, activation: placed.activation, capacity: 1, training: false)
            let output = FloatBuffer(count: placed.output.count)
            layer.forward(
                values.base, into: output.base,
                LayerPass(
                    count: 1, mode: .inference,
                    weights: weights.base + placed.parameters.lowerBound,
                    statistics: statistics.base + placed.statistics.lowerBound))
            values = output
        }
        return values.values
    }

    @Test func `many pictures are read as each by itself`() throws {
        let classifier = Classifier(network: try Network(.cnn, seed: 2))
        let images = (0..<11).map { picture(UInt64($0)) }
        let together = classifier.logits(images)
        #expect(together.count == 11)
        for (image, row) in zip(images, together) {
            let alone = try #require(classifier.logits([image]).first)
            for (left, right) in zip(alone, row) { #expect(abs(left - right) < 1e-4) }
        }
        #expect(classifier.logits([]).isEmpty)
    }

    @Test func `a data set is read the same by one thread and by three`() throws {
        let classifier = Classifier(network: try Network(.mlp, seed: 2))
        var dataset = DigitDataset()
        let digit = try #require(Digit(3))
        for index in 0..<600 { dataset.append(picture(UInt64(index)), label: digit) }
        let logits = classifier.logits(of: dataset)
        #expect(logits.count == 6000)
        #expect(classifier.logits(of: dataset, threads: 3) == logits)
        let row = try #require(classifier.logits([dataset.image(at: 599)]).first)
        for (left, right) in zip(row, logits.suffix(10)) { #expect(abs(left - right) < 1e-4) }
    }

    @Test func `what the last layer reads has its width`() throws {
        let classifier = Classifier(network: try Network(.cnn, seed: 2))
        let features = classifier.penultimate([picture(1), picture(2)])
        #expect(features.map(\.count) == [160, 160])
        #expect(features[0] != features[1])
    }
}
