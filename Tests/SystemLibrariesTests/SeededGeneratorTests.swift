import SystemLibraries
import Testing

struct SeededGeneratorTests {
    @Test func `a seed gives the numbers that the reference code gives`() {
        // Of the authors' code in C (splitmix64.c by Vigna), run with the seeds 0 and 1,234,567.
        var (zero, other) = (SeededGenerator(seed: 0), SeededGenerator(seed: 1_234_567))
        let (ofZero, ofOther) = (
            (0..<2).map { _ in zero.next() }, (0..<3).map { _ in other.next() }
        )
        #expect(ofZero == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4])
        #expect(
            ofOther == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }

    @Test func `a state goes on where it was taken`() {
        var first = SeededGenerator(seed: 3)
        _ = first.next()
        var second = SeededGenerator(seed: first.state)
        let numbers = (first.next(), second.next())
        #expect(numbers.0 == numbers.1)
    }

    @Test func `even numbers fill their range, and chance comes as often as it says`() {
        var random = SeededGenerator(seed: 1)
        let numbers = (0..<10_000).map { _ in random.uniform(-2, 6) }
        #expect(numbers.allSatisfy { (-2..<6).contains($0) })
        // The mean of 10,000 such numbers has a standard deviation of 0.023, that of the hits one of 40.
        #expect(abs(numbers.reduce(0, +) / 10_000 - 2) < 0.1)
        let hits = (0..<10_000).count { _ in random.chance(0.2) }
        #expect(abs(hits - 2_000) < 160)
        let (never, always) = (random.chance(0), random.chance(1))
        #expect(!never && always)
    }

    @Test func `normal numbers have the mean and the deviation that were asked for`() {
        var random = SeededGenerator(seed: 2)
        let numbers = (0..<10_000).map { _ in random.normal(mean: 5, deviation: 3) }
        let mean = numbers.reduce(0, +) / 10_000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000
        // Four standard deviations of either: 3 / √10,000, and 3 / √20,000.
        #expect(abs(mean - 5) < 0.12 && abs(variance.squareRoot() - 3) < 0.085)
    }

    @Test func `a sub-task's numbers depend on its number and the state alone`() {
        let random = SeededGenerator(seed: 4)
        var (first, again, other) = (random.split(0), random.split(0), random.split(1))
        let numbers = (first.next(), again.next(), other.next())
        #expect(numbers.0 == numbers.1 && numbers.0 != numbers.2)
        #expect(random.state == 4)
    }

    @Test func `normal numbers and sub-tasks' sequences are the same in every version`() {
        // By the formulas, in Python: published runs name a seed and would else come out otherwise.
        var random = SeededGenerator(seed: 1)
        for expected: Float in [-0.034_267_625, -2.500_066_6, 0.087_722_06] {
            #expect(abs(random.normal() - expected) < 1e-6)
        }
        let parent = SeededGenerator(seed: 4)
        var (first, second) = (parent.split(0), parent.split(1))
        let numbers = (first.next(), second.next())
        #expect(numbers == (0x821E_014C_47AB_84ED, 0xF4E4_F192_C430_36E6))
    }
}
