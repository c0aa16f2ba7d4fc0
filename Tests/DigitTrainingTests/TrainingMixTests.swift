import Testing

@testable import DigitTraining

struct TrainingMixTests {
    @Test func `a batch holds as many of each kind as the mix says, MNIST first`() {
        let mix = TrainingMix(mnist: 5, procedural: 3, rightCrops: 2, wrongCrops: 4, junk: 1)
        #expect(mix.batchSize == 15)
        let kinds = (0..<mix.batchSize).map(mix.kind(at:))
        let counts = Dictionary(grouping: kinds) { $0 }.mapValues(\.count)
        #expect(
            counts == [.mnist: 5, .procedural: 3, .rightCrop: 2, .wrongCrop: 4, .junk: 1])
        #expect(kinds.prefix(5).allSatisfy { $0 == .mnist })
    }

    @Test func `a kind may be missing`() {
        let mix = TrainingMix(mnist: 2, procedural: 0, rightCrops: 0, wrongCrops: 1, junk: 0)
        #expect((0..<3).map(mix.kind(at:)) == [.mnist, .mnist, .wrongCrop])
    }

    @Test func `the shipped mix splits evenly and is mostly MNIST`() {
        let mix = TrainingMix.shipped
        #expect(mix.batchSize % 2 == 0)
        #expect(2 * mix.mnist > mix.batchSize)
        let nothing = mix.wrongCrops + mix.junk
        #expect(nothing > 0 && nothing < mix.batchSize / 4)
    }
}
