import MNIST

/// A line of characters before it is put on a page: its line at y = 1, a digit's height 1, its left end at
/// x = 0.
struct WrittenRun {
    /// A character or a part of the pen's way between two.
    struct Piece {
        var shape: Writing.Shape
        var middle: Point
        var size: Float
        var meaning = Meaning.other(resemblesDigit: false)
        /// What its ink is, where it is no character.
        var mark: PageTruth.Role?
    }

    /// The characters.
    var pieces: [Piece] = []
    /// How wide the run is.
    var width: Float = 0
}

/// How a hand sets characters side by side.
extension Scribe {
    /// Writes a line in the air: characters, spaces and signs.
    ///
    /// What is written is no digit where it is crossed out afterwards (`isDeleted`).
    func compose(
        _ line: String, isDeleted: Bool = false, using random: inout SeededGenerator
    ) -> WrittenRun {
        var run = WrittenRun()
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
            let spread = isDigit ? hand.sizeSpread : max(style.unevenness, 0.04)
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

    private static func meaning(of character: Character, _ isDeleted: Bool) -> Meaning {
        if let digit = character.wholeNumberValue.flatMap({ Digit($0) }), !isDeleted {
            return .digit(digit)
        }
        return .sign(String(character))
    }

    /// The gap between two characters.
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

    /// The pen's way from one letter to the next, and where it leaves that one.
    private func join(
        from exit: Point?, to piece: WrittenRun.Piece
    ) -> (way: WrittenRun.Piece?, exit: Point?) {
        guard case .strokes(let strokes) = piece.shape else { return (nil, nil) }
        let (low, high) = strokes.bounds
        let scale = piece.size / max((high - low).max(), 0.05)
        let places = strokes.flatMap(\.points).map {
            piece.middle + scale * ($0 - (low + high) / 2)
        }
        let next = places.filter { $0.y > 0.7 && $0.y < 1.12 }.max { $0.x < $1.x }
        guard let exit, let entry = places.filter({ $0.y > 0.35 }).min(by: { $0.x < $1.x })
        else { return (nil, next) }
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
