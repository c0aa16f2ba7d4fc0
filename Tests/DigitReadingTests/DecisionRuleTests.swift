import DigitReading
import Foundation
import MNIST
import NeuralNetwork
import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries
import Testing

struct DecisionRuleTests {
    private let rule = DecisionRule()

    private func hypothesis(
        _ name: String, logPrior: Float, credible: Set<Int>? = nil
    ) -> Hypothesis {
        Hypothesis(
            name, logPrior: logPrior, because: "a test", credible: credible, pipeline: .mnist)
    }

    /// A candidate from a few digits' probabilities; the rest of the probability is no digit.
    private func candidate(
        _ digits: [Int: Float], logPrior: Float = 0, name: String = "standard"
    ) -> Candidate {
        var probabilities = (0..<10).map { digits[$0] ?? 0 }
        probabilities.append(max(0, 1 - probabilities.reduce(0, +)))
        return rule.candidate(
            hypothesis(name, logPrior: logPrior), image: DigitImage(),
            opinion: DigitOpinion(probabilities))
    }

    /// Up to six candidates with random probabilities, some of them sure and some not.
    private func randomCandidates(_ random: inout SeededGenerator) -> [Candidate] {
        (0..<Int.random(in: 1...6, using: &random)).map { index in
            let sharpness = random.uniform(0, 8)
            let weights = (0..<11).map { _ in exp(sharpness * random.unit()) }
            let sum = weights.reduce(0, +)
            return rule.candidate(
                hypothesis("alternative \(index)", logPrior: random.uniform(-3, 0)),
                image: DigitImage(),
                opinion: DigitOpinion(weights.map { $0 / sum }))
        }
    }

    /// What a preview may leave of a large digit in the middle of 640×480.
    private var previewed: Workpiece {
        var workpiece = Workpiece(
            photo: Photo(
                bytes: [], header: ImageHeader(format: .jpeg, width: 640, height: 480)),
            settings: PreprocessingSettings())
        workpiece.color = ColorRaster(
            width: 320, height: 240, bytes: [UInt8](repeating: 255, count: 3 * 320 * 240))
        workpiece.colorView = PhotoView(scale: 2)
        workpiece.box = PixelBox(x: 250, y: 100, width: 120, height: 200)
        workpiece.strokeWidth = 10
        workpiece.selection = InkSelection()
        return workpiece
    }

    @Test func `a preview is enough for one large digit that is sure and in order`() {
        func isPlain(_ candidate: Candidate, _ workpiece: Workpiece) -> Bool {
            rule.isPlain(candidate, in: workpiece)
        }
        let sure = candidate([4: 0.95])
        #expect(isPlain(sure, previewed))
        #expect(!isPlain(candidate([4: 0.85]), previewed))
        let doubts: [(inout Workpiece) -> Void] = [
            { $0.box = nil }, { $0.warn(.lowContrast) }, { $0.strokeWidth = 1 },
            { $0.selection = InkSelection(companions: [1]) },
            { $0.selection = InkSelection(foreignInk: 0.1) },
            { $0.selection = InkSelection(isFramed: true) }, { $0.selection = nil },
            { $0.box = PixelBox(x: 250, y: 100, width: 60, height: 78) },
            { $0.box = PixelBox(x: 3, y: 100, width: 120, height: 200) },
            { $0.box = PixelBox(x: 250, y: 279, width: 120, height: 198) },
        ]
        for (number, doubt) in doubts.enumerated() {
            var workpiece = previewed
            doubt(&workpiece)
            #expect(!isPlain(sure, workpiece), "doubt \(number)")
        }
    }

    @Test func `the score weighs the digit, its being a digit, and the prior`() {
        // The network gives 0.6 to the 3, 0.2 to the 5 and 0.2 to no digit.
        let scored = candidate([3: 0.6, 5: 0.2], logPrior: -0.7)
        let expected = 2 * log(0.75) + 2 * log(0.8) - 0.3 * 0.7
        #expect(abs(Double(scored.score) - expected) < 0.005)
        #expect(abs(scored.probabilities[3] - 0.75) < 1e-5)
        #expect(abs(scored.probabilities[5] - 0.25) < 1e-5)
        #expect(abs(scored.notADigit - 0.2) < 1e-5)
        #expect(scored.logPrior == -0.7)
    }

    @Test func `a surer digit, a likelier digit and a likelier hypothesis score higher`() {
        let base = candidate([3: 0.6, 5: 0.2], logPrior: -0.7)
        #expect(candidate([3: 0.7, 5: 0.1], logPrior: -0.7).score > base.score)
        #expect(candidate([3: 0.45, 5: 0.15], logPrior: -0.7).score < base.score)
        #expect(candidate([3: 0.6, 5: 0.2], logPrior: -0.2).score > base.score)
    }

    @Test func `a network that knows only digits is taken at its word`() {
        let scored = rule.candidate(
            .standard, image: DigitImage(),
            opinion: DigitOpinion([Float](repeating: 0.1, count: 10)))
        #expect(scored.notADigit == 0)
        #expect(abs(rule.verdict(on: [scored]).confidence - 0.1) < 1e-6)
        #expect(rule.verdict(on: [scored]).notADigit < 1e-6)
    }

    @Test func `a hypothesis is not believed in digits that it may not say`() {
        let lying = (0..<10).map { $0 == 1 ? Float(0.99) : 0.001 }
        let turned = hypothesis("turned-90", logPrior: -1, credible: [2, 3, 4])
        let scored = rule.candidate(
            turned, image: DigitImage(), opinion: DigitOpinion(lying))
        let doubtful = candidate([7: 0.3, 2: 0.1])
        #expect(rule.verdict(on: [doubtful, scored]).digit == 7)
        let honest = rule.candidate(
            turned, image: DigitImage(),
            opinion: DigitOpinion((0..<10).map { $0 == 3 ? Float(0.99) : 0.001 }))
        #expect(rule.verdict(on: [doubtful, honest]).digit == 3)
    }

    @Test func `ink left out of a digit's box speaks against it`() {
        let face = candidate([:])
        let ring = (0..<11).map { $0 == 0 ? Float(0.999) : 0.0001 }
        func heard(_ share: Float) -> Verdict {
            rule.verdict(on: [
                face,
                rule.candidate(
                    hypothesis("group-1", logPrior: -0.9), image: DigitImage(),
                    opinion: DigitOpinion(ring),
                    selection: InkSelection(foreignInk: share)),
            ])
        }
        #expect(heard(0).digit == 0 && heard(0).notADigit < 0.7)
        #expect(heard(0.25).notADigit > 0.9)
    }

    @Test func `a frame with a digit in it is that digit, and with a stroke in it nothing sure`() {
        let zero = (0..<11).map { $0 == 0 ? Float(0.99) : 0.001 }
        let framed = rule.candidate(
            .standard, image: DigitImage(), opinion: DigitOpinion(zero),
            selection: InkSelection(isFramed: true))
        let seven = rule.verdict(on: [framed, candidate([7: 0.99], logPrior: -0.9)])
        #expect(seven.digit == 7)
        let one = rule.verdict(on: [framed, candidate([1: 0.99], logPrior: -0.9)])
        #expect(one.confidence < 0.75)
        #expect(rule.verdict(on: [framed]).digit == 0)
    }

    @Test func `where the standard hypothesis sees no digit there may be none`() {
        let nothing = candidate([:])
        #expect(rule.verdict(on: [nothing, candidate([4: 0.5], logPrior: -3)]).notADigit > 0.5)
        // One alternative that sees a digit weighs as much as "no digit" does, three weigh more.
        let four = candidate([4: 0.99], logPrior: -0.7)
        #expect((0.4...0.7).contains(rule.verdict(on: [nothing, four]).notADigit))
        #expect(rule.verdict(on: [nothing, four, four, four]).notADigit < 0.35)
        let sure = candidate([4: 0.97])
        #expect(rule.verdict(on: [sure]).confidence > 0.96)
    }

    @Test func `a 1 that only an alternative sees counts less than another digit`() {
        let doubtful = candidate([2: 0.2, 3: 0.2])
        func confidence(in digit: Int) -> Float {
            rule.verdict(on: [doubtful, candidate([digit: 0.9], logPrior: -0.7)]).votes[digit]
        }
        #expect(confidence(in: 1) < confidence(in: 7))
        #expect(candidate([1: 0.9]).score == candidate([7: 0.9]).score)
    }

    @Test func `a picture that is surely no digit has no votes and still a score`() {
        let scored = candidate([:])
        #expect(scored.score.isFinite)
        let verdict = rule.verdict(on: [scored])
        #expect(verdict.votes.allSatisfy { $0 < 1e-6 })
        #expect(verdict.notADigit > 0.999)
    }

    @Test func `one candidate's votes are the network's probabilities`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<50 {
            let alone = randomCandidates(&random)[0]
            let verdict = rule.verdict(on: [alone])
            for digit in 0..<10 {
                let own = alone.probabilities[digit] * (1 - alone.notADigit)
                #expect(abs(verdict.votes[digit] - own) < 1e-5)
            }
            #expect(abs(verdict.notADigit - alone.notADigit) < 1e-4)
            #expect(verdict.winner == 0)
        }
    }

    @Test func `votes are weighted means, and what is missing to 1 is no digit`() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<200 {
            let candidates = randomCandidates(&random)
            let verdict = rule.verdict(on: candidates)
            let weights = candidates.map { exp(Double($0.score)) }
            let doubt = Double(candidates[0].notADigit)
            let nothing = candidates.count > 1 && doubt > 0.5 ? doubt * doubt : 0
            let sum = weights.reduce(0, +) + nothing
            for digit in 0..<10 {
                let mean = zip(candidates, weights).reduce(0.0) { mean, pair in
                    let (voter, weight) = pair
                    let share = Double(voter.probabilities[digit] * (1 - voter.notADigit))
                    return mean + weight / sum * share
                }
                #expect(abs(Double(verdict.votes[digit]) - mean) < 1e-4)
            }
            #expect(abs(verdict.votes.reduce(0, +) + verdict.notADigit - 1) < 1e-4)
            #expect(verdict.confidence == verdict.votes.max())
        }
    }

    @Test func `the winner says the digit, and nobody who says it speaks louder`() {
        var random = SeededGenerator(seed: 3)
        var disputed = 0
        for _ in 0..<500 {
            let candidates = randomCandidates(&random)
            let verdict = rule.verdict(on: candidates)
            let says = candidates.indices.filter {
                candidates[$0].probabilities.max() == candidates[$0].probabilities[verdict.digit]
            }
            guard !says.isEmpty else { continue }
            if says.count < candidates.count { disputed += 1 }
            #expect(says.contains(verdict.winner))
            func voice(_ index: Int) -> Float {
                candidates[index].score + log(candidates[index].probabilities[verdict.digit])
            }
            #expect(says.allSatisfy { voice($0) <= voice(verdict.winner) + 1e-4 })
        }
        #expect(disputed > 50, "most of the cases should be worth a vote")
    }

    @Test func `the picture shown is read as the digit, even when a louder one doubts it`() {
        // The first is louder, but taken alone it would be a 0; together they say 1.
        let doubting = candidate([0: 0.52, 1: 0.48])
        let sure = candidate([1: 0.7, 7: 0.3], logPrior: -2)
        let verdict = rule.verdict(on: [doubting, sure])
        #expect(verdict.digit == 1)
        #expect(verdict.winner == 1)
    }

    @Test func `the order of the alternatives does not matter`() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<100 {
            let candidates = randomCandidates(&random)
            let forward = rule.verdict(on: candidates)
            let backward = rule.verdict(on: [candidates[0]] + candidates.dropFirst().reversed())
            #expect(abs(forward.confidence - backward.confidence) < 1e-5)
            #expect(forward.digit == backward.digit)
            let place = backward.winner == 0 ? 0 : candidates.count - backward.winner
            #expect(forward.winner == place)
        }
    }
}
