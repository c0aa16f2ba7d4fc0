import SystemLibraries

/// One person with one pen, and what that person has written on the page so far.
///
/// Places and sizes are in page units (the photo's shorter side is 1), what is written gets its position by
/// the baseline and the left end.
struct Scribe {
    /// The person's hand and pen.
    var hand: PageHand
    /// How the person writes words.
    var style: WordStyle
    /// How far the outlines of pictures of digits are moved out, in pixels of 28; below 0 their strokes get thinner.
    var growth: Float
    /// The direction of lines of writing in radians, clockwise; 0 is level.
    var slope: Float = 0
    /// What was written, in order, with the pen's ink.
    private(set) var text: PageText

    /// Makes a person who has written nothing yet.
    init(_ hand: PageHand, style: WordStyle, using random: inout SeededGenerator) {
        self.hand = hand
        self.style = style
        // MNIST's strokes are as thick as a felt pen's; most pens are thinner. Set by eye.
        growth = random.chance(0.6) ? random.uniform(-0.9, -0.2) : random.uniform(-0.2, 0.4)
        text = PageText(glyphs: [], ink: hand.ink, height: hand.height)
    }

    /// Returns a line in the letters that the person uses: capitals where the style has them alone.
    func spelled(_ line: String) -> String { style.capitals == .all ? line.uppercased() : line }

    /// Puts a run on the page, its left end on the baseline at a place, along the slope.
    ///
    /// The run gets `size` times as large as the person writes; `line` is the number of the digits'
    /// line of writing.
    mutating func put(_ run: WrittenRun, at place: Point, line: Int, size: Float = 1) {
        let height = hand.height * size
        let (cosine, sine) = (slope.cosine, slope.sine)
        for piece in run.pieces {
            let (x, y) = (height * piece.middle.x, height * (piece.middle.y - 1))
            text.glyphs.append(
                PageText.Glyph(
                    shape: piece.shape, meaning: piece.meaning, line: line,
                    middle: place + Point(cosine * x - sine * y, sine * x + cosine * y),
                    size: height * piece.size, turn: slope, mark: piece.mark))
        }
    }

    /// Writes characters from a place on their baseline on, and returns the x at which they end.
    ///
    /// `line` is the number of their line of writing.
    @discardableResult
    mutating func write(
        _ characters: String, at place: Point, line: Int, size: Float = 1,
        using random: inout SeededGenerator
    ) -> Float {
        let run = compose(characters, using: &random)
        put(run, at: place, line: line, size: size)
        return place.x + run.width * hand.height * size
    }

    /// Writes characters that end at a place on their baseline, and returns the x at which they begin.
    ///
    /// `line` is the number of their line of writing.
    @discardableResult
    mutating func write(
        _ characters: String, endingAt place: Point, line: Int, size: Float = 1,
        using random: inout SeededGenerator
    ) -> Float {
        let run = compose(characters, using: &random)
        let left = place.x - run.width * hand.height * size
        put(run, at: Point(left, place.y), line: line, size: size)
        return left
    }

    /// Puts a glyph on the page that was made elsewhere.
    mutating func add(_ glyph: PageText.Glyph) { text.glyphs.append(glyph) }

    /// Draws strokes that are no character with the person's pen; `mark` is their role in the truth.
    ///
    /// Nothing is drawn where there are no strokes.
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
    /// Returns where a character's shape comes from: digits from the hand's own source, letters and signs
    /// from the writer who lends them where there is one.
    func source(for character: Character) -> GlyphSource {
        guard !character.isWholeNumber, let letters else { return source }
        return .writer(letters)
    }
}
