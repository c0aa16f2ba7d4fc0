package import MNIST
package import NeuralNetwork
import PhotoFiles
package import Preprocessing
import Raster
import SystemLibraries

/// How a photo's hypotheses are weighed against each other.
///
/// A hypothesis speaks with the weight `exp(score)`,
/// `score = 2 log p + 2 log (1 − n) + 0.3 prior`, where `p` is the network's probability of its best
/// digit (of the ten), `n` its probability that the picture shows no digit, and `prior` the
/// hypothesis' logarithmic prior. The votes are the digits' probabilities; what the network gives
/// to "not a digit" is nobody's vote, and neither is the weight of there being no digit at all, which
/// counts where the usual way, the first candidate, sees none: `2 log n + prior`.
package struct DecisionRule: Sendable, Equatable {
    /// When the default way's best digit is at least this probable, no further hypothesis is tried.
    package var sureEnough: Float = 0.8
    /// A digit that is at least this probable in a small picture needs no larger one.
    package var plainEnough: Float = 0.9
    /// The working pixels along its longer side that such a digit has at least.
    package var plainSide = 48.0
    /// The least width of its strokes in hundredths of that side: what is thinner may be a hairline.
    package var plainStroke: Float = 1.5
    /// A digit has at least this many of the photo's pixels along its longer side.
    ///
    /// Five lines are the least that screens have used for one; what is smaller is grain.
    package var leastSide = 5
    /// The weight of the best digit's probability.
    package var digitWeight: Float = 2
    /// The weight of the picture being a digit at all.
    package var digitnessWeight: Float = 2
    /// The weight of the prior.
    package var priorWeight: Float = 0.3
    /// How much less likely a hypothesis is for ink in the digit's box that it leaves out.
    package var strangerWeight: Float = 30
    /// How much less likely it is that another way is right in seeing a 1: any piece of a line is one.
    package var stickDoubt: Float = 2.5
    /// How much less likely it is that a frame and what is in it are one digit: a zero with a stroke in it.
    package var frameDoubt: Float = 3
    /// A digit that is printed at least this probably has the warning `printed`.
    package var printedEnough: Float = 0.9

    /// The logarithmic prior of a hypothesis that says a digit it may not be believed in.
    private static let incredible: Float = -100

    /// Makes the rule with its published weights.
    package init() {}

    /// Scores one hypothesis' picture from what the network makes of it; `strangers` is the share of other
    /// ink in its box.
    package func candidate(
        _ hypothesis: Hypothesis, image: DigitImage, opinion: DigitOpinion, strangers: Float = 0,
        isFramed: Bool = false
    ) -> Candidate {
        let notADigit = opinion.notADigit
        let mass = max(1 - notADigit, 1e-6)
        let digits = opinion.digits.map { $0 / mass }
        let digit = digits.indices.max { digits[$0] < digits[$1] } ?? 0
        let best = digits[digit]
        let isCredible = hypothesis.credible?.contains(digit) ?? true
        var logPrior =
            isCredible ? hypothesis.logPrior - strangerWeight * strangers : Self.incredible
        if isFramed { logPrior -= frameDoubt }
        if digit == 1, hypothesis.logPrior < 0 { logPrior -= stickDoubt }
        let score =
            digitWeight * logf(best + 1e-6) + digitnessWeight * logf(1 - notADigit + 1e-3)
            + priorWeight * logPrior
        return Candidate(
            hypothesis: hypothesis.name, image: image, probabilities: digits, notADigit: notADigit,
            printed: opinion.printed, logPrior: logPrior, score: score)
    }

    /// Whether a look at a small picture shows one large digit, surely, and nothing that asks for a
    /// closer look.
    package func isPlain(_ candidate: Candidate, in workpiece: Workpiece) -> Bool {
        guard let box = workpiece.box, let picture = workpiece.color,
            candidate.confidence >= plainEnough, workpiece.warnings.allSatisfy(\.isAboutFile),
            workpiece.companions.isEmpty, workpiece.strangers == 0, !workpiece.isFramed,
            workpiece.strokeWidth >= plainStroke
        else { return false }
        // What comes this near to the photo's border may touch it.
        let (scale, margin) = (workpiece.colorView.scale, 2 * workpiece.colorView.scale)
        return Double(box.longSide) >= plainSide * scale
            && Double(min(box.x, box.y)) >= margin
            && Double(box.maxX) + margin <= Double(picture.width) * scale
            && Double(box.maxY) + margin <= Double(picture.height) * scale
    }

    /// Lets the candidates vote; there must be at least one, and the first is the usual way.
    package func verdict(on candidates: [Candidate]) -> Verdict {
        let best = candidates.map(\.score).max() ?? 0
        var votes = [Float](repeating: 0, count: 10)
        // Where the usual way rather sees no digit, that there is none is a hypothesis as well, with the usual
        // way's own prior of 1. Alone, the usual way says so itself.
        let seesNone = candidates.count > 1 && candidates[0].notADigit > 0.5
        let nothing =
            seesNone ? digitnessWeight * logf(candidates[0].notADigit + 1e-6) : -Float.infinity
        let highest = max(best, nothing)
        var weights = expf(nothing - highest)
        for candidate in candidates {
            let weight = expf(candidate.score - highest)
            weights += weight
            for digit in 0..<10 {
                votes[digit] +=
                    weight * candidate.probabilities[digit] * (1 - candidate.notADigit)
            }
        }
        votes = votes.map { $0 / max(weights, .leastNormalMagnitude) }
        let digit = votes.indices.max { votes[$0] < votes[$1] } ?? 0
        // The winner is the strongest voice among those that say the digit, so that the picture
        // shown with the row is one that was read this way. A digit that is everybody's second
        // choice has no such picture; then the strongest voice for it has to do.
        let everybody = Array(candidates.indices)
        let sayers = everybody.filter { candidates[$0].digit == digit }
        func voice(_ index: Int) -> Float {
            expf(candidates[index].score - highest) * candidates[index].probabilities[digit]
        }
        let winner = (sayers.isEmpty ? everybody : sayers).max { voice($0) < voice($1) } ?? 0
        return Verdict(votes: votes, digit: digit, winner: winner)
    }
}

/// What the vote of the hypotheses came to.
package struct Verdict: Sendable, Equatable {
    /// The ten digits' probabilities; what is missing to 1 is "not a digit".
    package var votes: [Float]
    /// The digit with most votes.
    package var digit: Int
    /// The place of the candidate that speaks loudest for the digit.
    package var winner: Int

    /// The winning digit's probability.
    package var confidence: Float { votes[digit] }
    /// The probability that there is no digit.
    package var notADigit: Float { max(0, 1 - votes.reduce(0, +)) }
}
