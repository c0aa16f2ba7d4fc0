import NeuralNetwork
import SystemLibraries

/// A layer with everything it is lent, and the loss `Σ y · c` for fixed random coefficients c.
struct LayerHarness {
    let layer: any Layer
    let count: Int
    let input: FloatBuffer
    let output: FloatBuffer
    let weights: FloatBuffer
    let statistics: FloatBuffer
    let coefficients: FloatBuffer

    init(_ spec: LayerSpec, _ activation: Activation, input shape: Shape, count: Int = 3) throws {
        layer = try spec.makeLayer(
            input: shape, activation: activation, capacity: count, training: true)
        self.count = count
        var generator = SeededGenerator(seed: 7)
        func random(_ size: Int) -> FloatBuffer {
            FloatBuffer((0..<size).map { _ in generator.normal() })
        }
        input = random(count * shape.count)
        output = FloatBuffer(count: count * layer.outputShape.count)
        weights = random(layer.parameters.reduce(0) { $0 + $1.count })
        statistics = FloatBuffer(
            (0..<layer.statistics.reduce(0) { $0 + $1.count }).map { _ in
                generator.uniform(0.5, 2)
            })
        coefficients = random(output.count)
    }

    var training: PassMode { .training(SeededGenerator(seed: 3)) }

    func pass(_ mode: PassMode) -> LayerPass {
        LayerPass(count: count, mode: mode, weights: weights.base, statistics: statistics.base)
    }

    /// Runs the layer forward and returns its output.
    func forward(_ mode: PassMode) -> [Float] {
        layer.forward(input.base, into: output.base, pass(mode))
        return output.values
    }

    /// The loss, in double precision.
    func loss() -> Double {
        zip(forward(training), coefficients.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }

    /// Returns the loss's derivatives by input and weights, as the layer finds them.
    func gradients() -> (input: [Float], weights: [Float]) {
        _ = forward(training)
        let slope = FloatBuffer(coefficients.values)
        // What stands there before must not matter.
        let inputGradient = FloatBuffer([Float](repeating: 9, count: input.count))
        let weightGradients = FloatBuffer([Float](repeating: 9, count: weights.count))
        layer.backward(
            BackwardPass(
                input: input.base, output: output.base, outputGradient: slope.base,
                inputGradient: inputGradient.base, weightGradients: weightGradients.base),
            pass(training))
        return (inputGradient.values, weightGradients.values)
    }

    /// Returns the derivatives by some numbers of a buffer, found by moving each a little both ways;
    /// nothing where the loss has a kink between.
    func differences(_ buffer: FloatBuffer, at indices: [Int]) -> [Double?] {
        let delta: Float = 1e-2
        return indices.map { index in
            let value = buffer.base[index]
            defer { buffer.base[index] = value }
            let middle = loss()
            buffer.base[index] = value + delta
            let above = loss()
            buffer.base[index] = value - delta
            let below = loss()
            let (right, left) = ((above - middle) / Double(delta), (middle - below) / Double(delta))
            return abs(right - left) < 0.05 * (1 + abs(right)) ? (right + left) / 2 : nil
        }
    }
}
