import NeuralNetwork
import Testing

/// What every layer must fulfill; a new layer needs only a line in `cases`.
@Suite struct LayerContractTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let spec: LayerSpec
        let activation: Activation
        let input: Shape
        let output: Shape
        var testDescription: String { "\(spec) \(activation) on \(input)" }

        init(_ spec: LayerSpec, _ activation: Activation, _ input: Shape, _ output: Shape) {
            (self.spec, self.activation) = (spec, activation)
            (self.input, self.output) = (input, output)
        }
    }

    private static func shape(_ rows: Int, _ columns: Int, _ channels: Int) -> Shape {
        Shape(rows: rows, columns: columns, channels: channels)
    }

    private static func convolution(
        _ filters: Int, _ kernel: Int, _ padding: ConvolutionPadding, bias: Bool
    ) -> LayerSpec {
        .convolution(filters: filters, kernel: kernel, padding: padding, bias: bias)
    }

    static let cases: [Case] = [
        Case(.linear(outputs: 5, bias: true), .relu, shape(1, 1, 7), shape(1, 1, 5)),
        Case(.linear(outputs: 4, bias: false), .identity, shape(2, 3, 2), shape(1, 1, 4)),
        // More than a vector of inputs, and columns beyond the last whole tile.
        Case(.linear(outputs: 21, bias: true), .relu, shape(1, 1, 37), shape(1, 1, 21)),
        Case(.relu, .identity, shape(3, 2, 2), shape(3, 2, 2)),
        Case(convolution(4, 3, .same, bias: false), .identity, shape(6, 5, 3), shape(6, 5, 4)),
        Case(convolution(3, 3, .valid, bias: true), .relu, shape(5, 7, 2), shape(3, 5, 3)),
        Case(convolution(2, 5, .same, bias: true), .identity, shape(4, 4, 6), shape(4, 4, 2)),
        Case(convolution(3, 5, .valid, bias: false), .relu, shape(7, 6, 1), shape(3, 2, 3)),
        Case(convolution(2, 3, .same, bias: false), .identity, shape(1, 1, 2), shape(1, 1, 2)),
        Case(convolution(20, 3, .same, bias: false), .identity, shape(5, 4, 8), shape(5, 4, 20)),
        // Enough channels for tiles, whole and cut off, in several lanes.
        Case(convolution(9, 3, .same, bias: true), .relu, shape(6, 9, 8), shape(6, 9, 9)),
        Case(convolution(16, 3, .valid, bias: false), .identity, shape(11, 4, 11), shape(9, 2, 16)),
        Case(.batchNorm, .identity, shape(4, 3, 3), shape(4, 3, 3)),
        Case(.batchNorm, .relu, shape(6, 5, 9), shape(6, 5, 9)),
        Case(.maxPool, .identity, shape(4, 6, 3), shape(2, 3, 3)),
        Case(.maxPool, .identity, shape(7, 5, 11), shape(3, 2, 11)),
        Case(.maxPool, .relu, shape(5, 4, 9), shape(2, 2, 9)),
        Case(.flatten, .identity, shape(3, 4, 2), shape(1, 1, 24)),
        Case(.dropout(rate: 0.4), .identity, shape(5, 4, 3), shape(5, 4, 3)),
    ]

    @Test(arguments: cases) func `its output has the shape it promises`(_ test: Case) throws {
        let harness = try LayerHarness(test.spec, test.activation, input: test.input)
        #expect(harness.layer.inputShape == test.input)
        #expect(harness.layer.outputShape == test.output)
        #expect(harness.forward(.inference).count == 3 * test.output.count)
        for tensor in harness.layer.parameters + harness.layer.statistics {
            #expect(tensor.count > 0)
        }
    }

    @Test(arguments: cases) func `its gradients are those that differences show`(
        _ test: Case
    ) throws {
        let harness = try LayerHarness(test.spec, test.activation, input: test.input)
        let gradients = harness.gradients()
        for (found, buffer) in [
            (gradients.input, harness.input), (gradients.weights, harness.weights),
        ] {
            // At most forty numbers of each, spread evenly: enough to meet every place of a kernel.
            let indices = Array(stride(from: 0, to: buffer.count, by: max(1, buffer.count / 40)))
            let expected = harness.differences(buffer, at: indices)
            var compared = 0
            for (index, difference) in zip(indices, expected) {
                guard let difference else { continue }
                compared += 1
                #expect(abs(Double(found[index]) - difference) < 0.03 * (1 + abs(difference)))
            }
            #expect(compared * 2 >= indices.count, "too many kinks to judge")
        }
    }

    @Test(arguments: cases) func `it leaves the weights' gradients alone when only they are wanted`(
        _ test: Case
    ) throws {
        let harness = try LayerHarness(test.spec, test.activation, input: test.input)
        let expected = harness.gradients().weights
        _ = harness.forward(harness.training)
        let weightGradients = FloatBuffer(count: harness.weights.count)
        let slope = FloatBuffer(harness.coefficients.values)
        harness.layer.backward(
            BackwardPass(
                input: harness.input.base, output: harness.output.base, outputGradient: slope.base,
                inputGradient: nil, weightGradients: weightGradients.base),
            harness.pass(harness.training))
        #expect(weightGradients.values == expected)
    }

    @Test(arguments: cases) func `the same input gives the same bits`(_ test: Case) throws {
        let harness = try LayerHarness(test.spec, test.activation, input: test.input)
        #expect(harness.forward(harness.training) == harness.forward(harness.training))
        let (first, second) = (harness.gradients(), harness.gradients())
        #expect(first.input == second.input)
        #expect(first.weights == second.weights)
    }

    @Test(arguments: cases) func `at inference each example stands for itself`(_ test: Case) throws
    {
        let many = try LayerHarness(test.spec, test.activation, input: test.input)
        let together = many.forward(.inference)
        let one = try LayerHarness(test.spec, test.activation, input: test.input, count: 1)
        one.weights.load(many.weights.values)
        one.statistics.load(many.statistics.values)
        for example in 0..<3 {
            let (size, width) = (test.input.count, test.output.count)
            one.input.load(Array(many.input.values[example * size..<(example + 1) * size]))
            let alone = one.forward(.inference)
            for (left, right) in zip(alone, together[example * width..<(example + 1) * width]) {
                // A lone example may go through another kernel of the BLAS; transformed tiles
                // magnify what the last bit of that rounds to.
                #expect(abs(left - right) < 4e-5 * (1 + abs(left)))
            }
        }
    }
}
