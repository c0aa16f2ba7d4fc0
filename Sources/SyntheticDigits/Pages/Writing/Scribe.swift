import MNIST

/// One person with one pen, and what that person has written on the page.
struct Scribe {
    /// The hand and the pen.
    var hand: PageHand
    /// How words are written.
    var style: WordStyle
    /// How far a picture's outline is moved out for the width of the pen, in pixels of 28.
    var growth: Float
    /// The direction of lines in radians, clockwise.
    var slope: Float = 0
    /// What was written.
    private(set) var text: PageText

    /// Makes a person who has written nothing yet.
    init(_ hand: PageHand, style: WordStyle, using random: inout SeededGenerator) {
        self.hand = hand
        self.style = style
        growth = random.chance(0.6) ? random.uniform(-0.9, -0.2) : random.uniform(-0.2, 0.4)
        text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
    }

    /// The letters as the person spells them.
    func spelled(_ line: String) -> String { style.capitals == .all ? line.uppercased() : line }

    /// Puts a run on the page: its left end and its line at a place, `size` times as large as the person
    /// writes; digits belong to a row.
    mutating func put(_ run: WrittenRun, at place: Point, row: Int, size: Float = 1) {
        let height = hand.height * size
        let (cosine, sine) = (slope.cosine, slope.sine)
        for piece in run.pieces {
            let (x, y) = (height * piece.middle.x, height * (piece.middle.y - 1))
            text.glyphs.append(
                PageText.Glyph(
                    shape: piece.shape, meaning: piece.meaning, row: row,
                    middle: place + Point(cosine * x - sine * y, sine * x + cosine * y),
                    size: height * piece.size, turn: slope, mark: piece.mark))
        }
    }

    /// Writes a line from a place on, and returns where it ends.
    @discardableResult
    mutating func write(
        _ line: String, at place: Point, row: Int, size: Float = 1,
        using random: inout SeededGenerator
    ) -> Float {
        let run = compose(line, using: &random)
        put(run, at: place, row: row, size: size)
        return place.x + run.width * hand.height * size
    }

    /// Writes a line that ends at a place, and returns where it begins.
    @discardableResult
    mutating func write(
        _ line: String, endingAt place: Point, row: Int, size: Float = 1,
        using random: inout SeededGenerator
    ) -> Float {
        let run = compose(line, using: &random)
        let left = place.x - run.width * hand.height * size
        put(run, at: Point(left, place.y), row: row, size: size)
        return left
    }

    /// Puts something on the page that is no run.
    mutating func add(_ glyph: PageText.Glyph) { text.glyphs.append(glyph) }

    /// Draws strokes in the page's units that are no character: a `mark` is a line or anything else.
    mutating func draw(_ strokes: [Path], as mark: PageTruth.Role) {
        let strokes = strokes.map { Stroke(points: $0) }
        guard !strokes.isEmpty else { return }
        let (low, high) = strokes.bounds
        text.glyphs.append(
            PageText.Glyph(
                shape: .strokes(strokes), middle: (low + high) / 2,
                size: max((high - low).max(), 0.002), mark: mark))
    }
}

extension PageHand {
    /// Where a character comes from: letters beside MNIST's digits are of whoever lends them.
    func source(for character: Character) -> GlyphSource {
        guard !character.isWholeNumber, let letters else { return source }
        return .writer(letters)
    }
}
