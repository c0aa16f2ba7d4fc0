import MNIST
import NeuralNetwork
import Preprocessing

/// Estimates a page's rotation by classification: the marks with most ink are classified at candidate rotations, and
/// as the network rejects rotated digits, the rotation at which it accepts most ink wins.
struct TurnVote {
    /// The rotation; none where the page is upright or no other rotation is clearly better.
    let turn: PageTurn

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The confidence, 0 … 1, above which a mark counts as accepted.
        ///
        /// Not tuned: above `DecisionRule.sureEnough`, as a mark has many rotations at which it may look like a digit.
        /// A fifth less changes nothing (`Benchmarks/THRESHOLDS.md`).
        var sure: Float = 0.85
        /// The number of marks that are classified at each rotation, at most; not tuned: with 19 rotations that are 912
        /// classifications; of far fewer, some letters could outvote the digits.
        var most = 48
        /// The accepted share of the ink, 0 … 1, from which on the page is upright, as it is or at a quarter turn; not
        /// tuned: as much as all else together.
        var upright: Float = 0.5
        /// The accepted share at a rotation over that of the upright page, at least; not tuned: a page that is turned
        /// wrongly loses all of its digits, so that the rotation must be clearly better.
        var ratio: Float = 1.35
        /// The step in degrees of the angles that are added to quarter turns: one and two steps to either side.
        ///
        /// Not tuned: the network accepts digits rotated by half a step. More angles cost time on every page that is
        /// not upright.
        var step: Float = 20
        /// The accepted share at another angle, 0 … 1, at least; where more of the upright page is accepted, no other
        /// is tried.
        ///
        /// Not tuned: less than `upright`, since around a page that lies askew much of the table is taken for marks.
        var leastAskew: Float = 0.2
    }

    /// Classifies the marks; where it is known which digits are on the page, others are not accepted.
    init(
        on glyphs: [Glyph], classifier: Classifier, expecting known: Set<Digit>? = nil,
        settings: Settings
    ) {
        let some = glyphs.sorted { $0.weight > $1.weight }.prefix(settings.most)
        let images = some.map(\.image)
        // Shares are of ink (`Glyph.weight`), not of marks: specks must not outvote digits.
        func share(_ judged: [[Float]]) -> Float {
            var (telling, all): (Float, Float) = (0, 0)
            for (glyph, digits) in zip(some, judged) {
                switch Testimony(digits, expecting: known, sure: settings.sure) {
                case .upright: (telling, all) = (telling + glyph.weight, all + glyph.weight)
                case .none: all += glyph.weight
                case .eitherWay: break
                }
            }
            return all > 0 ? telling / all : 0
        }
        func share(_ turn: PageTurn) -> Float {
            share(classifier.opinions(images.map { $0.turned(turn) }).map(\.digits))
        }
        let upright = share(some.map(\.probabilities))
        guard some.count >= 2, upright < settings.upright else {
            turn = PageTurn()
            return
        }
        func best(_ turns: [PageTurn], atLeast least: Float) -> PageTurn? {
            let shares = turns.map(share)
            guard let place = shares.indexOfGreatest else {
                return nil
            }
            return shares[place] > max(least, settings.ratio * upright) ? turns[place] : nil
        }
        let quarters = (1...3).map { PageTurn(quarters: $0) }
        let askew = [-2, -1, 1, 2].flatMap { steps in
            (0...3).map { PageTurn(quarters: $0, degrees: steps * settings.step) }
        }
        turn =
            best(quarters, atLeast: settings.upright)
            ?? (upright < settings.leastAskew ? best(askew, atLeast: settings.leastAskew) : nil)
            ?? PageTurn()
    }

    /// What a mark says about the rotation.
    private enum Testimony {
        /// Accepted as a digit that looks like none when it is rotated.
        case upright
        /// Accepted as a 0, 1 or 8, which look alike upside down.
        case eitherWay
        /// Not accepted.
        case none

        /// Judges by the ten probabilities of a mark, which is accepted above the confidence `sure`.
        init(_ digits: [Float], expecting known: Set<Digit>?, sure: Float) {
            let best = digits.indexOfGreatest ?? 0
            let isPossible = known.map { $0.contains { $0.value == best } } ?? true
            if digits[best] <= sure || !isPossible {
                self = .none
            } else {
                self = [0, 1, 8].contains(best) ? .eitherWay : .upright
            }
        }
    }
}
