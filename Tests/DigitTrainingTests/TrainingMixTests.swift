import Testing

@testable import DigitTraining

struct TrainingMixTests {
    @Test func `a batch holds as many of each kind as the mix says, MNIST first`() {
        let mix = TrainingMix([
            .junk: 1, .mnist: 5, .procedural: 3, .rightCrop: 2, .wrongCrop: 4, .penOther: 2,
        ])
        #expect(mix.batchSize == 17)
        let kinds = (0..<mix.batchSize).map(mix.kind(at:))
        #expect(Dictionary(grouping: kinds) { $0 }.mapValues(\.count) == mix.counts)
        #expect(kinds.prefix(5).allSatisfy { $0 == .mnist })
    }

    @Test func `the share without a digit is that of all kinds that show none`() {
        let mix = TrainingMix([.mnist: 4, .printedDigit: 1, .penOther: 2, .junk: 1])
        #expect(mix.nonDigitShare == 0.375)
    }

    @Test func `the shipped mix has all kinds and splits evenly`() {
        let mix = TrainingMix.shipped
        #expect(mix.batchSize % 2 == 0)
        #expect(TrainingMix.Kind.allCases.allSatisfy { mix[$0] > 0 })
        #expect(mix.nonDigitShare < 0.4)
    }
}
