import NeuralNetwork
import Testing

/// What single layers do beyond the common contract.
@Suite struct LayerBehaviorTests {
    private func shape(_ rows: Int, _ columns: Int, _ channels: Int) -> Shape {
        Shape(rows: rows, columns: columns, channels: channels)
    }

    @Test(arguments: [3, 5], [ConvolutionPadding.same, .valid])
    func `a convolution is the sum over kernel and channels`(
        kernel: Int, padding: ConvolutionPadding
    ) throws {
        let input = shape(8, 6, 3)
        let harness = try LayerHarness(
            .convolution(filters: 4, kernel: kernel, padding: padding, bias: true), .identity,
            input: input, count: 2)
        let output = harness.forward(.inference)
        let size = harness.layer.outputShape
        let reach = padding == .same ? kernel / 2 : 0
        for example in 0..<2 {
            for row in 0..<size.rows {
                for column in 0..<size.columns {
                    for filter in 0..<4 {
                        var sum = Double(harness.weights.base[4 * kernel * kernel * 3 + filter])
                        for y in 0..<kernel {
                            for x in 0..<kernel {
                                let (fromRow, fromColumn) = (row + y - reach, column + x - reach)
                                guard (0..<8).contains(fromRow), (0..<6).contains(fromColumn) else {
                                    continue
                                }
                                for channel in 0..<3 {
                                    let pixel = (example * 8 + fromRow) * 6 + fromColumn
                                    let weight = ((filter * kernel + y) * kernel + x) * 3 + channel
                                    sum +=
                                        Double(harness.input.base[pixel * 3 + channel])
                                        * Double(harness.weights.base[weight])
                                }
                            }
                        }
                        let pixel = (example * size.rows + row) * size.columns + column
                        #expect(abs(Double(output[pixel * 4 + filter]) - sum) < 1e-4)
                    }
                }
            }
        }
    }

    @Test func `batch norm brings each channel to mean 0 and deviation 1`() throws {
        let harness = try LayerHarness(.batchNorm, .identity, input: shape(9, 8, 2), count: 4)
        harness.weights.load([1, 1, 0, 0])
        for index in 0..<harness.input.count { harness.input.base[index] += 1000 }
        let output = harness.forward(harness.training)
        for channel in 0..<2 {
            let values = stride(from: channel, to: output.count, by: 2).map { Double(output[$0]) }
            let mean = values.reduce(0, +) / Double(values.count)
            let variance =
                values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
            #expect(abs(mean) < 1e-3)
            #expect(abs(variance - 1) < 1e-3)
            #expect(abs(harness.statistics.base[channel] - 1000) < 0.5)
        }
    }

    @Test func `batch norm answers with the running statistics`() throws {
        let harness = try LayerHarness(.batchNorm, .relu, input: shape(1, 1, 1), count: 2)
        harness.weights.load([3, 0.5])
        harness.statistics.load([2, 4])
        harness.input.load([6, 0])
        let output = harness.forward(.inference)
        #expect(abs(output[0] - 6.5) < 1e-4)
        #expect(output[1] == 0)
    }

    /// Every count of rows and columns that a tile may leave over.
    @Test(arguments: [1, 3, 4, 5, 9], [1, 4, 6, 11])
    func `a linear layer sums products`(count: Int, outputs: Int) throws {
        for inputs in [1, 15, 16, 17, 50] {
            let harness = try LayerHarness(
                .linear(outputs: outputs, bias: true), .relu, input: shape(1, 1, inputs),
                count: count)
            let (x, weights) = (harness.input.values, harness.weights.values)
            let found = harness.forward(.inference)
            for row in 0..<count {
                for output in 0..<outputs {
                    let products = (0..<inputs).map {
                        Double(x[row * inputs + $0]) * Double(weights[output * inputs + $0])
                    }
                    let sum = products.reduce(Double(weights[outputs * inputs + output]), +)
                    #expect(abs(Double(found[row * outputs + output]) - max(0, sum)) < 1e-4)
                }
            }
        }
    }

    @Test func `a max pool that rectifies stops the gradient where nothing is above zero`() throws {
        let harness = try LayerHarness(.maxPool, .relu, input: shape(2, 4, 1), count: 1)
        harness.input.load([-3, -1, 0, -2, -4, -2, -5, 0.5])
        harness.coefficients.load([2, 3])
        #expect(harness.forward(.inference) == [0, 0.5])
        #expect(harness.gradients().input == [0, 0, 0, 0, 0, 0, 0, 3])
    }

    @Test func `max pool sends the gradient to the first of equals only`() throws {
        let harness = try LayerHarness(.maxPool, .identity, input: shape(2, 2, 1), count: 1)
        harness.input.load([0, 5, 5, 5])
        harness.coefficients.load([2])
        #expect(harness.forward(.inference) == [5])
        #expect(harness.gradients().input == [0, 2, 0, 0])
    }

    @Test func `dropout drops its share, keeps the mean and rests at inference`() throws {
        let harness = try LayerHarness(.dropout(rate: 0.25), .identity, input: shape(40, 40, 5))
        harness.input.base.update(repeating: 1, count: harness.input.count)
        let output = harness.forward(harness.training)
        let dropped = Double(output.count { $0 == 0 }) / Double(output.count)
        #expect(abs(dropped - 0.25) < 0.01)
        #expect(output.allSatisfy { $0 == 0 || abs($0 - 4.0 / 3) < 1e-6 })
        #expect(harness.forward(.inference) == harness.input.values)
    }

    @Test(arguments: [
        (LayerSpec.maxPool, 1), (.dropout(rate: 1), 4), (.linear(outputs: 0, bias: true), 4),
        (.convolution(filters: 4, kernel: 4, padding: .same, bias: true), 8),
        (.convolution(filters: 4, kernel: 5, padding: .valid, bias: true), 4),
    ])
    func `a layer that cannot stand on its input is refused`(spec: LayerSpec, side: Int) {
        #expect(throws: NetworkSpecError.self) {
            try NetworkPlan(
                NetworkSpec(
                    input: shape(side, side, 1), layers: [spec], initialization: .heNormal))
        }
    }

    /// The transformed tiles of 60 pictures are handled in ten blocks.
    @Test func `the gradient of many pictures is the sum over all of them`() throws {
        let (side, channels, count) = (28, 8, 60)
        let harness = try LayerHarness(
            .convolution(filters: 8, kernel: 3, padding: .same, bias: false), .identity,
            input: shape(side, side, channels), count: count)
        let gradient = harness.gradients().weights
        for (filter, y, x, channel) in [(0, 0, 0, 0), (3, 1, 1, 5), (7, 2, 2, 7), (5, 0, 2, 1)] {
            var sum = 0.0
            for example in 0..<count {
                for row in max(0, 1 - y)..<min(side, side + 1 - y) {
                    for column in max(0, 1 - x)..<min(side, side + 1 - x) {
                        let to = (example * side + row) * side + column
                        let from = (example * side + row + y - 1) * side + column + x - 1
                        sum +=
                            Double(harness.coefficients.base[to * 8 + filter])
                            * Double(harness.input.base[from * channels + channel])
                    }
                }
            }
            let found = gradient[((filter * 3 + y) * 3 + x) * channels + channel]
            #expect(abs(Double(found) - sum) < 1e-3 * Double(side * side), "\(found), \(sum)")
        }
    }
}
