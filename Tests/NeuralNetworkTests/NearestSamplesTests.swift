import MNIST
import NeuralNetwork
import Testing

/// Nearest pictures by a network whose last layer but one is three pixels of the picture.
struct NearestSamplesTests {
    /// The network: three pixels, then any layer.
    private func classifier() throws -> Classifier {
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 3, bias: false), .linear(outputs: 2, bias: false)],
            initialization: .heNormal)
        var network = try Network(spec, seed: 1)
        for index in 0..<3 * 784 { network.parameters[index] = 0 }
        for feature in 0..<3 { network.parameters[feature * 784 + feature] = 1 }
        return Classifier(network: network)
    }

    /// A picture whose first three pixels, 0 … 255, are these.
    private func picture(_ pixels: UInt8...) -> DigitImage {
        DigitImage(pixels: pixels + [UInt8](repeating: 9, count: 784 - pixels.count))
    }

    private func samples(_ pictures: [DigitImage], threads: Int = 1) throws -> NearestSamples {
        let dataset = DigitDataset(
            pixels: pictures.flatMap(\.pixels), labels: pictures.map { _ in 0 })
        return NearestSamples(of: dataset, to: try classifier(), threads: threads)
    }

    @Test func `the nearest come first, with their distances`() throws {
        let samples = try samples([
            picture(0, 0, 255), picture(0, 0, 0), picture(51, 0, 0), picture(0, 102, 0),
        ])
        let found = samples.nearest(3, to: picture(51, 0, 0))
        #expect(found.map(\.index) == [2, 1, 3])
        // A fifth of full ink, and a fifth and two fifths at right angles.
        for (distance, expected) in zip(
            found.map(\.distance), [0, 0.2, 0.2 * Float(5).squareRoot()])
        {
            #expect(abs(distance - expected) < 1e-6)
        }
    }

    @Test func `of equally near ones those that come first in the data set are kept, in its order`()
        throws
    {
        let samples = try samples([
            picture(0, 0, 9), picture(5, 5, 5), picture(9, 0, 0), picture(5, 5, 5),
            picture(5, 5, 5),
        ])
        #expect(samples.nearest(2, to: picture(5, 5, 5)).map(\.index) == [1, 3])
        #expect(samples.nearest(4, to: picture(5, 5, 5)).map(\.index) == [1, 3, 4, 0])
    }

    @Test func `more than there are give all, and an empty data set gives none`() throws {
        let samples = try samples([picture(1, 0, 0), picture(2, 0, 0)])
        #expect(samples.nearest(9, to: picture(2, 0, 0)).map(\.index) == [1, 0])
        #expect(try self.samples([]).nearest(3, to: picture(2, 0, 0)).isEmpty)
    }

    @Test func `hundreds of pictures are compared alike by one thread and by two`() throws {
        // More than a thread takes at a time, which is 250.
        let pictures = (0..<601).map { picture(UInt8($0 % 251), UInt8($0 / 251), 0) }
        let one = try samples(pictures).nearest(5, to: picture(100, 1, 0))
        let two = try samples(pictures, threads: 2).nearest(5, to: picture(100, 1, 0))
        #expect(one.map(\.index) == two.map(\.index) && one.map(\.distance) == two.map(\.distance))
        #expect(one.first?.index == 251 + 100 && one.first?.distance == 0)
        #expect(try samples(pictures).nearest(1, to: picture(98, 2, 0)).first?.index == 600)
    }
}
