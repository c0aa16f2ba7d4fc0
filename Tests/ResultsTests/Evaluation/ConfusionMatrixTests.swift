import MNIST
import Results
import Testing

struct ConfusionMatrixTests {
    /// The ten digits, each at the place of its own number.
    private let digits = Digit.allCases

    /// A matrix of what digits are and what they were read as; nil where they were not read.
    private func matrix(_ readings: [(actual: Int, predicted: Int?)]) -> ConfusionMatrix {
        readings.reduce(into: ConfusionMatrix()) { matrix, reading in
            matrix.add(
                actual: digits[reading.actual], predicted: reading.predicted.map { digits[$0] })
        }
    }

    @Test func `an empty matrix has counts of 0 and no shares`() {
        let matrix = ConfusionMatrix()
        #expect(matrix.total == 0 && matrix.right == 0)
        #expect(matrix.accuracy == nil)
        for digit in digits {
            #expect(matrix.support(of: digit) == 0)
            #expect(matrix.recall(of: digit) == nil && matrix.precision(of: digit) == nil)
            #expect(matrix.f1(of: digit) == nil)
        }
    }

    @Test func `rows are what digits are, columns what they were read as`() {
        let matrix = matrix([(3, 5), (3, 5), (0, 9), (9, nil)])
        #expect(matrix.counts[3][5] == 2 && matrix.counts[5][3] == 0)
        #expect(matrix.counts[0][9] == 1 && matrix.counts[9][0] == 0)
        #expect(matrix.counts.joined().reduce(0, +) == 3)
        #expect(matrix.unread == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    }

    @Test func `precision and recall are counted as they are defined`() {
        // Four sevens, of which two were read as 7; three readings of 7, of which two are right.
        let matrix = matrix([(7, 7), (7, 7), (7, 1), (1, 1), (2, 7), (7, nil)])
        #expect(matrix.total == 6 && matrix.right == 3)
        #expect(matrix.accuracy == 0.5)
        #expect(matrix.support(of: digits[7]) == 4)
        #expect(matrix.recall(of: digits[7]) == 0.5)
        #expect(matrix.precision(of: digits[7]) == 2.0 / 3)
        // 2 · 2/3 · 1/2 over 2/3 + 1/2.
        #expect(abs((matrix.f1(of: digits[7]) ?? 0) - 4.0 / 7) < 1e-12)
    }

    @Test func `what was not read counts against recall and accuracy, not against precision`() {
        let matrix = matrix([(4, 4), (4, nil), (4, nil), (4, nil)])
        #expect(matrix.total == 4 && matrix.accuracy == 0.25)
        #expect(matrix.recall(of: digits[4]) == 0.25)
        #expect(matrix.precision(of: digits[4]) == 1)
        #expect(matrix.f1(of: digits[4]) == 0.4)
    }

    @Test func `the mean of two zeros is 0, and one that is not known leaves it unknown`() {
        // 1 and 2 were each read as the other: both are 0 % right, whichever way one counts.
        let swapped = matrix([(1, 2), (2, 1)])
        #expect(swapped.precision(of: digits[1]) == 0 && swapped.recall(of: digits[1]) == 0)
        #expect(swapped.f1(of: digits[1]) == 0)
        // Nothing was read as 1, and nothing was a 2.
        let oneWay = matrix([(1, 2)])
        #expect(oneWay.precision(of: digits[1]) == nil && oneWay.recall(of: digits[1]) == 0)
        #expect(oneWay.f1(of: digits[1]) == nil)
        #expect(oneWay.precision(of: digits[2]) == 0 && oneWay.recall(of: digits[2]) == nil)
        #expect(oneWay.f1(of: digits[2]) == nil)
    }

    @Test func `everything read right is 1 throughout`() {
        let matrix = matrix((0...9).map { ($0, $0) })
        #expect(matrix.accuracy == 1 && matrix.right == 10)
        #expect(digits.allSatisfy { matrix.f1(of: $0) == 1 })
    }
}
