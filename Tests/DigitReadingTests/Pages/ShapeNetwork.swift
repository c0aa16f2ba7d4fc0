import MNIST
import NeuralNetwork
import SystemLibraries

extension Classifier {
    /// A network of two layers that takes a ring for a 0, a bar for a 1 and a plus for a 4, so surely each; what is
    /// wider than high is a 7 so surely, and everything else is no digit.
    ///
    /// It looks at three pixels of the 28×28 picture: near the left side, in the middle, and at the upper end of what
    /// is higher than wide. More than half full is ink.
    static func ofShapes(
        ring: Float = 0.98, bar: Float = 0.98, plus: Float = 0.98, wide: Float = 0
    ) throws -> Classifier {
        // For each digit how much the pixels (left, middle, top) speak for it, and from which sum on.
        let rules: [(digit: Int, confidence: Float, weights: [Float], least: Float)] = [
            (0, ring, [1, -1, 1], 1.5), (1, bar, [-1, 0, 1], 0.5), (4, plus, [1, 1, 1], 2.5),
            (7, wide, [0, 0, -1], -0.5),
        ]
        let places = [14 * 28 + 9, 14 * 28 + 14, 5 * 28 + 14]
        let spec = NetworkSpec(
            layers: [
                .flatten, .linear(outputs: 2 * rules.count, bias: true), .relu,
                .linear(outputs: 11, bias: true),
            ], initialization: .glorotUniform)
        var network = try Network(spec)
        let biases = 2 * rules.count * DigitImage.pixelCount
        let second = biases + 2 * rules.count
        let outputs = second + 11 * 2 * rules.count
        for digit in 0..<10 { network.parameters[outputs + digit] = -20 }
        for (number, rule) in rules.enumerated() {
            // The difference of two units rises from 0 to 1 while the sum passes its least value.
            for (unit, shift) in [(2 * number, Float(0)), (2 * number + 1, 1)] {
                for (place, weight) in zip(places, rule.weights) {
                    network.parameters[unit * DigitImage.pixelCount + place] = 10 * weight
                }
                network.parameters[biases + unit] = -10 * rule.least - shift
            }
            // Against "not a digit", which has 0.
            let logit = logf(max(1e-9, rule.confidence) / (1 - rule.confidence))
            let row = second + rule.digit * 2 * rules.count
            network.parameters[row + 2 * number] = logit + 20
            network.parameters[row + 2 * number + 1] = -logit - 20
        }
        return Classifier(network: network)
    }

    /// A network that takes everything for a digit so surely, and the digit for a printed one so surely.
    static func always(
        _ digit: Int, confidence: Float = 0.98, printed: Float = 0.5
    ) throws -> Classifier {
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 21, bias: true)], initialization: .glorotUniform)
        var network = try Network(spec)
        let outputs = network.parameters.count - 21
        for place in 0..<21 { network.parameters[outputs + place] = -20 }
        let (hand, print) = (confidence * (1 - printed), confidence * printed)
        network.parameters[outputs + digit] = logf(max(1e-9, hand))
        network.parameters[outputs + DigitClasses.printed.lowerBound + digit] =
            logf(max(1e-9, print))
        network.parameters[outputs + DigitClasses.notADigit] = logf(max(1e-9, 1 - confidence))
        return Classifier(network: network)
    }
}
