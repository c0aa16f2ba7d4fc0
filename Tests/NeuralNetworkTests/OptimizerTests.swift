import Foundation
import NeuralNetwork
import Testing

/// The parts of training that can be worked out by hand.
@Suite struct OptimizerTests {
    @Test func `two steps of Adam are those worked out by hand`() {
        // g = 0.5, then -1; η = 0.1, β = 0.9 / 0.999, no ε to speak of.
        // Step 1: m = 0.05, v = 0.00025; both corrected are g and g², so w moves by η.
        // Step 2: m = -0.055, v = 0.00124975; m̂ = -0.055/0.19, v̂ = 0.00124975/0.001999.
        var optimizer = Adam(.init(epsilon: 1e-12), count: 1)
        let weights = FloatBuffer([1])
        optimizer.update(
            weights, gradients: FloatBuffer([0.5]), rate: 0.1, ranges: [(0..<1, true)])
        #expect(abs(weights.base[0] - 0.9) < 1e-6)
        optimizer.update(
            weights, gradients: FloatBuffer([-1]), rate: 0.1, ranges: [(0..<1, true)])
        #expect(abs(weights.base[0] - (0.9 + 0.1 * 0.2894737 / 0.7906885)) < 1e-5)
        #expect(abs(optimizer.firstMoment.base[0] + 0.055) < 1e-7)
        #expect(abs(optimizer.secondMoment.base[0] - 0.00124975) < 1e-7)
    }

    @Test func `weight decay pulls the marked weights only, and apart from the gradient`() {
        var optimizer = Adam(.init(weightDecay: 0.5), count: 2)
        let weights = FloatBuffer([4, 4])
        optimizer.update(
            weights, gradients: FloatBuffer([0, 0]), rate: 0.1,
            ranges: [(0..<1, true), (1..<2, false)])
        #expect(abs(weights.base[0] - 3.8) < 1e-6)
        #expect(weights.base[1] == 4)
    }

    @Test func `one cycle rises, peaks and falls where PyTorch's does`() {
        // torch.optim.lr_scheduler.OneCycleLR(max_lr=0.004, total_steps=101, pct_start=0.2,
        // div_factor=20, final_div_factor=200)
        let cycle = LearningRateSchedule.oneCycle(
            peak: 0.004, warmup: 0.2, startDivisor: 20, endDivisor: 200)
        let expected: [(step: Int, rate: Float)] = [
            (0, 0.0002),
            (1, 0.0002253777),
            (10, 0.002224266),
            (19, 0.003998983),
            (20, 0.003999033),
            (21, 0.003995105),
            (60, 0.001969404),
            (99, 2.511171e-06),
            (100, 1e-06),
        ]
        for (step, rate) in expected {
            #expect(abs(cycle.rate(at: step, of: 101) - rate) < 1e-3 * rate, "step \(step)")
        }
        // Of five steps the first is all of the warm-up: it is the peak.
        for steps in [1, 2, 3, 5] {
            for step in 0..<steps { #expect(cycle.rate(at: step, of: steps).isFinite) }
        }
        #expect(cycle.rate(at: 0, of: 5) == 0.004)
        #expect(cycle.rate(at: 0, of: 2) == 0.004 && cycle.rate(at: 1, of: 2) == 1e-6)
    }

    @Test func `the moving average forgets fast at first and slowly later`() {
        let average = WeightAverage(decay: 0.9, from: [1])
        average.take(FloatBuffer([2]), step: 0)  // keeps 1/20
        #expect(abs(average.values.base[0] - 1.95) < 1e-6)
        average.take(FloatBuffer([0]), step: 10_000)  // keeps 0.9
        #expect(abs(average.values.base[0] - 1.755) < 1e-6)
    }

    @Test(arguments: [0 as Float, 0.1]) func `the loss and its gradient agree with differences`(
        smoothing: Float
    ) {
        let loss = SoftmaxCrossEntropy(classCount: 3, labelSmoothing: smoothing)
        let logits = FloatBuffer([1, -2, 0.5, 30, 10, -30])
        let gradient = FloatBuffer(count: 6)
        let targets = [TrainingTarget(2), TrainingTarget(0)]
        func score() -> SoftmaxCrossEntropy.Score {
            loss.differentiate(
                logits.base, targets: targets, count: 2, scale: 1, into: gradient.base)
        }
        let start = score()
        #expect(start.correct == 1)
        #expect(start.count == 2)
        #expect(start.accuracy == 0.5)
        let found = gradient.values
        for index in 0..<6 {
            let value = logits.base[index]
            logits.base[index] = value + 0.01
            let above = score().loss
            logits.base[index] = value - 0.01
            let below = score().loss
            logits.base[index] = value
            #expect(abs((above - below) / 0.02 - Double(found[index])) < 2e-3)
        }
        if smoothing == 0 {
            // −log(e^0.5 / (e^1 + e^−2 + e^0.5)), and next to nothing for the second.
            #expect(abs(start.loss - 1.0046) < 1e-3)
        }
    }

    /// The gradient of (1 − p^q) / q is that of −log p times p^q.
    @Test func `a doubtful label teaches the less, the less the network believes it`() {
        let loss = SoftmaxCrossEntropy(classCount: 2)
        func gradient(of margin: Float, isDoubtful: Bool) -> Float {
            let logits = FloatBuffer([margin, 0])
            let slopes = FloatBuffer(count: 2)
            _ = loss.differentiate(
                logits.base, targets: [TrainingTarget(0, isDoubtful: isDoubtful)], count: 1,
                scale: 1, into: slopes.base)
            return slopes.values[0]
        }
        func generalized(_ margin: Float) -> Float {
            let p = 1 / (1 + exp(-margin))
            return (1 - pow(p, 0.4)) / 0.4
        }
        for margin in [-6, -1, 0, 2] as [Float] {
            let slope = (generalized(margin + 0.01) - generalized(margin - 0.01)) / 0.02
            #expect(abs(gradient(of: margin, isDoubtful: true) - slope) < 1e-3)
        }
        #expect(gradient(of: -6, isDoubtful: false) < -0.9)
        #expect(abs(gradient(of: -6, isDoubtful: true)) < 0.1)
    }
}
