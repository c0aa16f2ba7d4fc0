import MNIST
import NeuralNetwork
import Preprocessing

/// How a page must be turned so that its marks look like digits, asked from the network: it knows
/// turned digits for none.
struct TurnVote {
    /// The turn; none where the page is upright as it is, or nothing looks better.
    let turn: PageTurn

    /// A picture that is a digit this surely speaks for the way round it is seen.
    private static let sure: Float = 0.85
    /// How many marks are looked at.
    private static let most = 48
    /// A page of whose strokes this part is sure digits is upright.
    private static let upright: Float = 0.5
    /// How many times as many strokes as upright must be sure digits for a page to be turned.
    private static let ratio: Float = 1.35
    /// The part of the strokes that must be.
    private static let least: Float = 0.6
    /// The same for a page that lies askew: much of what surrounds it is taken for marks.
    private static let leastAskew: Float = 0.2
    /// The angles that are tried besides quarters; digits bear half of a step.
    private static let angles: [Float] = [-40, -20, 20, 40]

    /// Asks about the marks with most ink; where it is known which digits there are, others say nothing.
    init(on glyphs: [Glyph], classifier: Classifier, expecting known: Set<Digit>? = nil) {
        let some = glyphs.sorted { $0.weight > $1.weight }.prefix(Self.most)
        let images = some.map(\.image)
        func share(_ judged: [[Float]]) -> Float {
            var (telling, all): (Float, Float) = (0, 0)
            for (glyph, digits) in zip(some, judged) {
                switch Testimony(digits, expecting: known) {
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
        guard some.count >= 2, upright < Self.upright else {
            turn = PageTurn()
            return
        }
        func best(_ turns: [PageTurn], atLeast least: Float) -> PageTurn? {
            let shares = turns.map(share)
            guard let place = shares.indices.max(by: { shares[$0] < shares[$1] }) else {
                return nil
            }
            return shares[place] > max(least, Self.ratio * upright) ? turns[place] : nil
        }
        let quarters = (1...3).map { PageTurn(quarters: $0) }
        let askew = Self.angles.flatMap { angle in
            (0...3).map { PageTurn(quarters: $0, degrees: angle) }
        }
        turn =
            best(quarters, atLeast: Self.least)
            ?? (upright < Self.leastAskew ? best(askew, atLeast: Self.leastAskew) : nil)
            ?? PageTurn()
    }

    /// What a picture says of which way round it is.
    private enum Testimony {
        /// Surely a digit that stands upright.
        case upright
        /// Surely a 0, 1 or 8, which are digits either way round.
        case eitherWay
        /// No sure digit.
        case none

        init(_ digits: [Float], expecting known: Set<Digit>?) {
            let best = digits.indices.max { digits[$0] < digits[$1] } ?? 0
            let isPossible = known.map { $0.contains { $0.value == best } } ?? true
            if digits[best] <= TurnVote.sure || !isPossible {
                self = .none
            } else {
                self = [0, 1, 8].contains(best) ? .eitherWay : .upright
            }
        }
    }
}
