import NeuralNetwork
import Testing

struct DigitOpinionTests {
    @Test func `written and printed digits are the same digits`() {
        var classes = [Float](repeating: 0, count: 21)
        classes[3] = 0.2
        classes[14] = 0.6  // a printed 3
        classes[7] = 0.1
        classes[10] = 0.1
        let opinion = DigitOpinion(classes)
        #expect(opinion.digit == 3)
        #expect(abs(opinion.digits[3] - 0.8) < 1e-6 && abs(opinion.digits[7] - 0.1) < 1e-6)
        #expect(abs(opinion.printed - 0.75) < 1e-6)
        #expect(opinion.answer.index == 3)
        #expect(abs(opinion.digits.reduce(0, +) + opinion.notADigit - 1) < 1e-6)
    }

    @Test func `networks that know less say less`() {
        let ten = DigitOpinion([Float](repeating: 0.1, count: 10))
        #expect(ten.notADigit == 0 && ten.printed == 0)
        let eleven = DigitOpinion([Float](repeating: 0.04, count: 10) + [0.6])
        #expect(eleven.answer.index == 10 && eleven.answer.confidence == 0.6)
        #expect(eleven.digits.count == 10)
        #expect(eleven.printed == 0)
    }
}
