import MNIST

/// One person writing on one page: the pen, the size, and how close the digits stand.
struct PageHand {
    /// Where the digits come from.
    var source: GlyphSource
    /// Who lends letters to a hand whose digits are pictures.
    var letters: PenWriter?
    /// How strokes are formed.
    var writing: Handwriting
    /// The pen; its width is relative to the height.
    var ink: Ink
    /// A digit's height on the page.
    var height: Float
    /// The gap between two digits of a number in heights; below 0 they touch.
    var gap: ClosedRange<Float> = 0.12...0.34
    /// The gap between two numbers in heights.
    var numberGap: ClosedRange<Float> = 1...2
    /// How much the digits differ in height (logarithmic).
    var sizeSpread: Float = 0.06
    /// How many times as high as others a 1, 7 and 9 are, which many let reach below the line.
    var tails: Float = 1
    /// How far digits stand above or below the line, in heights.
    var lineSpread: Float = 0.03
    /// How far a line of digits bends away from straight: y gains this times x².
    var bend: Float = 0

    /// Returns a random hand that writes as large as asked.
    init(
        _ source: GlyphSource, height: Float, tool: Ink.Tool? = nil,
        using random: inout SeededGenerator
    ) {
        let pens: [Ink.Tool] = [.ballPen, .ballPen, .fineliner, .fineliner, .pencil, .marker]
        self.source = source
        self.height = height
        writing = .penInHand(using: &random)
        ink = .random(tool ?? random.pick(pens), using: &random)
        // Apart from the rest, so that other draws stay what they are.
        var own = random.split(0)
        sizeSpread = own.chance(0.3) ? own.uniform(0.1, 0.22) : own.uniform(0.04, 0.1)
        if own.chance(0.25) { tails = own.uniform(1.1, 1.6) }
        if case .handwritten = source, own.chance(0.7) {
            // MNIST's strokes are so thick; words beside them are of the same pen.
            ink.width = own.uniform(0.07, 0.14)
        }
    }

    /// Writes numbers one after the other and returns their digits, and where the last one ends.
    ///
    /// `x` is where the first begins, `y` where the line's digits stand. What would reach beyond
    /// `limit` is not written.
    func line(
        _ numbers: [[Digit]], row: Int, x: Float, y: Float, limit: Float,
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
                let glyph = glyph(form, digit, row: row, x: left, y: y, using: &random)
                let width = glyph.size * form.extent.x
                guard left + width < limit else { return (glyphs, left) }
                glyphs.append(glyph)
                left += width
            }
        }
        return (glyphs, left)
    }

    /// Puts a form's left edge at `x` and its foot at `y`.
    func glyph(
        _ form: GlyphSource.Form, _ label: Digit?, row: Int, x: Float, y: Float,
        using random: inout SeededGenerator
    ) -> PageText.Glyph {
        let tail = [1, 7, 9].contains(label?.value) ? tails : 1
        let tall = tail * height * random.normal(deviation: sizeSpread).exponential
        // A 1 from MNIST is as high as others; a dash would else become a beam.
        let size = tall / max(form.extent.y, 0.5)
        let foot =
            y + (random.normal(deviation: lineSpread) + 0.7 * (tail - 1)) * height + bend * x * x
        return PageText.Glyph(
            shape: form.shape, meaning: label.map { .digit($0) } ?? .other(resemblesDigit: false),
            row: row,
            middle: [x + form.extent.x * size / 2, foot - form.extent.y * size / 2], size: size)
    }

    /// Writes a word whose x-height is about 0.6 of the height, and returns where it ends.
    func word(
        _ text: String, style: WordStyle, x: Float, y: Float, using random: inout SeededGenerator
    ) -> (glyphs: [PageText.Glyph], end: Float) {
        let word = style.written(text, by: writing, from: source, using: &random)
        let size = height * style.size
        return (word.glyphs(at: [x, y], height: size), x + size * word.width)
    }
}

extension SeededGenerator {
    /// Returns a number of so many digits.
    mutating func number(_ count: Int) -> [Digit] {
        (0..<count).map { _ in pick(Digit.allCases) }
    }

    /// Returns a whole number within bounds.
    mutating func count(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + index(below: range.count)
    }
}
