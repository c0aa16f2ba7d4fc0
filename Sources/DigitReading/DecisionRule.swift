package import MNIST
package import NeuralNetwork
import PhotoFiles
package import Preprocessing
import Raster
import SystemLibraries

/// How the candidates of a photo, one for each hypothesis, are combined into one digit with a confidence.
///
/// Weighted voting. A candidate has the weight `exp(score)`, `score = digitWeight · ln p + digitnessWeight · ln (1 − n)
/// + priorWeight · prior`, where `p`, 0 … 1, is the network's probability of the candidate's most probable digit, given
/// that the picture shows a digit; `n`, 0 … 1, its probability of "not a digit"; and `prior` the natural logarithm of
/// the hypothesis' prior probability relative to the standard hypothesis, less the doubts below (`foreignInkWeight`
/// times the share of foreign ink, `shapeDoubt`), or `incredible`. A digit's vote is the weighted mean of its
/// probabilities.
///
/// The probability of "not a digit" is given to no digit, so that the ten votes sum to 1 less that probability. Where
/// there are several candidates and the standard hypothesis, the first of them, sees no digit (`n` above a half),
/// "no digit" is one more hypothesis of the weight `exp(digitnessWeight · ln n)`.
package struct DecisionRule: Sendable, Equatable, Codable {
    /// The confidence, 0 … 1, of the standard hypothesis from which on no further hypothesis is tried.
    ///
    /// From it on a digit is also believed wherever else one is asked for: beside another one, on a page that may be
    /// one digit, near a missing part of the photo, in a writer's number on a sheet.
    ///
    /// From a prototype, of whose photos 93 in 100 and drawings 96 in 100 reached it (`Benchmarks/THRESHOLDS.md`). A
    /// higher value costs time on photos that were read right.
    package var sureEnough: Float = 0.8
    /// The confidence, 0 … 1, of a preview from which on the photo is not decoded any larger.
    ///
    /// A digit other than 1 that is as sure is no edge of a page, even where it touches the photo's border or is faint
    /// (`Row.mayBePage`). Not tuned: above `sureEnough`, as a preview shows less.
    package var plainEnough: Float = 0.9
    /// The stroke width of a digit in a preview, in hundredths of its long side, at least: thinner strokes may be
    /// hairlines that the preview shows incompletely.
    ///
    /// Not tuned: one and a half times `NormalizeStroke.Settings.hairline`.
    package var plainStroke: Float = 1.5
    /// The long side of a digit in pixels of the full-size photo, at least.
    ///
    /// Not tuned: five pixel rows are the fewest that a character generator has shown digits with; less is grain.
    package var leastSide = 5
    /// The weight of the logarithm of the most probable digit's probability.
    ///
    /// From a prototype, on strangers' photos and drawings: with 1 to 2 for this and `digitnessWeight`, 97.9 to 98.6 %
    /// are read right (`Benchmarks/THRESHOLDS.md`).
    package var digitWeight: Float = 2
    /// The weight of the logarithm of the probability that the picture shows a digit; chosen with `digitWeight`.
    package var digitnessWeight: Float = 2
    /// The weight of the logarithmic prior; chosen with `digitWeight`, hardly matters from 0.15 to 1 times the priors.
    package var priorWeight: Float = 0.3
    /// What the share of foreign ink in the digit's box, times this, takes off the logarithmic prior.
    ///
    /// Not tuned: with a tenth of foreign ink a hypothesis has, after `priorWeight`, less than half of its weight.
    package var foreignInkWeight: Float = 30
    /// What is taken off the logarithmic prior of an alternative that sees a 1, as any straight line is classified as
    /// 1, and where the ink may be a frame and a digit in it: together they look like a 0 with a stroke in it.
    ///
    /// Not tuned: after `priorWeight` such a candidate has half of its weight.
    package var shapeDoubt: Float = 2.5
    /// The probability, 0 … 1, of being printed from which on a digit of a page has the warning `printed`.
    ///
    /// With 0.97 instead F1 of a set of strangers' pages (`pages-3` in `Benchmarks/PAGES.md`) fell from 0.875 to
    /// 0.861 on 2026-11-29.
    package var printedEnough: Float = 0.9
    /// The probability, 0 … 1, of being printed from which on a digit that is alone in its photo has the warning
    /// `printed`; print is rarer there than on pages.
    ///
    /// With 0.97 instead of `printedEnough`, 2 of strangers' 255 photos and 6 of their 521 drawings have the warning
    /// instead of 5 and 11, and of 99 digits in fonts that the network has not seen 91 instead of 93; other values were
    /// not tried.
    package var printedAlone: Float = 0.97

    /// The logarithmic prior of a hypothesis that shows a digit in which it has no credibility (`Hypothesis.credible`).
    ///
    /// Not tuned: so small that its vote never counts beside another.
    package var incredible: Float = -100
    /// The distance of a digit in a preview from the photo's borders in working pixels, at least; not tuned: a digit
    /// that is nearer may be cut off by the border.
    package var plainMargin = 2.0

    /// Makes the rule with its standard weights.
    package init() {}

    /// Returns the scored candidate of a hypothesis, given its 28×28 picture and the network's opinion of that.
    ///
    /// `selection` is what stands around the digit's ink, which without it is taken to stand alone.
    package func candidate(
        _ hypothesis: Hypothesis, image: DigitImage, opinion: DigitOpinion,
        selection: InkSelection? = nil
    ) -> Candidate {
        let selection = selection ?? InkSelection()
        let notADigit = opinion.notADigit
        // Given that the picture shows a digit: the ten probabilities are made to sum to 1. The smallest numbers in
        // this function only keep divisions and logarithms finite.
        let mass = max(1 - notADigit, 1e-6)
        let digits = opinion.digits.map { $0 / mass }
        let digit = digits.indexOfGreatest ?? 0
        let best = digits[digit]
        let isCredible = hypothesis.credible?.contains(digit) ?? true
        var logPrior =
            isCredible ? hypothesis.logPrior - foreignInkWeight * selection.foreignInk : incredible
        if selection.isFramed { logPrior -= shapeDoubt }
        if digit == 1, hypothesis.logPrior < 0 { logPrior -= shapeDoubt }
        let score =
            digitWeight * logf(best + 1e-6) + digitnessWeight * logf(1 - notADigit + 1e-3)
            + priorWeight * logPrior
        return Candidate(
            hypothesis: hypothesis.name, image: image, probabilities: digits, notADigit: notADigit,
            printed: opinion.printed, logPrior: logPrior, score: score)
    }

    /// Whether a preview is enough: it shows a digit with high confidence that is large, no hairline and apart from the
    /// photo's borders, with no companions, foreign ink or frame, and it has no warning but about the file.
    ///
    /// Smaller marks beside the digit (`InkSelection.marksBeside`) are allowed.
    package func isPlain(_ candidate: Candidate, in workpiece: Workpiece) -> Bool {
        guard let box = workpiece.box, let picture = workpiece.color,
            candidate.confidence >= plainEnough, workpiece.warnings.allSatisfy(\.isAboutFile),
            workpiece.selection?.isAlone == true, workpiece.strokeWidth ?? 0 >= plainStroke
        else { return false }
        let scale = workpiece.colorView.scale
        let margin = plainMargin * scale
        return Double(box.longSide) >= workpiece.settings.closeUp.smallSide * scale
            && Double(min(box.x, box.y)) >= margin
            && Double(box.maxX) + margin <= Double(picture.width) * scale
            && Double(box.maxY) + margin <= Double(picture.height) * scale
    }

    /// Combines the candidates, of which there must be one at least; the first is that of the standard hypothesis.
    package func verdict(on candidates: [Candidate]) -> Verdict {
        let best = candidates.map(\.score).max() ?? 0
        var votes = [Float](repeating: 0, count: 10)
        // With a single candidate "no digit" needs no hypothesis: the candidate's own probability of it counts.
        let seesNone = candidates.count > 1 && candidates[0].notADigit > .likelierThanNot
        let nothing =
            seesNone ? digitnessWeight * logf(candidates[0].notADigit + 1e-6) : -Float.infinity
        // Scores are counted from the highest, so that the exponentials neither overflow nor all vanish.
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
        let digit = votes.indexOfGreatest ?? 0
        // The winner's picture is shown with the row, so the winner is, of the candidates whose most probable digit
        // is the voted one, that which gave it most weight. A digit that is the second choice of all candidates
        // has no such candidate; then all of them are compared.
        let all = Array(candidates.indices)
        let agreeing = all.filter { candidates[$0].digit == digit }
        func weight(_ index: Int) -> Float {
            expf(candidates[index].score - highest) * candidates[index].probabilities[digit]
        }
        let winner = (agreeing.isEmpty ? all : agreeing).max { weight($0) < weight($1) } ?? 0
        return Verdict(votes: votes, digit: digit, winner: winner)
    }
}

/// The result of the candidates' vote.
package struct Verdict: Sendable, Equatable {
    /// The ten digits' probabilities; their sum is 1 less the probability of "not a digit".
    package var votes: [Float]
    /// The digit with the highest probability.
    package var digit: Int
    /// The place among the candidates of the one whose picture is shown for the digit.
    package var winner: Int

    /// The winning digit's probability.
    package var confidence: Float { votes[digit] }
    /// The probability that there is no digit.
    package var notADigit: Float { max(0, 1 - votes.reduce(0, +)) }
}

/// Which hypothesis won, and why.
package struct Decision: Sendable {
    /// The winner's place among the scored candidates.
    package var winner: Int
    /// Why, in one sentence.
    package var reason: String

    /// Makes a decision.
    package init(winner: Int, reason: String) {
        self.winner = winner
        self.reason = reason
    }
}
