import MNIST

/// How one person writes words: in print or in script, evenly or not.
struct WordStyle {
    /// The gap between two letters in heights; below 0 they touch.
    var gap: ClosedRange<Float> = 0.02...0.16
    /// Whether the pen stays on the paper between letters.
    var isJoined = false
    /// How much letters differ in height (logarithmic), and by half of it stand off the line.
    var unevenness: Float = 0
    /// How letters are chosen: small ones, a capital first, capitals alone.
    var capitals = Capitals.none

    /// How large words are beside digits.
    var size: Float = 1
    /// How many of the letters that look like a digit are one of a real hand, where there are such.
    var digitLetters: Float = 0

    /// Which letters are capitals.
    enum Capitals {
        case none, first, all
    }

    /// Returns the style of a random hand: in half of them the letters touch or are joined, in some they
    /// stand apart like digits.
    static func random(using random: inout SeededGenerator) -> WordStyle {
        var style = WordStyle()
        switch random.index(below: 4) {
        case 0: style.gap = -0.1...0.04
        case 1: (style.gap, style.isJoined) = (-0.02...0.1, true)
        case 2: style.gap = 0.1...random.uniform(0.2, 0.5)
        default: break
        }
        style.unevenness = random.uniform(0, 0.16)
        style.capitals = random.pick([.none, .first, .first, .all])
        style.size = random.uniform(-0.3, 0.4).exponential
        if random.chance(0.6) { style.digitLetters = random.uniform(0.2, 0.9) }
        return style
    }

    /// Returns a word of the style in the letters it is written with.
    func spelled(_ word: String) -> String {
        switch capitals {
        case .none: word
        case .first: word.prefix(1).uppercased() + word.dropFirst()
        case .all: word.uppercased()
        }
    }

    /// Returns a word of the style, its line at 1, a digit's height 1.
    ///
    /// Digits within a word are often small: d1, d2.
    func written(
        _ word: String, by writing: Handwriting, from source: GlyphSource,
        using random: inout SeededGenerator
    ) -> WrittenWord {
        var written = WrittenWord()
        var exit: Point?
        for letter in spelled(word) {
            let size = random.normal(deviation: unevenness).exponential
            let foot = random.normal(deviation: unevenness / 2)
            if let passing = DigitLetter.passing(for: letter), random.chance(digitLetters),
                let picture = source.picture(of: passing.digit, using: &random)
            {
                let form = GlyphSource.Form(passing.flipped(picture), using: &random)
                written.add(form, from: passing.top, to: passing.bottom, size: size, foot: foot)
                exit = nil
            } else {
                let (drawn, width) = Self.letter(letter, by: writing, using: &random)
                let strokes = drawn.map { stroke in
                    stroke.mapped {
                        [written.width + size * $0.x, 1 + foot + size * ($0.y - 1)]
                    }
                }
                let places = strokes.flatMap(\.points)
                if isJoined {
                    if let exit, let entry = places.min(by: { $0.x < $1.x }) {
                        let middle = (exit + entry) / 2 + Point(0, 0.06)
                        written.strokes.append(
                            Stroke(points: Spline.through([exit, middle, entry])))
                    }
                    exit = places.filter { $0.y > 0.75 && $0.y < 1.1 }.max { $0.x < $1.x }
                }
                written.strokes += strokes
                written.width += width * size
            }
            written.width += random.uniform(gap.lowerBound, gap.upperBound)
        }
        return written
    }

    private static func letter(
        _ letter: Character, by writing: Handwriting, using random: inout SeededGenerator
    ) -> (strokes: [Stroke], width: Float) {
        if let digit = letter.wholeNumberValue.flatMap({ Digit($0) }) {
            let form = DigitDrawing(digit, hand: writing, using: &random).strokes
            let (low, high) = form.bounds
            let size = random.uniform(0.5, 1) / max(high.y - low.y, 0.3)
            let strokes = form.map { stroke in
                stroke.mapped { (Point($0.x, $0.y) - Point(low.x, high.y)) * size + Point(0, 1.1) }
            }
            return (strokes, size * (high.x - low.x))
        }
        let (paths, width) = Letters.strokes(of: letter, using: &random)
        return (writing.write(paths, using: &random), width)
    }
}
