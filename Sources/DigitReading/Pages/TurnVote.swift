import MNIST
import NeuralNetwork
import Preprocessing

/// How a page must be turned so that its marks look like digits, asked from the network: it knows
/// turned digits for none.
struct TurnVote {
    /// The turn; none where the page is upright as it is, or nothing looks better.
    let turn: PageTurn

    /// How many marks are looked at.
    private static let most = 48
    /// A page of whose strokes this part is sure digits is upright.
    private static let upright: Float = 0.5
    /// How many times as many strokes as upright must be sure digits for a page to be turned.
    private static let ratio: Float = 1.35
    /// The part of the strokes that must be.
    private static let least: Float = 0.42
    /// The same for a page that lies askew: much of what surrounds it is taken for marks.
    private static let leastAskew: Float = 0.2
    /// The angles that are tried besides quarters; digits bear half of a step.
    private static let angles: [Float] = [-40, -20, 20, 40]

    /// Asks about the marks with most ink.
    init(on glyphs: [Glyph], classifier: Classifier) {
        let some = glyphs.sorted { $0.weight > $1.weight }.prefix(Self.most)
        let all = some.reduce(0) { $0 + $1.weight }
        let images = some.map(\.image)
        func share(_ judged: [[Float]]) -> Float {
            zip(some, judged).reduce(0) { $0 + (Self.isTelling($1.1) ? $1.0.weight : 0) } / all
        }
        func share(_ turn: PageTurn) -> Float {
            share(classifier.probabilities(images.map { $0.turned(turn) }))
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

    /// Whether a picture is surely a digit and one that stands upright: a 0, 1 or 8 is one either way
    /// round.
    private static func isTelling(_ classes: [Float]) -> Bool {
        let digits = classes.prefix(10)
        let best = digits.indices.max { digits[$0] < digits[$1] } ?? 0
        return digits[best] > 0.85 && ![0, 1, 8].contains(best)
    }
}
