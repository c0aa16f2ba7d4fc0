import MNIST
import SystemLibraries

/// A line of characters before it is put on a page, in heights of a digit: baseline at y = 1, left end at x
/// = 0.
struct WrittenRun {
    /// A character, or a part of the pen's way between two.
    struct Piece {
        /// The piece's form: strokes, a picture or a rendered character.
        var shape: Writing.Shape
        /// The middle of the piece's box.
        var middle: Point
        /// The longer side of the piece's box.
        var size: Float
        /// Which digit the piece is, or that it is none.
        var meaning = Meaning.other(resemblesDigit: false)
        /// The role of the piece's ink where it is no character; nil for characters.
        var mark: PageTruth.Role?
    }

    /// Characters and joining strokes, from left to right.
    var pieces: [Piece] = []
    /// The x at which the last character ends.
    var width: Float = 0
}

/// How a hand sets characters side by side.
extension Scribe {
    /// Returns a line as this person writes it, without putting it on the page.
    ///
    /// Blanks move the pen on; characters that nobody knows are left out. Where it is crossed out
    /// afterwards (`isDeleted`) its digits are no digits.
    func compose(
        _ line: String, isDeleted: Bool = false, using random: inout SeededGenerator
    ) -> WrittenRun {
        var run = WrittenRun()
        // Where the pen left the last letter, for script, and which character stands to the left, for the gap.
        var (exit, last) = (Point?.none, Character?.none)
        for character in spelled(line) {
            if character == " " {
                run.width += random.uniform(0.5, 0.85) * style.size
                (exit, last) = (nil, nil)
                continue
            }
            let isDigit = character.isWholeNumber
            guard
                let form = hand.source(for: character).character(
                    character, by: hand.writing, growth: growth, using: &random)
            else { continue }
            if let last { run.width += gap(last, character, using: &random) }
            // Every character differs in height, a letter by 4 % at least.
            let spread = isDigit ? hand.sizeSpread : max(style.unevenness, 0.04)
            // Hands that let a 1, 7 and 9 reach below the line make them higher, and lower them by most of it.
            let tail = isDigit && "179".contains(character) ? hand.tails : 1
            let scale =
                random.normal(deviation: spread).exponential * tail * (isDigit ? 1 : style.size)
            let foot = random.normal(deviation: hand.lineSpread) + 0.7 * (tail - 1)
            let piece = WrittenRun.Piece(
                shape: form.form.shape,
                middle: Point(
                    run.width + scale * form.width / 2, 1 + foot + scale * (form.middle - 1)),
                size: scale * form.size, meaning: Self.meaning(of: character, isDeleted))
            if style.isJoined, character.isLetter {
                let (way, end) = join(from: exit, to: piece)
                if let way { run.pieces.append(way) }
                exit = end
            } else {
                exit = nil
            }
            run.pieces.append(piece)
            run.width += scale * form.width
            last = character
        }
        return run
    }

    /// Returns what a written character is: a digit unless it is deleted, else a sign.
    private static func meaning(of character: Character, _ isDeleted: Bool) -> Meaning {
        if let digit = character.wholeNumberValue.flatMap({ Digit($0) }), !isDeleted {
            return .digit(digit)
        }
        return .sign(String(character))
    }

    /// Returns the gap between two characters' boxes in heights of a digit; below 0 they touch.
    ///
    /// Letters keep the style's gap, digits the hand's; beside a sign it is 0.06 to 0.24, set by eye.
    private func gap(
        _ last: Character, _ next: Character, using random: inout SeededGenerator
    ) -> Float {
        switch (last.isLetter, next.isLetter) {
        case (true, true):
            style.size * random.uniform(style.gap.lowerBound, style.gap.upperBound)
        case (false, false) where last.isWholeNumber && next.isWholeNumber:
            random.uniform(hand.gap.lowerBound, hand.gap.upperBound)
        default: random.uniform(0.06, 0.24)
        }
    }

    /// Returns the pen's way from one letter to the next, and the place where it leaves the next one.
    ///
    /// No way where the letter is a picture, where it is the first, and where none of its ink is low enough
    /// to be entered.
    private func join(
        from exit: Point?, to piece: WrittenRun.Piece
    ) -> (way: WrittenRun.Piece?, exit: Point?) {
        guard case .strokes(let strokes) = piece.shape else { return (nil, nil) }
        let (low, high) = strokes.bounds
        // The letter's places in the run's frame.
        let scale = piece.size / max((high - low).max(), 0.05)
        let places = strokes.flatMap(\.points).map {
            piece.middle + scale * ($0 - (low + high) / 2)
        }
        // The pen leaves at the rightmost place near the baseline and enters at the leftmost below the ascenders.
        let next = places.filter { $0.y > 0.7 && $0.y < 1.12 }.max { $0.x < $1.x }
        guard let exit, let entry = places.filter({ $0.y > 0.35 }).min(by: { $0.x < $1.x })
        else { return (nil, next) }
        // A joining stroke sags by 0.05 on its way.
        let way = [exit, (exit + entry) / 2 + Point(0, 0.05), entry]
        let (first, last) = [Stroke(points: way)].bounds
        return (
            WrittenRun.Piece(
                shape: .strokes([Stroke(points: Spline.through(way))]),
                middle: (first + last) / 2, size: max((last - first).max(), 0.02), mark: .other),
            next
        )
    }
}
