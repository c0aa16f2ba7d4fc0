import NeuralNetwork
import SystemLibraries
import Testing

@Suite struct EvaluationTests {
    @Test func `accuracy, precision, recall and confusion are counted right`() {
        // Three classes; the fourth picture is a 1 read as 2.
        let logits: [Float] = [4, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 4]
        let evaluation = Evaluation(logits: logits, labels: [0, 1, 2, 1], classCount: 3)
        #expect(evaluation.count == 4)
        #expect(evaluation.accuracy == 0.75)
        #expect(evaluation.confusion == [[1, 0, 0], [0, 1, 1], [0, 0, 1]])
        #expect(evaluation.predictions == [0, 1, 2, 2])
        #expect(evaluation.precision(of: 2) == 0.5)
        #expect(evaluation.recall(of: 1) == 0.5)
        #expect(evaluation.recall(of: 2) == 1)
        // p = e⁴ / (e⁴ + 2) = 0.96466; three times −log p, once −log((1 − p) / 2).
        #expect(abs(evaluation.loss - (3 * 0.035976 + 4.035976) / 4) < 1e-5)
        #expect(abs(evaluation.calibrationError - (0.96466 - 0.75)) < 1e-4)
    }

    @Test func `a class that never occurs has no precision and no recall`() {
        let evaluation = Evaluation(logits: [1, 0], labels: [0], classCount: 2)
        #expect(evaluation.precision(of: 1) == nil)
        #expect(evaluation.recall(of: 1) == nil)
        let empty = Evaluation(logits: [], labels: [], classCount: 2)
        #expect(empty.accuracy == 0)
        #expect(empty.loss == 0)
    }

    @Test func `the calibration error is the mean distance between confidence and accuracy`() {
        // Bin by bin: 0.9 said, 0.5 right (two answers); 0.3 said, 0 right (two answers).
        let error = Calibration.expectedError([
            (0.9, true), (0.9, false), (0.3, false), (0.3, false),
        ])
        #expect(abs(error - (0.4 + 0.3) / 2) < 1e-6)
        #expect(Calibration.expectedError([(1, true), (1, true)]) == 0)
    }

    @Test(arguments: [0.4 as Float, 1, 2.5]) func `the temperature that made the labels is found`(
        truth: Float
    ) {
        // Labels drawn from softmax(z / T): the best temperature is T.
        var generator = SeededGenerator(seed: 5)
        var (logits, labels): ([Float], [UInt8]) = ([], [])
        for _ in 0..<4000 {
            let row = (0..<4).map { _ in generator.normal(deviation: 2) }
            var rest = generator.unit()
            let probabilities = Softmax.probabilities(row, temperature: truth)
            let label = probabilities.firstIndex { probability in
                rest -= probability
                return rest < 0
            }
            logits += row
            labels.append(UInt8(label ?? 3))
        }
        let found = Calibration.temperature(
            of: labels.enumerated().map { index, label in
                Calibration.Example(
                    logits: logits[4 * index..<4 * index + 4], answer: Int(label))
            })
        #expect(abs(found / truth - 1) < 0.08)
        let before = Evaluation(logits: logits, labels: labels, classCount: 4)
        let after = Evaluation(
            logits: logits, labels: labels, classCount: 4, temperature: found)
        #expect(after.loss <= before.loss + 1e-9)
        #expect(after.accuracy == before.accuracy)
        #expect(after.calibrationError < 0.03)
    }
}
