import NeuralNetwork
import Testing

@Suite struct NetworkTests {
    @Test func `the architectures have the sizes they are known for`() throws {
        #expect(try Network(.mlp, seed: 1).parameters.count == 118_282)
        #expect(try Network(.cnn, seed: 1).parameters.count == 474_901)
        #expect(try Network(.convnet, seed: 1).parameters.count == 34_826)
    }

    @Test func `printing a network gives one line a layer`() throws {
        let text = try Network(.mlp, seed: 1).description
        #expect(
            text == """
                input 28×28×1
                flatten → 784
                linear 128 + ReLU → 128, 100480 parameters
                linear 128 + ReLU → 128, 16512 parameters
                linear 10 → 10, 1290 parameters
                118282 parameters
                """)
    }

    @Test func `a shape is told by its extents, that of a vector by its length`() {
        #expect(Shape(rows: 1, columns: 5, channels: 3).description == "1×5×3")
        #expect(Shape(rows: 5, columns: 1, channels: 3).description == "5×1×3")
        #expect(Shape(vector: 7).description == "7")
    }

    @Test func `a ReLU before a max pool is done after it`() throws {
        let plan = try NetworkPlan(.convnet)
        let activations: [Activation] = [.identity, .relu, .identity, .relu]
        #expect(plan.layers.prefix(4).map(\.activation) == activations)
        let layers: [LayerSpec] = [
            .relu, .maxPool, .relu, .flatten, .relu, .linear(outputs: 10, bias: true), .relu, .relu,
        ]
        let spec = NetworkSpec(layers: layers, initialization: .heNormal)
        let placed = try NetworkPlan(spec).layers
        #expect(placed.first?.spec == .maxPool)
        #expect(placed.map(\.activation) == [.relu, .identity, .identity, .relu] as [Activation])
    }

    @Test func `weights start as the initialization says, and depend on the seed alone`() throws {
        let network = try Network(.mlp, seed: 5)
        #expect(try Network(.mlp, seed: 5).parameters == network.parameters)
        #expect(try Network(.mlp, seed: 6).parameters != network.parameters)
        let first = network.parameters[..<(784 * 128)]
        let limit = (6.0 / Float(784 + 128)).squareRoot()
        #expect(first.allSatisfy { abs($0) <= limit })
        #expect((first.max() ?? 0) > 0.99 * limit)
        #expect(network.parameters[(784 * 128)..<(785 * 128)].allSatisfy { $0 == 0 })
    }

    @Test func `only matrices fade under weight decay`() throws {
        let plan = try NetworkPlan(.cnn)
        for tensor in plan.parameters {
            #expect(tensor.spec.decays == (tensor.spec.shape.count > 1))
        }
    }
}
