import MNIST
import NeuralNetwork
import Preprocessing

/// By how many quarters a page must be turned so that its marks look like digits, asked from the
/// network: it knows turned digits for none.
struct TurnVote {
    /// Quarter turns to the right, 0 … 3.
    let quarters: Int

    /// How many marks are looked at.
    private static let most = 48
    /// A page of whose strokes this part is sure digits is upright.
    private static let upright: Float = 0.5
    /// How many times as many strokes as upright must be sure digits for a page to be turned.
    private static let ratio: Float = 1.35
    /// The part of the strokes that must be.
    private static let least: Float = 0.42

    /// Asks about the marks with most ink.
    init(on glyphs: [Glyph], classifier: Classifier) {
        let some = glyphs.sorted { $0.weight > $1.weight }.prefix(Self.most)
        let all = some.reduce(0) { $0 + $1.weight }
        var images = some.map(\.image)
        func sureShare(_ judged: [[Float]]) -> Float {
            zip(some, judged).reduce(0) { $0 + (Self.isTelling($1.1) ? $1.0.weight : 0) } / all
        }
        let upright = sureShare(some.map(\.probabilities))
        guard some.count >= 2, upright < Self.upright else {
            quarters = 0
            return
        }
        var best = (quarters: 0, share: max(Self.least, Self.ratio * upright))
        for turn in 1...3 {
            images = images.map(\.turnedRight)
            let share = sureShare(classifier.probabilities(images))
            if share > best.share { best = (turn, share) }
        }
        quarters = best.quarters
    }

    /// Whether a picture is surely a digit and one that stands upright: a 0, 1 or 8 is one either way
    /// round.
    private static func isTelling(_ classes: [Float]) -> Bool {
        let digits = classes.prefix(10)
        let best = digits.indices.max { digits[$0] < digits[$1] } ?? 0
        return digits[best] > 0.85 && ![0, 1, 8].contains(best)
    }
}

extension DigitImage {
    /// The picture turned by a quarter to the right.
    fileprivate var turnedRight: DigitImage {
        var turned = DigitImage()
        for row in 0..<Self.side {
            for column in 0..<Self.side {
                turned[Self.side - 1 - row, column] = self[column, row]
            }
        }
        return turned
    }
}
