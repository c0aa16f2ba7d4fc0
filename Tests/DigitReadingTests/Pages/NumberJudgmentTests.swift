import Testing

@testable import DigitReading

struct NumberJudgmentTests {
    @Test func `beside a believed digit of its word a doubtful one is believed, and so on`() {
        let believed = NumberJudgment.believed(
            [0.9, 0.4, 0.35, 0.4], neighbors: [[1], [0, 2], [1], []],
            settings: NumberJudgment.Settings())
        #expect(believed == [true, true, true, false])
    }

    @Test
    func `what is hardly a digit is none beside any, and doubtful ones are none among themselves`()
    {
        #expect(
            NumberJudgment.believed(
                [0.9, 0.2, 0.4], neighbors: [[1], [0, 2], [1]], settings: NumberJudgment.Settings()
            )
                == [true, false, false])
    }

    @Test func `a sure digit is likelier than a guess, and than one among letters`() {
        func probability(doubt: Float, letters: Float) -> Float {
            NumberJudgment.probability(DigitMeasures([.doubt: doubt, .letters: letters]))
        }
        #expect(probability(doubt: -2, letters: 0) > probability(doubt: -0.5, letters: 0))
        #expect(probability(doubt: -2, letters: 0) > probability(doubt: -2, letters: 0.8))
    }
}
