import MNIST
import SystemLibraries

/// How one person writes words: in print or in script, evenly or not.
///
/// Lengths are in heights of a digit. The standard values are those of plain printed letters.
struct WordStyle {
    /// The gap between two letters, drawn anew each time; below 0 they touch.
    var gap: ClosedRange<Float> = 0.02...0.16
    /// Whether the pen stays on the paper between letters, as in script.
    var isJoined = false
    /// The standard deviation of the logarithm of letters' heights; half of it is that of their feet from
    /// the line.
    var unevenness: Float = 0
    /// Which letters of a word are capitals.
    var capitals = Capitals.none

    /// How many times as large letters are as beside digits of the same hand.
    var size: Float = 1
    /// The probability that a letter that looks like a digit is taken from a picture of one, where pictures
    /// are at hand.
    var digitLetters: Float = 0

    /// Which letters of a word are capitals.
    enum Capitals {
        /// No letter.
        case none
        /// The first letter.
        case first
        /// All letters.
        case all
    }

    /// Returns the style of a random hand.
    ///
    /// In half of them letters touch or are joined, in a quarter they stand apart like digits. Ranges are
    /// set by eye after the words of strangers' pages, which were hard to tell from numbers.
    static func random(using random: inout SeededGenerator) -> WordStyle {
        var style = WordStyle()
        switch random.index(below: 4) {
        // Letters that touch.
        case 0: style.gap = -0.1...0.04
        // Script.
        case 1: (style.gap, style.isJoined) = (-0.02...0.1, true)
        // Letters as far apart as digits of a number.
        case 2: style.gap = 0.1...random.uniform(0.2, 0.5)
        default: break
        }
        // Up to 16 % in height from letter to letter.
        style.unevenness = random.uniform(0, 0.16)
        // Half of the hands begin words with a capital.
        style.capitals = random.pick([.none, .first, .first, .all])
        // 0.74 to 1.5 times the size that letters have beside digits in print.
        style.size = random.uniform(-0.3, 0.4).exponential
        // In six hands of ten a part of the b, g, o, s, z … are of the same origin as digits are.
        if random.chance(0.6) { style.digitLetters = random.uniform(0.2, 0.9) }
        return style
    }

    /// Returns a word with capitals where the style has them.
    func spelled(_ word: String) -> String {
        switch capitals {
        case .none: word
        case .first: word.prefix(1).uppercased() + word.dropFirst()
        case .all: word.uppercased()
        }
    }

    /// Returns a word as the style writes it: digit's height 1, baseline at y = 1, left end at x = 0.
    ///
    /// Digits within a word are often small: d1, d2. `source` gives pictures for letters that look like digits.
    func written(
        _ word: String, by writing: Handwriting, from source: GlyphSource,
        using random: inout SeededGenerator
    ) -> WrittenWord {
        var written = WrittenWord()
        // Where the pen left the last letter; nil at the begin and behind a picture, to which no stroke is joined.
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
                // Scaled about the baseline, so that a small letter stands on the line, and moved behind
                // the last one.
                let (drawn, width) = Self.letter(letter, by: writing, using: &random)
                let strokes = drawn.map { stroke in
                    stroke.mapped {
                        [written.width + size * $0.x, 1 + foot + size * ($0.y - 1)]
                    }
                }
                let places = strokes.flatMap(\.points)
                if isJoined {
                    // A joining stroke sags a little on its way to the letter's leftmost place.
                    if let exit, let entry = places.min(by: { $0.x < $1.x }) {
                        let middle = (exit + entry) / 2 + Point(0, 0.06)
                        written.strokes.append(
                            Stroke(points: Spline.through([exit, middle, entry])))
                    }
                    // The pen leaves a letter at its rightmost place near the baseline; nil where it has
                    // none there.
                    exit = places.filter { $0.y > 0.75 && $0.y < 1.1 }.max { $0.x < $1.x }
                }
                written.strokes += strokes
                written.width += width * size
            }
            written.width += random.uniform(gap.lowerBound, gap.upperBound)
        }
        return written
    }

    /// Returns the strokes of a letter or digit and its width, baseline at y = 1.
    private static func letter(
        _ letter: Character, by writing: Handwriting, using random: inout SeededGenerator
    ) -> (strokes: [Stroke], width: Float) {
        if let digit = letter.wholeNumberValue.flatMap({ Digit($0) }) {
            // A digit half to all as high as others, its foot 0.1 below the line, as an index stands.
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
