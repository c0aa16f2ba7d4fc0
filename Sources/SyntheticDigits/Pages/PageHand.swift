import MNIST
import SystemLibraries

/// One person writing on one page: source of shapes, pen, height of digits, and how evenly they stand.
///
/// Lengths called heights are multiples of `height`, which is in page units. The standard values are those
/// of an ordinary, even hand; they are set by eye.
struct PageHand {
    /// Where the shapes of digits come from.
    var source: GlyphSource
    /// The writer who lends letters and signs to a hand whose own source has none; nil for drawn letters.
    var letters: PenWriter?
    /// Slant, width, wobble and pressure of the strokes.
    var writing: Handwriting
    /// The pen; its width is a share of `height`.
    var ink: Ink
    /// The height of a digit in page units (the photo's shorter side is 1).
    var height: Float
    /// The gap between the boxes of two digits of a number, in heights, drawn anew each time; below 0 they touch.
    var gap: ClosedRange<Float> = 0.12...0.34
    /// The gap between two numbers of a line, in heights, drawn anew each time.
    var numberGap: ClosedRange<Float> = 1...2
    /// The standard deviation of the logarithm of digits' heights: 0.06 means some 6 %.
    var sizeSpread: Float = 0.06
    /// How many times as high as other digits a 1, 7 and 9 are, 1 or more.
    ///
    /// Many hands let these reach below the line, as they do a letter's descender.
    var tails: Float = 1
    /// The standard deviation of digits' feet above and below the line, in heights.
    var lineSpread: Float = 0.03
    /// How far a line of digits is curved: y gains this times x², both in page units; 0 is straight.
    var bend: Float = 0

    /// Makes a random hand that writes digits of a height, with a tool of its choice where none is given.
    init(
        _ source: GlyphSource, height: Float, tool: Ink.Tool? = nil,
        using random: inout SeededGenerator
    ) {
        // Frequencies by repetition: ball pens and fineliners are what most people write with.
        let pens: [Ink.Tool] = [.ballPen, .ballPen, .fineliner, .fineliner, .pencil, .marker]
        self.source = source
        self.height = height
        writing = .penInHand(using: &random)
        ink = .random(tool ?? random.pick(pens), using: &random)
        // A generator of its own keeps the draws that follow what they are without these.
        var own = random.split(0)
        // Three hands of ten are uneven, and in one of four 1, 7 and 9 reach below the line.
        sizeSpread = own.chance(0.3) ? own.uniform(0.1, 0.22) : own.uniform(0.04, 0.1)
        if own.chance(0.25) { tails = own.uniform(1.1, 1.6) }
        if case .handwritten = source, own.chance(0.7) {
            // In heights. MNIST's strokes are about so thick, whatever pen is asked for; words beside them
            // must not be told apart by a thinner pen.
            ink.width = own.uniform(0.07, 0.14)
        }
    }

    /// Writes numbers side by side and returns their digits and the x at which the last one ends.
    ///
    /// `x` is where the first digit's box begins, `y` the baseline, both in page units; `line` is the
    /// number of the digits' line of writing. Writing ends before the first digit whose box would reach
    /// `limit`, so that a number may lose digits at its end.
    func line(
        _ numbers: [[Digit]], line: Int, x: Float, y: Float, limit: Float,
        using random: inout SeededGenerator
    ) -> (glyphs: [PageText.Glyph], end: Float) {
        var glyphs: [PageText.Glyph] = []
        var left = x
        for (place, number) in numbers.enumerated() {
            if place > 0 {
                left += height * random.uniform(numberGap.lowerBound, numberGap.upperBound)
            }
            for (index, digit) in number.enumerated() {
                if index > 0 { left += height * random.uniform(gap.lowerBound, gap.upperBound) }
                let form = source.form(of: digit, hand: writing, using: &random)
                let glyph = glyph(form, digit, line: line, x: left, y: y, using: &random)
                let width = glyph.size * form.extent.x
                guard left + width < limit else { return (glyphs, left) }
                glyphs.append(glyph)
                left += width
            }
        }
        return (glyphs, left)
    }

    /// Returns a shape on the page, its box's left edge at `x` and its foot near `y`.
    ///
    /// Height and foot vary as the hand's spreads say. Without a label the shape is no digit.
    func glyph(
        _ form: GlyphSource.Form, _ label: Digit?, line: Int, x: Float, y: Float,
        using random: inout SeededGenerator
    ) -> PageText.Glyph {
        let tail = [1, 7, 9].contains(label?.value) ? tails : 1
        let tall = tail * height * random.normal(deviation: sizeSpread).exponential
        // A 1 is as high as other digits; what is more than twice as wide as high, such as a dash, is not
        // enlarged to that height, or it would become a beam.
        let size = tall / max(form.extent.y, 0.5)
        let foot =
            y + (random.normal(deviation: lineSpread) + 0.7 * (tail - 1)) * height + bend * x * x
        return PageText.Glyph(
            shape: form.shape, meaning: label.map { .digit($0) } ?? .other(resemblesDigit: false),
            line: line,
            middle: [x + form.extent.x * size / 2, foot - form.extent.y * size / 2], size: size)
    }

    /// Writes a word from `x` on, its baseline at `y`, and returns its glyphs and the x at which it ends.
    ///
    /// The word's x-height is 0.58 of a digit's height times the style's size.
    func word(
        _ text: String, style: WordStyle, x: Float, y: Float, using random: inout SeededGenerator
    ) -> (glyphs: [PageText.Glyph], end: Float) {
        let word = style.written(text, by: writing, from: source, using: &random)
        let size = height * style.size
        return (word.glyphs(at: [x, y], height: size), x + size * word.width)
    }
}

extension SeededGenerator {
    /// Returns a number of so many digits, each as likely; leading zeros occur.
    mutating func number(_ count: Int) -> [Digit] {
        (0..<count).map { _ in pick(Digit.allCases) }
    }

    /// Returns a whole number within bounds, both included, each as likely.
    mutating func count(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + index(below: range.count)
    }
}
